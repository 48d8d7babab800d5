import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { addressOf, askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { AnswerPanel } from '@/app/_editor/answer-panel'
import { KeepToRead } from '@/app/_offline/keep-to-read'
import { LinkButton } from '@/app/_ui/button'
import { FirstTime } from '@/app/_ui/first-time'
import { LivePage } from '@/app/_ui/live-page'
import { StateMark } from '@/app/_ui/state-mark'
import { ClientWords } from '@/app/_words/client-words'
import { markWordsAction } from '@/app/c/[council]/_evidence/actions'
import { wordsOn } from '@/app/c/[council]/_evidence/words-on'
import { WhoWrote } from '@/app/c/[council]/texts/[text]/who-wrote'
import { questionName } from '@/lib/framework/named-question'
import { viewQuestion } from '@/lib/score/view-question'
import { messages } from '@/lib/words/messages'
import { OpenPanel } from './open-panel'
import { PANELS, type Panel } from './panel'
import { ProgressForm } from './progress-form'
import { AreaRail, QuestionRail } from './question-rail'
import { Workspace } from './workspace'

type Props = PageProps<'/c/[council]/assessments/[id]/q/[code]'>

const ASKED = ['panel', 'thread', 'resolved', 'removed', 'item', 'all', 'level', 'after', 'before'] as const

/** Asked for once, by the title and by the page. */
const viewOf = cache(async (slug: string, assessmentId: string, code: string, panel: Panel | undefined) =>
  orNotFound(await viewQuestion(await councilCaller(slug), { assessmentId, code, ...(panel ? { panel } : {}) })),
)
const panelIn = (panel: string | undefined) => PANELS.find((one) => one === panel)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { council, id, code } = await params
  const { panel } = askedIn(await searchParams, ASKED)
  return { title: questionName((await viewOf(council, id, code, panelIn(panel))).question) }
}

export default async function QuestionPage({ params, searchParams }: Props) {
  const { council: slug, id, code } = await params
  const { panel, ...asked } = askedIn(await searchParams, ASKED)
  const named = panelIn(panel)
  const view = await viewOf(slug, id, code, named)
  const { question, assessment, counts, isRevealed } = view
  const base = `/c/${slug}/assessments/${id}`
  const here = `${base}/q/${code}`
  // What was scored and agreed has a page of its own: links that were made before lead there.
  if (isRevealed && named === 'score') redirect(`${here}/agree`)
  const open = named ?? (view.sheet ? 'score' : 'levels')
  const t = await getTranslations('agree.panel')
  const say = await getTranslations('question')
  return (
    <>
      <LivePage topic={{ topic: 'subject', council: slug, id: view.documentId }} />
      <KeepToRead view={view} href={here} />
      <QuestionRail view={view} base={base} />
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-8 gap-y-1 wide:flex-nowrap">
        <h1 className="max-w-4xl text-[1.35rem] wide:text-[1.6rem]">
          <span className="block font-sans text-sm font-semibold">
            {questionName(question)}
            <span className="sr-only">. </span>
          </span>
          {question.question}
        </h1>
        <p className="flex flex-wrap gap-x-4 text-sm text-secondary wide:max-w-80 wide:justify-end wide:text-right">
          <StateMark state={question.state} />
          <span>
            {view.writers.length > 0 ? say('writtenBy', { who: view.writers.join(', ') }) : say('nobodyWrites')}
          </span>
        </p>
      </div>
      {isRevealed ? (
        <p className="mb-3 flex flex-wrap items-center justify-between gap-x-3 border-l-4 border-accent bg-accent-soft px-3 py-1">
          <span className="font-semibold">{question.round === 'agreed' ? t('agreed') : t('revealed')}</span>
          <LinkButton href={`${here}/agree`}>{question.round === 'agreed' ? t('seeAgreed') : t('see')}</LinkButton>
        </p>
      ) : null}
      <ClientWords
        words={{
          comments: messages.comments,
          question: messages.question,
          editor: messages.editor,
          sheet: messages.sheet,
          agree: messages.agree,
        }}
      >
        <div className="gap-x-8 min-[83rem]:grid min-[83rem]:grid-cols-[13rem_minmax(0,1fr)]">
          <AreaRail view={view} base={base} />
          <Workspace
            href={here}
            open={open}
            isAsked={named !== undefined}
            tabs={PANELS.filter((one) => !isRevealed || one !== 'score').map((one) => ({
              id: one,
              href: addressOf(here, { panel: one }),
              ...(one === 'comments' || one === 'evidence' ? { count: counts[one] } : {}),
            }))}
            answer={
              <section aria-labelledby="answer-title" className="flex flex-col gap-4">
                <h2 id="answer-title" className="sr-only">
                  The answer
                </h2>
                <AnswerPanel
                  council={slug}
                  documentId={view.documentId}
                  userId={view.reader.userId}
                  label={`Answer to question ${questionName(question)}`}
                  anchors={view.marks}
                  evidence={{
                    at: { assessmentId: id, code },
                    marks: view.evidenceMarks.map((mark) => wordsOn(mark, slug)),
                    mark: markWordsAction.bind(null, slug),
                  }}
                  others={view.writers.length > 0 && !view.reader.isWriter ? say('othersWrite') : undefined}
                  reading={
                    view.isFrozen ? 'This answer is frozen: nobody can change it now.' : 'You are reading this answer.'
                  }
                />
                <div className="flex flex-wrap items-start justify-between gap-4">
                  <WhoWrote at={{ slug, textId: view.documentId }} />
                  <LinkButton href={`/c/${slug}/texts/${view.documentId}`} variant="secondary">
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
          >
            <OpenPanel open={open} view={view} at={{ slug, assessmentId: id, code }} asked={asked} />
          </Workspace>
        </div>
      </ClientWords>
      <div className="mt-6">
        <FirstTime at="question" />
      </div>
    </>
  )
}
