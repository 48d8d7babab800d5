import Link from 'next/link'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PickField } from '@/app/_ui/pick-field'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { questionName } from '@/lib/framework/named-question'
import { say } from '@/lib/words/say'
import { assignQuestionAction } from '../../actions'

/** Who writes which answer. The form is there for the one question that the address names (`open`). */
export function WritersCard({ view, slug, open }: { view: SetUp; slug: string; open: string | undefined }) {
  return (
    <Card id="writers" title="Who writes what">
      <p className="mb-4 max-w-(--measure)">
        Members and officers may write every answer. A contributor sees and writes only what is assigned to them. Being
        assigned puts the question on a person’s list.
      </p>
      <ul className="divide-y divide-line">
        {view.questions.map((q) => {
          const writers = view.assignments.filter((s) => s.questionId === q.id)
          const names = writers.map((w) => w.name)
          return (
            <li key={q.id} id={`writers-${q.code}`} className="flex scroll-mt-4 flex-col gap-3 py-2">
              <p className="flex flex-wrap items-baseline justify-between gap-x-6">
                <span className="min-w-0 flex-1 basis-80">
                  {q.code} {q.question}{' '}
                  <span className="text-secondary">
                    {names.length === 0
                      ? say('duties.writers.nobody')
                      : say('duties.writers.some', {
                          names: names.slice(0, NAMED).join(', '),
                          more: Math.max(0, names.length - NAMED),
                        })}
                  </span>
                </span>
                <Link
                  href={open === q.code ? `?#writers-${q.code}` : `?writers=${q.code}#writers-${q.code}`}
                  prefetch={false}
                >
                  {say(open === q.code ? 'duties.writers.close' : 'duties.writers.change')}
                  <span className="sr-only"> {questionName(q)}</span>
                </Link>
              </p>
              {open === q.code ? (
                <Form
                  action={assignQuestionAction.bind(null, slug)}
                  submit={`Save writers of ${questionName(q)}`}
                  done="Writers saved"
                  variant="secondary"
                  hidden={{ assessmentId: view.assessment.id, code: q.code }}
                >
                  <PickField
                    name="userIds"
                    label={`Writers of ${questionName(q)}`}
                    kind="writer"
                    defaultValues={writers.map((w) => w.userId)}
                  />
                </Form>
              ) : null}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** So many writers of a question are named in the list. */
const NAMED = 6
