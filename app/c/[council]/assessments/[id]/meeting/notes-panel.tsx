'use client'
import { useState } from 'react'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Press } from '@/app/_ui/press'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { Time } from '@/app/_ui/time'
import { questionName } from '@/lib/framework/named-question'
import { strikeNoteAction, takeNoteAction } from './actions'
import type { Inside } from './inside'

/** Decisions and actions of the meeting, and the form for whoever notes them. */
export function NotesPanel({ slug, assessmentId, mine, refresh }: Inside) {
  const { notes, abilities } = mine
  if (notes.length === 0 && !abilities.takeNote) return null
  return (
    <section aria-labelledby="notes" className="flex flex-col gap-3">
      <h2 id="notes">Decisions and actions</h2>
      <ul className="flex flex-col gap-3">
        {notes.map(({ id, kind, words, ownerName, dueOn, on }) => (
          <li key={id} className="border-l-4 border-line pl-3">
            <p className="whitespace-pre-line">
              <span className="font-semibold">{kind === 'decision' ? 'Decision' : 'Action'}</span>
              {on ? ` (${questionName(on)}): ` : ': '}
              {words}
            </p>
            {ownerName && dueOn ? (
              <p className="text-sm text-secondary">
                {ownerName}, by <Time at={dueOn} day />
              </p>
            ) : null}
            {abilities.takeNote ? (
              <Press
                action={strikeNoteAction.bind(null, slug)}
                input={{ assessmentId, noteId: id }}
                variant="quiet"
                className="self-start text-sm"
                onDone={refresh}
              >
                Take out <span className="sr-only">{words}</span>
              </Press>
            ) : null}
          </li>
        ))}
      </ul>
      {abilities.takeNote ? (
        <Details summary="Note a decision or an action">
          <NoteForm slug={slug} assessmentId={assessmentId} owners={mine.owners} refresh={refresh} />
        </Details>
      ) : null}
    </section>
  )
}

function NoteForm({
  slug,
  assessmentId,
  owners,
  refresh,
}: Pick<Inside, 'slug' | 'assessmentId' | 'refresh'> & { owners: Inside['mine']['owners'] }) {
  const [kind, setKind] = useState('decision')
  const [count, setCount] = useState(0)
  return (
    <Form
      key={count}
      action={takeNoteAction.bind(null, slug)}
      hidden={{ assessmentId }}
      label="Note a decision or an action"
      variant="secondary"
      submit="Note it"
      done="Noted."
      onDone={() => {
        setCount((n) => n + 1)
        refresh()
      }}
    >
      <RadiosField
        name="kind"
        label="What is it?"
        defaultValue={kind}
        onChoose={setKind}
        choices={[
          { value: 'decision', label: 'A decision' },
          { value: 'action', label: 'An action' },
        ]}
      />
      <TextAreaField name="words" label="In words" rows={2} />
      {kind === 'action' ? (
        <>
          <SelectField
            name="ownerId"
            label="Who does it?"
            empty="Choose a person"
            options={owners.map(({ userId, name, post }) => ({ value: userId, label: `${name}, ${post}` }))}
          />
          <TextField name="dueOn" type="date" label="By when?" width="short" />
        </>
      ) : null}
    </Form>
  )
}
