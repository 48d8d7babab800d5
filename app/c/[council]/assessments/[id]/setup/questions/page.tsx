import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Press } from '@/app/_ui/press'
import { ClientWords } from '@/app/_words/client-words'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { questionName } from '@/lib/framework/named-question'
import { messages } from '@/lib/words/messages'
import { leaveOutQuestionsAction } from '../../../actions'
import { TaskHeading } from '../task-heading'
import { taskWords } from '../task-words'
import { ScopeDesk } from './scope-desk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setUp.tasks.questions')
  return { title: t('title') }
}

const BEING_SCORED = ['scoring', 'revealed', 'agreed']

/** What of the catalogue this page sends to a browser. */
const OF_THE_TASK = {
  questions: messages.setUp.questions,
  writers: messages.setUp.writers,
  leave: messages.setUp.leave,
}

export default async function QuestionsTask({ params }: PageProps<'/c/[council]/assessments/[id]/setup/questions'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id, at: 'questions' }))
  const t = await getTranslations('setUp.questions')
  const { questions, abilities, seldom } = view
  const isIn = questions.filter(({ leftOut }) => leftOut === null).length
  return (
    <>
      <TaskHeading task="questions" view={view} base={`/c/${slug}/assessments/${id}`} lead={t('lead')}>
        <p>{t('isIn', { isIn, all: questions.length })}</p>
      </TaskHeading>
      {abilities.assign && seldom.length > 0 ? (
        <section aria-labelledby="seldom" className="mb-6 rounded-(--radius) bg-sunken p-4 sm:p-6">
          <h2 id="seldom">{t('seldom')}</h2>
          <p className="mb-3 text-sm text-secondary">{t('seldomMore')}</p>
          <ul className="flex flex-col gap-3">
            {seldom.map((one) => (
              <li key={one.code} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                <p className="max-w-(--measure)">
                  <span className="font-semibold">{questionName(one)}.</span> {one.reason}
                </p>
                <Press
                  action={leaveOutQuestionsAction.bind(null, slug)}
                  input={{ assessmentId: id, codes: [one.code], reason: one.reason }}
                  variant="secondary"
                >
                  {t('leave')}
                  <span className="sr-only"> {questionName(one)}</span>
                </Press>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {abilities.assign ? (
        <ClientWords words={{ setUp: OF_THE_TASK }}>
          <ScopeDesk
            slug={slug}
            assessmentId={id}
            areas={view.areas.map(({ number, title }) => ({ number, title }))}
            questions={questions.map(({ code, shortName, area, leftOut, state }) => ({
              ...{ code, shortName, area, leftOut },
              isFixed: BEING_SCORED.includes(state),
            }))}
          />
        </ClientWords>
      ) : (
        taskWords('questions', view).map((words) => <p key={words}>{words}</p>)
      )}
    </>
  )
}
