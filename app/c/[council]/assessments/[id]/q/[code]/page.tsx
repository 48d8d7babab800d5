import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { AnswerPanel } from '@/app/_editor/answer-panel'
import { LinkButton } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'
import { StateMark } from '@/app/_ui/state-mark'
import { viewQuestion } from '@/lib/assessment/view-question'
import { viewThreads } from '@/lib/comment/view-threads'
import { viewConsensusRecord } from '@/lib/score/view-consensus-record'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { CommentsPanel } from './comments-panel'
import { EvidencePanel } from './evidence-panel'
import { WhoWrote } from './history/who-wrote'
import { LevelsPanel } from './levels-panel'
import { LibraryPanel } from './library-panel'
import { LiveQuestion } from './live-question'
import { ProgressForm } from './progress-form'
import { QuestionRail } from './question-rail'
import { ScorePanel } from './score-panel'
import { Workspace } from './workspace'

type Props = PageProps<'/c/[council]/assessments/[id]/q/[code]'>

/** What is said to whoever may not write in the answer now. */
function readingWords(isFrozen: boolean, mayComment: boolean) {
  const why = isFrozen ? 'This answer is frozen: nobody can change it now.' : 'You are reading this answer.'
  return mayComment ? `${why} Select words to comment on them.` : why
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Question ${(await params).code}` }
}

export default async function QuestionPage({ params, searchParams }: Props) {
  const { council: slug, id, code } = await params
  const { panel } = await searchParams
  const caller = await councilCaller(slug)
  const at = { assessmentId: id, code }
  const [viewed, scored, commented, recorded] = await Promise.all([
    viewQuestion(caller, at),
    viewScoreSheet(caller, at),
    viewThreads(caller, at),
    viewConsensusRecord(caller, at),
  ])
  const view = orNotFound(viewed)
  const sheet = orNotFound(scored)
  const { threads, abilities } = orNotFound(commented)
  const { rounds: record = [], aside = [] } = orNotFound(recorded).questions[0] ?? {}
  const anchors = threads.flatMap((thread) =>
    thread.anchor && !thread.resolved ? [{ threadId: thread.id, ...thread.anchor }] : [],
  )
  const { question, assessment } = view
  const base = `/c/${slug}/assessments/${id}`
  const crumbs = [
    { label: view.council.name, href: `/c/${slug}` },
    { label: assessment.title, href: base },
  ]
  return (
    <>
      <LiveQuestion />
      <QuestionRail view={view} base={base} />
      <PageHeading
        title={`${question.code} ${question.question}`}
        crumbs={crumbs}
        lead={
          <span className="flex flex-wrap gap-x-4">
            <StateMark state={question.state} />
            <span>
              {view.writers.length > 0
                ? `Written by ${view.writers.join(', ')}`
                : 'Nobody is assigned to write this yet'}
            </span>
          </span>
        }
      />
      <Workspace
        first={question.round && sheet.duties.isAssessor ? 'score' : 'levels'}
        asked={[panel].flat()[0]}
        answer={
          <section aria-labelledby="answer-title" className="flex flex-col gap-4">
            <h2 id="answer-title" className="sr-only">
              The answer
            </h2>
            <AnswerPanel
              council={slug}
              documentId={view.documentId}
              userId={view.reader.userId}
              label={`Answer to question ${code}`}
              anchors={anchors}
              reading={readingWords(view.isFrozen, abilities.comment)}
            />
            <div className="flex flex-wrap items-start justify-between gap-4">
              <WhoWrote at={{ slug, assessmentId: id, code }} />
              <LinkButton href={`${base}/q/${code}/history`} variant="secondary">
                History of this answer
              </LinkButton>
            </div>
            {view.abilities.markProgress ? (
              <ProgressForm
                slug={slug}
                assessmentId={id}
                code={code}
                progress={question.progress}
                isScoring={assessment.state !== 'preparing'}
              />
            ) : null}
          </section>
        }
        panels={[
          { id: 'levels', label: 'Levels', content: <LevelsPanel question={question} /> },
          { id: 'evidence', label: 'Evidence', content: <EvidencePanel slug={slug} assessmentId={id} code={code} /> },
          { id: 'comments', label: 'Comments', content: <CommentsPanel slug={slug} assessmentId={id} code={code} /> },
          {
            id: 'score',
            label: 'Score',
            content: (
              <ScorePanel
                sheet={sheet}
                record={record}
                aside={aside}
                slug={slug}
                assessmentId={id}
                code={code}
                userId={view.reader.userId}
              />
            ),
          },
          { id: 'library', label: 'Library', content: <LibraryPanel area={question.area} /> },
        ]}
      />
    </>
  )
}
