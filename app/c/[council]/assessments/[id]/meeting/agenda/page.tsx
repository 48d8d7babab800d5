import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { LevelMark } from '@/app/_ui/level-mark'
import { PageHeading } from '@/app/_ui/page-heading'
import { PrintButton } from '@/app/_ui/print-button'
import { StateMark } from '@/app/_ui/state-mark'
import { Time } from '@/app/_ui/time'
import { type AgendaView, viewAgenda } from '@/lib/meeting/view-agenda'
import { CONSENSUS_WORDS } from '../stage-words'
import {
  ArrangeForm,
  ConsentForm,
  FacilitatorForm,
  ObjectPress,
  OrderPresses,
  PlacePresses,
  RecordForm,
} from './agenda-forms'

export const metadata: Metadata = { title: 'Agenda' }
type Item = AgendaView['items'][number]
type Shown = { view: AgendaView; slug: string; assessmentId: string }

export default async function AgendaPage({ params }: PageProps<'/c/[council]/assessments/[id]/meeting/agenda'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewAgenda(await councilCaller(slug), { assessmentId: id }))
  const base = `/c/${slug}/assessments/${id}`
  const shown = { view, slug, assessmentId: id }
  const consent = view.items.filter(({ isOnConsent, round }) => isOnConsent && round !== 'agreed')
  const open = view.items.filter(({ isOnConsent, round }) => !isOnConsent && round !== 'agreed')
  const agreed = view.items.filter(({ round }) => round === 'agreed')
  return (
    <KeepFocus>
      <PageHeading
        title="Agenda of the meeting"
        crumbs={[
          { label: view.council, href: `/c/${slug}` },
          { label: view.title, href: base },
          { label: 'Meeting', href: `${base}/meeting` },
        ]}
        lead={<When view={view} />}
      >
        <LinkButton href={`${base}/meeting`}>Go to the meeting</LinkButton>
        {view.startsAt ? (
          <LinkButton variant="secondary" href={`${base}/meeting/agenda/calendar`} prefetch={false}>
            Calendar file
          </LinkButton>
        ) : null}
        <PrintButton>Print the agenda</PrintButton>
      </PageHeading>
      <div className="flex flex-col gap-8">
        <Preparing {...shown} />
        <section aria-labelledby="talk">
          <h2 id="talk" className="mb-3">
            To talk about
          </h2>
          {open.length === 0 ? <p>Nothing is left to talk about.</p> : null}
          <ol className="flex flex-col gap-4">
            {open.map((item, at) => (
              <li key={item.code} className="flex flex-wrap gap-x-6 gap-y-1 border-t border-line pt-3">
                <span className="w-20 tabular-nums">{item.minutes} min</span>
                <div className="min-w-60 flex-1">
                  <p tabIndex={-1} className="font-semibold">{`${item.code} ${item.question}`}</p>
                  <p className="flex flex-wrap gap-x-4 text-secondary">
                    <SpreadWords item={item} />
                    {item.isPinned ? <span>Pinned here</span> : null}
                    {item.isObjected ? <span>Put back by an objection</span> : null}
                  </p>
                  {view.abilities.order ? (
                    <div className="no-print mt-1 flex flex-wrap gap-2">
                      <PlacePresses
                        slug={slug}
                        assessmentId={id}
                        code={item.code}
                        isPinned={item.isPinned}
                        isFirst={at === 0}
                        isLast={at === open.length - 1}
                      />
                      {item.abilities.passByConsent ? <ConsentForm slug={slug} assessmentId={id} item={item} /> : null}
                    </div>
                  ) : null}
                </div>
              </li>
            ))}
          </ol>
        </section>
        {consent.length > 0 ? (
          <section aria-labelledby="consent">
            <h2 id="consent" className="mb-1">
              By consent
            </h2>
            <p className="mb-3 max-w-(--measure) text-secondary">
              On these the scores agree. They are recorded as proposed, without talking, unless an assessor objects
              before they are recorded. Nobody is told who objected, and no reason is asked.
            </p>
            <ul className="flex flex-col gap-4">
              {consent.map((item) => (
                <ConsentItem key={item.code} item={item} {...shown} />
              ))}
            </ul>
          </section>
        ) : null}
        {agreed.length > 0 ? (
          <section aria-labelledby="agreed">
            <h2 id="agreed" className="mb-3">
              Agreed already
            </h2>
            <ul className="flex flex-col gap-2">
              {agreed.map(({ code, question, level, ambition }) => (
                <li key={code} className="flex flex-wrap items-center gap-x-4">
                  <span>{`${code} ${question}`}</span>
                  <LevelMark level={level} ambition={ambition} words />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </KeepFocus>
  )
}

const When = ({ view }: { view: AgendaView }) => (
  <span className="flex flex-wrap gap-x-4">
    {view.startsAt ? (
      <Time at={view.startsAt} />
    ) : view.meetingOn ? (
      <Time at={view.meetingOn} day />
    ) : (
      'The day is not set yet'
    )}
    <span>{view.minutes} minutes</span>
    {view.place ? <span className="wrap-anywhere">{view.place}</span> : null}
    {view.facilitator ? <span>{`${view.facilitator.name} facilitates`}</span> : null}
  </span>
)

/** The spread of the first round in words; of a hidden one nothing. */
const SpreadWords = ({ item }: { item: Item }) =>
  item.width === null ? (
    <span>Scores not revealed</span>
  ) : (
    <>
      {item.consensus ? (
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="flex">
            <StateMark state={item.consensus} bare />
          </span>
          {CONSENSUS_WORDS[item.consensus]}
        </span>
      ) : null}
      <span>{`${item.width.toFixed(1)} levels apart on average`}</span>
    </>
  )

/** What the lead and the chair do before the meeting. */
function Preparing({ view, slug, assessmentId }: Shown) {
  const { arrange, order, revealFirstRounds } = view.abilities
  if (!arrange && !order && !revealFirstRounds) return null
  return (
    <div className="no-print flex flex-col gap-6">
      {revealFirstRounds || order ? (
        <Card id="order" title="Put the agenda in order">
          <p className="mb-4 max-w-(--measure)">
            The widest spread comes first. An order by scores that are still hidden would give them away, so the first
            rounds are revealed before the agenda is made. Questions not revealed come last, by number.
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
          <div className="grid gap-8 wide:grid-cols-2">
            <ArrangeForm slug={slug} assessmentId={assessmentId} view={view} />
            <FacilitatorForm slug={slug} assessmentId={assessmentId} view={view} />
          </div>
        </Card>
      ) : null}
    </div>
  )
}

function ConsentItem({ item, view, slug, assessmentId }: Shown & { item: Item }) {
  const { proposal } = item
  if (!proposal) return null
  return (
    <li className="border-t border-line pt-3">
      <p className="font-semibold">{`${item.code} ${item.question}`}</p>
      <p className="my-1">
        <LevelMark level={proposal.level} ambition={proposal.ambition} words />
      </p>
      <p className="max-w-(--measure) whitespace-pre-line">{proposal.reason}</p>
      <div className="no-print mt-2 flex flex-wrap gap-3">
        {item.abilities.object ? <ObjectPress slug={slug} assessmentId={assessmentId} code={item.code} /> : null}
        {view.abilities.agree ? <RecordForm slug={slug} assessmentId={assessmentId} item={item} /> : null}
      </div>
    </li>
  )
}
