import { Card } from '@/app/_ui/card'
import { ArrangeForm, FacilitatorForm, OrderPresses } from './agenda-forms'
import type { Shown } from './agenda-items'

/** What the lead and the chair do before the meeting. */
export function Preparing({ view, slug, assessmentId }: Shown) {
  const { arrange, order, revealFirstRounds } = view.abilities
  if (!arrange && !order && !revealFirstRounds) return null
  return (
    <div className="no-print flex flex-col gap-6 lg:w-96 lg:shrink-0">
      {revealFirstRounds || order ? (
        <Card id="order" title="Put the agenda in order">
          <p className="mb-4 max-w-(--measure)">
            The widest spread comes first. An order by scores that are still hidden would give them away, so the first
            rounds are revealed before the agenda is made. Questions not revealed come last, by number. One that is
            scored again keeps the place of its first round.
          </p>
          <OrderPresses
            slug={slug}
            assessmentId={assessmentId}
            ready={view.readyToReveal}
            mayOrder={order}
            isOrdered={view.isOrdered}
          />
        </Card>
      ) : null}
      {arrange ? (
        <Card id="arrange" title="When, where and who facilitates">
          <div className="grid gap-8 md:max-lg:grid-cols-2">
            <ArrangeForm slug={slug} assessmentId={assessmentId} view={view} />
            <FacilitatorForm slug={slug} assessmentId={assessmentId} view={view} />
          </div>
        </Card>
      ) : null}
    </div>
  )
}
