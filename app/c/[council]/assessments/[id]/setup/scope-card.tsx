import { Card } from '@/app/_ui/card'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { leaveOutQuestionsAction } from '../../actions'

export function ScopeCard({ view, slug }: { view: SetUp; slug: string }) {
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
