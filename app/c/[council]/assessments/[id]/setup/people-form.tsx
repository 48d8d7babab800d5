import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PickField } from '@/app/_ui/pick-field'
import type { NamedDuty } from '@/lib/access/access'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { namePeopleAction } from '../../actions'

export function PeopleForm({ view, slug }: { view: SetUp; slug: string }) {
  const having = (duty: NamedDuty) => view.duties.filter((d) => d.duty === duty).map((d) => d.userId as string)
  return (
    <Card id="people" title="People">
      <Form
        action={namePeopleAction.bind(null, slug)}
        submit="Save people"
        done="People saved"
        hidden={{ assessmentId: view.assessment.id }}
      >
        <PickField
          name="assessors"
          label="Assessors"
          hint="They score every question alone. Choose members of every group and senior officers."
          kind="assessor"
          defaultValues={having('assessor')}
        />
        <PickField name="chair" label="Chair of the meeting" kind="chair" isOne defaultValues={having('chair')} />
        <PickField
          name="signatories"
          label="Signatories"
          hint="Normally the leader and the chief executive. Choose two or more."
          kind="signatory"
          defaultValues={having('signatory')}
        />
      </Form>
    </Card>
  )
}
