'use client'
import { Form } from '@/app/_ui/form'
import { restoreVersionAction } from './actions'

/** Writes again what the text said at a moment. What happens, and that it can be taken back, is said beside the button. */
export function RestoreForm({ slug, textId, seq }: { slug: string; textId: string; seq: number }) {
  return (
    <Form
      action={restoreVersionAction.bind(null, slug)}
      submit="Restore this text"
      label="Restore this text"
      hidden={{ textId, seq: String(seq) }}
    >
      <p>
        It will say this again, at once and for everybody, as an edit by you. Today’s text stays in the history, so you
        can take it back.
      </p>
    </Form>
  )
}
