import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { ClientWords } from '@/app/_words/client-words'
import type { NamedDuty } from '@/lib/access/access'
import { type SetUp, viewSetUp } from '@/lib/assessment/view-set-up'
import { messages } from '@/lib/words/messages'
import { VacanciesBand } from '../../vacancies-band'
import { GroupsCard } from '../groups-card'
import { NamedPeople } from '../named-people'
import { TaskHeading } from '../task-heading'
import { PeopleDesk } from './people-desk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setUp.tasks.people')
  return { title: t('title') }
}

/** What of the catalogue this page sends to a browser. */
const OF_THE_TASK = { people: messages.setUp.people, leave: messages.setUp.leave }

export default async function PeopleTask({ params }: PageProps<'/c/[council]/assessments/[id]/setup/people'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id, at: 'people' }))
  const t = await getTranslations('setUp')
  const base = `/c/${slug}/assessments/${id}`
  const { abilities } = view
  return (
    <>
      <TaskHeading
        task="people"
        view={view}
        base={base}
        lead={abilities.namePeople ? t('people.lead') : t('lead.fixed')}
      />
      <VacanciesBand vacancies={view.vacancies} base={base} />
      <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        {abilities.namePeople ? (
          <ClientWords words={{ setUp: OF_THE_TASK }}>
            <PeopleDesk
              slug={slug}
              assessmentId={id}
              people={view.people.filter(({ mayHold }) => mayHold.length > 0).map(({ mayWrite: _, ...one }) => one)}
              groups={view.groups.map(({ name, seats }) => ({ name, seats }))}
              chosen={{
                assessor: idsOf(view, 'assessor'),
                chair: idsOf(view, 'chair'),
                signatory: idsOf(view, 'signatory'),
              }}
              reason={view.unrepresented[0]?.reason ?? ''}
            />
          </ClientWords>
        ) : (
          <NamedPeople view={view} base={base} />
        )}
        <GroupsCard view={view} slug={slug} />
      </div>
    </>
  )
}

const idsOf = ({ duties, promised }: SetUp, duty: NamedDuty): string[] => [
  ...duties.filter((one) => one.duty === duty).map(({ userId }) => userId as string),
  ...promised.filter((one) => one.duty === duty).map(({ id }) => id),
]
