'use client'
import { useState } from 'react'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { Suggestion } from '@/lib/score/consensus'
import type { Level } from '@/lib/score/score'
import { LevelChoice } from '../../_score/level-choice'
import {
  agreeScoreAction,
  openNextRoundAction,
  recordStanceAction,
  reopenScoreAction,
  revealRoundAction,
} from './score-actions'

type Sent = { slug: string; hidden: Record<string, string> }

/** It cannot be undone, so the button says what will happen and to whom. */
export const RevealForm = ({ slug, hidden }: Sent) => (
  <Form
    action={revealRoundAction.bind(null, slug)}
    hidden={hidden}
    label="Reveal the scores"
    submit="Reveal all scores to everybody in this assessment"
    done="The scores are revealed."
  />
)

export const NextRoundForm = ({ slug, hidden, number }: Sent & { number: number }) => (
  <Form
    action={openNextRoundAction.bind(null, slug)}
    hidden={hidden}
    label={`Open round ${number}`}
    variant="secondary"
    submit={`Open round ${number} and ask every assessor again`}
    done={`Round ${number} is open.`}
  >
    <TextAreaField
      name="why"
      label="Why is another round needed?"
      rows={2}
      hint="Every assessor sees this. The scores of this round stay on record."
    />
  </Form>
)

export const ReopenForm = ({ slug, hidden, number }: Sent & { number: number }) => (
  <Form
    action={reopenScoreAction.bind(null, slug)}
    hidden={hidden}
    label="Reopen the agreed level"
    variant="secondary"
    submit={`Reopen the agreed level and open round ${number}`}
    done={`Round ${number} is open.`}
  >
    <TextAreaField
      name="why"
      label="Why is the agreed level reopened?"
      rows={2}
      hint="Everybody sees this. What was agreed stays on record as superseded."
    />
  </Form>
)

/** `isReasonWritten`: the reason stands in a text beside the form, and is taken as it stands there. */
export function AgreeForm({
  slug,
  hidden,
  suggestion,
  passedOver,
  isReasonWritten,
  onDone,
}: Sent & {
  suggestion: Suggestion | undefined
  passedOver: { level: Level; groups: string[] }[]
  isReasonWritten?: boolean
  onDone?: () => void
}) {
  const objections = passedOver.filter(({ groups }) => groups.length > 0)
  return (
    <Form
      action={agreeScoreAction.bind(null, slug)}
      hidden={hidden}
      label="Record the agreed level"
      submit={isReasonWritten ? 'Record this level with the reason as it stands' : 'Record this as the agreed level'}
      done="The agreed level is recorded."
      onDone={onDone}
    >
      <div className={isReasonWritten ? 'grid gap-5 sm:grid-cols-2' : 'contents'}>
        <LevelChoice name="level" label="Agreed level" hint={suggestionWords(suggestion)} />
        <LevelChoice name="ambition" label="Agreed ambition" />
      </div>
      {isReasonWritten ? null : (
        <TextAreaField
          name="reason"
          label="Reason for the agreed level"
          hint="What persuaded the meeting. It becomes part of the submission."
        />
      )}
      {objections.length > 0 ? (
        <TextAreaField
          name="groupDissent"
          label="Dissent of those passed over"
          rows={3}
          hint={`${passedOverWords(objections)}. To record such a level, write here what they hold, and call them as they are called here.`}
        />
      ) : null}
    </Form>
  )
}

/** A sentence for each set of groups, with every level that would pass over them. */
function passedOverWords(objections: { level: Level; groups: string[] }[]): string {
  const named = objections.map(({ level, groups }) => ({ level, whom: groups.join(' and ') }))
  return [...new Set(named.map(({ whom }) => whom))]
    .map((whom) => {
      const levels = named.filter((one) => one.whom === whom).map(({ level }) => level)
      return `Level ${levels.join(' or ')} is two or more away from what ${whom} gave`
    })
    .join('. ')
}

/** Said as a fact to start from; nothing is chosen for the chair. */
function suggestionWords(suggestion: Suggestion | undefined): string | undefined {
  if (!suggestion) return undefined
  return suggestion.kind === 'one'
    ? `The median is level ${suggestion.level}. The meeting decides.`
    : `The median lies between levels ${suggestion.lower} and ${suggestion.upper}. The meeting decides.`
}

type Taken = { stance: 'concur' | 'dissent'; minorityView: string | null; isNamed: boolean }

export function StanceForm({ slug, hidden, taken }: Sent & { taken: Taken | undefined }) {
  const [stance, setStance] = useState<string | undefined>(taken?.stance)
  return (
    <Form
      action={recordStanceAction.bind(null, slug)}
      hidden={hidden}
      label="Your stand on the agreed level"
      submit={taken ? 'Change what I said' : 'Record what I say'}
      done="Recorded."
    >
      <RadiosField
        name="stance"
        label="Do you agree with the level recorded?"
        defaultValue={stance}
        onChoose={setStance}
        choices={[
          { value: 'concur', label: 'I concur' },
          { value: 'dissent', label: 'I dissent' },
        ]}
      />
      <div hidden={stance !== 'dissent'} className={stance === 'dissent' ? 'flex flex-col gap-5' : ''}>
        <TextAreaField
          name="minorityView"
          label="What would you have recorded, and why?"
          defaultValue={taken?.minorityView ?? ''}
          hint="Kept with the agreed level as a minority view, without your name unless you ask for it."
        />
        <CheckboxField name="isNamed" label="Show my name beside this view" defaultChecked={taken?.isNamed} />
      </div>
    </Form>
  )
}
