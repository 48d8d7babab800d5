import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import type { NamedDuty } from '@/lib/access/access'
import { type SetUp, viewSetUp } from '@/lib/assessment/view-set-up'
import { assignQuestionAction, leaveOutQuestionsAction, namePeopleAction, startPreparingAction } from '../../actions'
import { VacanciesBand } from '../vacancies-band'
import { NamedPeople } from './named-people'
import { FixedRules, RulesForm } from './rules-form'

export const metadata: Metadata = { title: 'Set-up' }

export default async function SetUpPage({ params }: PageProps<'/c/[council]/assessments/[id]/setup'>) {
  const { council: slug, id } = await params
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
      <div className="flex flex-col gap-6">
        <VacanciesBand vacancies={view.vacancies} base={base} />
        {abilities.changeRules ? null : (
          <Notice kind="info" title="Scoring has opened: rules and people are fixed">
            <p>Somebody who leaves can be followed by somebody else, with a reason.</p>
          </Notice>
        )}
        {abilities.namePeople ? <People view={view} slug={slug} /> : <NamedPeople view={view} base={base} />}
        {abilities.changeRules ? <RulesForm view={view} slug={slug} /> : <FixedRules view={view} slug={slug} />}
        {abilities.assign ? <Scope view={view} slug={slug} /> : null}
        {abilities.assign ? <Writers view={view} slug={slug} /> : null}
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
    </>
  )
}

function People({ view, slug }: { view: SetUp; slug: string }) {
  const able = (duty: NamedDuty) => view.people.filter((person) => person.mayHold.includes(duty))
  const choices = (duty: NamedDuty) =>
    able(duty).map((person) => ({
      value: person.userId,
      label: person.name,
      hint: [person.post, person.group?.name].filter(Boolean).join(', '),
    }))
  const having = (duty: string) => view.duties.filter((d) => d.duty === duty).map((d) => d.userId as string)
  return (
    <Card id="people" title="People">
      <Form
        action={namePeopleAction.bind(null, slug)}
        submit="Save people"
        done="People saved"
        hidden={{ assessmentId: view.assessment.id }}
      >
        <CheckboxesField
          name="assessors"
          label="Assessors"
          hint="They score every question alone. Choose members of every group and senior officers."
          choices={choices('assessor')}
          defaultValues={having('assessor')}
        />
        <SelectField
          name="chair"
          label="Chair of the meeting"
          empty="Choose a person"
          options={able('chair').map((p) => ({ value: p.userId, label: `${p.name}, ${p.post}` }))}
          defaultValue={having('chair')[0]}
        />
        <CheckboxesField
          name="signatories"
          label="Signatories"
          hint="Normally the leader and the chief executive. Choose two or more."
          choices={choices('signatory')}
          defaultValues={having('signatory')}
        />
      </Form>
    </Card>
  )
}

function Writers({ view, slug }: { view: SetUp; slug: string }) {
  const choices = view.people.filter((p) => p.mayWrite).map((p) => ({ value: p.userId, label: `${p.name}, ${p.post}` }))
  return (
    <Card id="writers" title="Who writes what">
      <p className="mb-4 max-w-(--measure)">
        Members and officers may write every answer. A contributor sees and writes only what is assigned to them. Being
        assigned puts the question on a person’s list.
      </p>
      <ul className="flex flex-col gap-2">
        {view.questions.map((q) => {
          const writers = view.assignments.filter((s) => s.questionId === q.id)
          return (
            <li key={q.id}>
              <Details
                summary={`${q.code} ${q.question} ${writers.length > 0 ? `(${writers.map((w) => w.name).join(', ')})` : '(nobody yet)'}`}
              >
                <Form
                  action={assignQuestionAction.bind(null, slug)}
                  submit={`Save writers of ${q.code}`}
                  done="Writers saved"
                  variant="secondary"
                  hidden={{ assessmentId: view.assessment.id, code: q.code }}
                >
                  <CheckboxesField
                    name="userIds"
                    label={`Writers of ${q.code}`}
                    choices={choices}
                    defaultValues={writers.map((w) => w.userId)}
                  />
                </Form>
              </Details>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function Scope({ view, slug }: { view: SetUp; slug: string }) {
  const open = view.questions.filter((q) => q.state !== 'scoring' && q.state !== 'revealed' && q.state !== 'agreed')
  const leftOut = open.filter((q) => q.leftOut !== null)
  return (
    <Card id="scope" title="Which questions">
      <p className="mb-3">
        {view.questions.length - leftOut.length} of {view.questions.length} questions are in.
      </p>
      <Details summary="Leave questions out">
        <Form
          action={leaveOutQuestionsAction.bind(null, slug)}
          submit="Save which questions are left out"
          done="Saved"
          variant="secondary"
          hidden={{ assessmentId: view.assessment.id }}
        >
          <CheckboxesField
            name="codes"
            label="Questions to leave out"
            hint="A question that is being scored cannot be left out any more."
            choices={open.map((q) => ({ value: q.code, label: `${q.code} ${q.question}` }))}
            defaultValues={leftOut.map((q) => q.code)}
          />
          <TextField
            name="reason"
            label="Why?"
            hint="The reason is published with the submission."
            defaultValue={leftOut[0]?.leftOut ?? ''}
          />
        </Form>
      </Details>
    </Card>
  )
}
