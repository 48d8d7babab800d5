import { Card } from '@/app/_ui/card'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import type { NamedDuty } from '@/lib/access/access'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { namePeopleAction } from '../../actions'

export function PeopleForm({ view, slug }: { view: SetUp; slug: string }) {
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
