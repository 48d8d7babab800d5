import type { Metadata } from 'next'
import Link from 'next/link'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { FirstTime } from '@/app/_ui/first-time'
import { Form } from '@/app/_ui/form'
import { HeatMap } from '@/app/_ui/heat-map'
import { PageHeading } from '@/app/_ui/page-heading'
import { Radar } from '@/app/_ui/radar'
import { Tag } from '@/app/_ui/tag'
import { Time } from '@/app/_ui/time'
import { STATE_NAMES } from '@/lib/assessment/assessment'
import { type Overview, viewOverview } from '@/lib/assessment/view-overview'
import { dayOf } from '@/lib/words/dates'
import { WaitingList, whereToDo } from '../../waiting-list'
import { openMeetingAction, openScoringAction, startPreparingAction } from '../actions'
import { AssessmentNav } from './assessment-nav'
import { VacanciesBand } from './vacancies-band'

export const metadata: Metadata = { title: 'Overview' }

const CELL_WAITING = {
  write: 'Write',
  score: 'Score',
  reveal: 'Reveal',
  agree: 'Agree',
  'say-concur': 'Concur?',
} as const

export default async function OverviewPage({ params }: PageProps<'/c/[council]/assessments/[id]'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewOverview(await councilCaller(slug), { assessmentId: id }))
  const { assessment, areas, questions, waiting } = view
  const base = `/c/${slug}/assessments/${id}`
  const cells = questions.map((q) => ({
    ...q,
    waiting: q.waiting && CELL_WAITING[q.waiting],
    href: whereToDo(base, q.code, q.waiting),
  }))
  const agreed = questions.filter((q) => q.level !== null).length
  return (
    <>
      <PageHeading
        title={assessment.title}
        crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
        lead={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Tag tone="accent">{STATE_NAMES[assessment.state]}</Tag>
            <span>
              {agreed} of {questions.length} questions agreed
            </span>
            {assessment.scoresDueOn ? (
              <span>
                Scores due <Time at={assessment.scoresDueOn} day />
              </span>
            ) : null}
            {assessment.meetingOn ? (
              <span>
                Meeting <Time at={assessment.meetingOn} day />
              </span>
            ) : null}
          </span>
        }
      >
        <AssessmentNav base={base} abilities={view.abilities} />
      </PageHeading>
      <FirstTime at="overview" />
      <div className="flex flex-col gap-8">
        <VacanciesBand vacancies={view.vacancies} base={base} />
        <NextStep view={view} slug={slug} base={base} />
        {waiting.length > 0 ? (
          <Card>
            <WaitingList waiting={waiting} base={base} level={2} />
          </Card>
        ) : null}
        <section aria-labelledby="map">
          <h2 id="map" className="mb-3">
            Where we stand
          </h2>
          <HeatMap
            areas={areas.map((area) =>
              view.abilities.readStatements ? { ...area, statement: `${base}/areas/${area.number}` } : area,
            )}
            cells={cells}
          />
        </section>
        {agreed > 0 ? (
          <Card id="areas" title="Now and ambition, area by area">
            <Radar
              label="Average agreed level and ambition in each of the five areas"
              axes={areas.map((area) => averageOf(area, questions))}
            />
            <p className="mt-2 text-sm text-secondary">
              Averages of the levels agreed so far. They show a shape, not a score.
            </p>
          </Card>
        ) : null}
      </div>
    </>
  )
}

function averageOf(area: Overview['areas'][number], questions: Overview['questions']) {
  const own = questions.filter((q) => q.area === area.number && q.level !== null)
  const mean = (of: (q: (typeof own)[number]) => number | null) =>
    own.length === 0 ? null : own.reduce((sum, q) => sum + (of(q) ?? 0), 0) / own.length
  return { label: area.title, level: mean((q) => q.level), ambition: mean((q) => q.ambition) }
}

/** The one thing that moves the assessment on, for whoever may do it, saying what it will do. */
function NextStep({ view, slug, base }: { view: Overview; slug: string; base: string }) {
  const { abilities, assessment } = view
  const hidden = { assessmentId: assessment.id }
  const ready = view.questions.filter((q) => q.progress === 'ready').length
  if (assessment.state === 'setup' && abilities.setUp) {
    return (
      <Card id="next" title="Next: set up">
        <p className="mb-4">
          Name assessors, a chair and two signatories, set the dates and say who writes what. Then open the answers for
          writing.
        </p>
        {abilities.startPreparing ? (
          <Form action={startPreparingAction.bind(null, slug)} submit="Open the answers for writing" hidden={hidden} />
        ) : (
          <LinkButton href={`${base}/setup`}>Go to set-up</LinkButton>
        )}
      </Card>
    )
  }
  if (abilities.openScoring) {
    return (
      <Card id="next" title="Next: open scoring">
        <p className="mb-4">
          {ready === 1 ? '1 answer is' : `${ready} answers are`} ready. Opening scoring fixes the rules and the people,
          and asks every assessor to score these questions alone. Other answers can follow.
        </p>
        <Form action={openScoringAction.bind(null, slug)} submit="Open scoring and fix the rules" hidden={hidden} />
      </Card>
    )
  }
  if (abilities.openMeeting) {
    return (
      <Card id="next" title="Next: open the meeting">
        <p className="mb-4">
          In the meeting the chair reveals scores, question by question, and records what is agreed. Scores can still be
          given until each reveal.
        </p>
        <Form action={openMeetingAction.bind(null, slug)} submit="Open the meeting" hidden={hidden} />
      </Card>
    )
  }
  if (assessment.state === 'agreeing' && abilities.viewSubmission) {
    return (
      <Card id="next" title="Next: meet and agree">
        <p className="mb-4">
          {assessment.meetingOn && assessment.meetingOn > dayOf(new Date()) ? (
            <>
              The meeting is arranged for <Time at={assessment.meetingOn} day />.
            </>
          ) : (
            'The meeting is open.'
          )}{' '}
          Follow it here: whoever facilitates brings each question to your screen. Before signing,{' '}
          <Link href={`${base}/submit`}>see what is still missing</Link>.
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={`${base}/meeting`}>Go to the meeting</LinkButton>
          <LinkButton variant="secondary" href={`${base}/meeting/agenda`}>
            Read the agenda
          </LinkButton>
        </div>
      </Card>
    )
  }
  if (assessment.state === 'signing' || assessment.state === 'agreeing') {
    return (
      <p>
        <Link href={`${base}/submit`}>See what is still missing before sign-off and submission</Link>
      </p>
    )
  }
  if ((assessment.state === 'preparing' || assessment.state === 'scoring') && view.waiting.length === 0)
    return <p>Nothing in this self-assessment waits for you at the moment.</p>
  return null
}
