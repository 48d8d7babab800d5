'use client'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import { MAX_NAME } from '@/lib/text/history/history'
import { nameVersionAction } from './actions'

/** Names the answer as it stood at a moment; without `seq`, as it stands. */
export function NameForm({
  slug,
  assessmentId,
  code,
  seq,
}: {
  slug: string
  assessmentId: string
  code: string
  seq?: number
}) {
  return (
    <Form
      action={nameVersionAction.bind(null, slug)}
      submit={seq ? 'Name this version' : 'Name the answer as it stands'}
      variant="secondary"
      done="Named"
      label="Name a version"
      hidden={{ assessmentId, code, ...(seq ? { seq: String(seq) } : {}) }}
    >
      <TextField
        name="name"
        label="Name"
        hint={`At most ${MAX_NAME} characters, such as “Before the meeting”. A named version is kept for good.`}
      />
    </Form>
  )
}
