'use client'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import type { Progress } from '@/lib/assessment/assessment'
import { markProgressAction } from '../../../actions'

/** That nothing is written yet is said by the answer itself. */
const CHOICES = [
  { value: 'drafting', label: 'Being written' },
  { value: 'ready', label: 'Ready to score' },
]

/** Says how far the answer is. Ready answers are scored when scoring opens, or at once where it has. */
export function ProgressForm({
  slug,
  assessmentId,
  code,
  progress,
  isScoring,
}: {
  slug: string
  assessmentId: string
  code: string
  progress: Progress
  isScoring: boolean
}) {
  return (
    <Form
      action={markProgressAction.bind(null, slug)}
      submit="Save how far it is"
      variant="secondary"
      done="Saved"
      label="How far is this answer?"
      hidden={{ assessmentId, code }}
    >
      <RadiosField
        name="progress"
        label="How far is this answer?"
        hint={isScoring ? 'Scoring has opened: an answer that is ready goes to the assessors at once.' : undefined}
        choices={CHOICES}
        defaultValue={progress}
      />
    </Form>
  )
}
