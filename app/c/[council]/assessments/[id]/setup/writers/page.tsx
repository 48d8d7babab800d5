import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { ClientWords } from '@/app/_words/client-words'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { messages } from '@/lib/words/messages'
import { TaskHeading } from '../task-heading'
import { taskWords } from '../task-words'
import { WritersDesk } from './writers-desk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setUp.tasks.writers')
  return { title: t('title') }
}

/** What of the catalogue this page sends to a browser. */
const OF_THE_TASK = { writers: messages.setUp.writers, leave: messages.setUp.leave }

export default async function WritersTask({ params }: PageProps<'/c/[council]/assessments/[id]/setup/writers'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id, at: 'writers' }))
  const t = await getTranslations('setUp.writers')
  const isIn = view.questions.filter(({ leftOut }) => leftOut === null)
  const count = isIn.filter(({ writers }) => writers.length > 0).length
  return (
    <>
      <TaskHeading task="writers" view={view} base={`/c/${slug}/assessments/${id}`} lead={t('lead')}>
        <p>
          {t.rich('have', {
            ...{ count, all: isIn.length },
            b: (words) => <span className="font-serif text-3xl">{words}</span>,
          })}
        </p>
      </TaskHeading>
      {view.abilities.assign ? (
        <ClientWords words={{ setUp: OF_THE_TASK }}>
          <WritersDesk
            slug={slug}
            assessmentId={id}
            areas={view.areas.map(({ number, title }) => ({ number, title }))}
            questions={isIn.map(({ code, shortName, area, writers, wasWrittenBy }) => ({
              ...{ code, shortName, area, writers, was: wasWrittenBy },
            }))}
            people={view.people
              .filter(({ mayWrite }) => mayWrite)
              .map(({ id: who, name, post }) => ({ id: who, name, post }))}
            isOpen={view.assessment.state !== 'setup'}
          />
        </ClientWords>
      ) : (
        taskWords('writers', view).map((words) => <p key={words}>{words}</p>)
      )}
    </>
  )
}
