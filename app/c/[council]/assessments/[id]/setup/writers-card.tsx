import { Card } from '@/app/_ui/card'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { assignQuestionAction } from '../../actions'

export function WritersCard({ view, slug }: { view: SetUp; slug: string }) {
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
