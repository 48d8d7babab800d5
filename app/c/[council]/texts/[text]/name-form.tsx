'use client'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import { MAX_NAME } from '@/lib/text/history/history'
import { nameVersionAction } from './actions'

/** Names the text as it stood at a moment; without `seq`, as it stands. */
export function NameForm({ slug, textId, seq }: { slug: string; textId: string; seq?: number }) {
  return (
    <Form
      action={nameVersionAction.bind(null, slug)}
      submit={seq ? 'Name this version' : 'Name the text as it stands'}
      variant="secondary"
      done="Named"
      label="Name a version"
      hidden={{ textId, ...(seq ? { seq: String(seq) } : {}) }}
    >
      <TextField
        name="name"
        label="Name"
        hint={`At most ${MAX_NAME} characters, such as “Before the meeting”. A named version is kept for good.`}
      />
    </Form>
  )
}
