'use client'
import { Form } from '@/app/_ui/form'
import { restoreVersionAction } from './actions'

/** Writes again what the answer said at a moment. What happens, and that it can be taken back, is said beside the button. */
export function RestoreForm({
  slug,
  assessmentId,
  code,
  seq,
}: {
  slug: string
  assessmentId: string
  code: string
  seq: number
}) {
  return (
    <Form
      action={restoreVersionAction.bind(null, slug)}
      submit="Restore this text"
      label="Restore this text"
      hidden={{ assessmentId, code, seq: String(seq) }}
    >
      <p>
        The answer will say this again, at once and for everybody, as an edit by you. Today’s text stays in the history,
        so you can take it back.
      </p>
    </Form>
  )
}
