import type { Metadata } from 'next'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { PickAmong, type Pickable } from '@/app/_ui/pick-field'
import { ClientWords } from '@/app/_words/client-words'
import { type SetUp, viewSetUp } from '@/lib/assessment/view-set-up'
import { messages } from '@/lib/words/messages'
import { startPreparingAction } from '../../actions'
import { VacanciesBand } from '../vacancies-band'
import { GroupsCard } from './groups-card'
import { NamedPeople } from './named-people'
import { PeopleForm } from './people-form'
import { FixedRules, RulesForm } from './rules-form'
import { ScopeCard } from './scope-card'
import { WritersCard } from './writers-card'

export const metadata: Metadata = { title: 'Set-up' }

export default async function SetUpPage({ params, searchParams }: PageProps<'/c/[council]/assessments/[id]/setup'>) {
  const { council: slug, id } = await params
  const { writers } = askedIn(await searchParams, ['writers'])
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id }))
  const { assessment, abilities } = view
  const base = `/c/${slug}/assessments/${id}`
  const crumbs = [
    { label: view.council.name, href: `/c/${slug}` },
    { label: assessment.title, href: base },
  ]
  return (
    <>
      <PageHeading
        title="Set-up"
        crumbs={crumbs}
        lead="Rules and people are fixed once scoring opens, so that nobody can move the goalposts."
      />
      <ClientWords words={{ pick: messages.pick }}>
        <PickAmong all={abilities.namePeople || (abilities.assign && writers) ? pickable(view) : []}>
          <div className="flex flex-col gap-6">
            <VacanciesBand vacancies={view.vacancies} base={base} />
            {abilities.changeRules ? null : (
              <Notice kind="info" title="Scoring has opened: rules and people are fixed">
                <p>Somebody who leaves can be followed by somebody else, with a reason.</p>
              </Notice>
            )}
            {abilities.namePeople ? <PeopleForm view={view} slug={slug} /> : <NamedPeople view={view} base={base} />}
            <GroupsCard view={view} slug={slug} />
            {abilities.changeRules ? <RulesForm view={view} slug={slug} /> : <FixedRules view={view} slug={slug} />}
            {abilities.assign ? <ScopeCard view={view} slug={slug} /> : null}
            {abilities.assign ? <WritersCard view={view} slug={slug} open={writers} /> : null}
            {abilities.startPreparing ? (
              <Card id="open" title="Open the answers">
                <p className="mb-4">
                  Everybody who may write can begin. You can still change people, rules and writers until scoring opens.
                </p>
                <Form
                  action={startPreparingAction.bind(null, slug)}
                  submit="Open the answers for writing"
                  hidden={{ assessmentId: id }}
                />
              </Card>
            ) : null}
          </div>
        </PickAmong>
      </ClientWords>
    </>
  )
}

/** Everybody who may be named or assigned, and as what. */
const pickable = (view: SetUp): Pickable[] =>
  view.people.map(({ userId, name, post, group, mayHold, mayWrite }) => ({
    ...{ value: userId, label: name, hint: [post, group?.name].filter(Boolean).join(', ') },
    kinds: [...mayHold, ...(mayWrite ? ['writer'] : [])],
  }))
