'use client'
import { useState } from 'react'
import { Form } from '@/app/_ui/form'
import { LEVEL_NAMES, LevelMark } from '@/app/_ui/level-mark'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { Level, Score } from '@/lib/score/score'
import { submitScoreAction } from './score-actions'

export type Descriptor = { level: number; name: string; text: string }

const ABSENT = [
  {
    value: 'cannot-judge',
    label: 'I cannot judge this',
    hint: 'You do not know enough about it. It counts as no score, not as a low one.',
  },
  {
    value: 'does-not-apply',
    label: 'This does not apply',
    hint: 'The question is not one for this council. It counts as no score.',
  },
] as const
const CONFIDENCE = [
  { value: 'low', label: 'Not very sure' },
  { value: 'medium', label: 'Fairly sure' },
  { value: 'high', label: 'Very sure' },
]
const STRENGTH = [
  { value: 'weak', label: 'Weak', hint: 'Mostly opinion' },
  { value: 'fair', label: 'Fair', hint: 'Some of it can be checked' },
  { value: 'strong', label: 'Strong', hint: 'Somebody outside would reach the same view' },
]

/** One assessor's judgement: the level whose description fits, or one of two ways of giving none. `given` fills it in. */
export function ScoreForm({
  slug,
  hidden,
  descriptors,
  given,
  submit,
}: {
  slug: string
  hidden: Record<string, string>
  descriptors: Descriptor[]
  given?: Score
  submit: string
}) {
  const before = given?.kind === 'level' ? given : undefined
  const [kind, setKind] = useState<string | undefined>(before ? String(before.current) : given?.kind)
  const isAbsent = kind === 'cannot-judge' || kind === 'does-not-apply'
  return (
    <Form
      action={submitScoreAction.bind(null, slug)}
      hidden={hidden}
      label="Your score"
      submit={submit}
      done="Your score is saved."
    >
      <RadiosField
        name="kind"
        label="Which describes the council now?"
        wide
        defaultValue={kind}
        onChoose={setKind}
        choices={[
          ...descriptors.map(({ level, name, text }) => ({
            value: String(level),
            label: `${level} ${name}`,
            hint: text,
            mark: <Mark level={level} />,
          })),
          ...ABSENT.map((choice) => ({ ...choice, mark: <Mark level={choice.value} /> })),
        ]}
      />
      <div hidden={isAbsent} className={isAbsent ? '' : 'flex flex-col gap-5'}>
        <LevelChoice name="ambition" label="Which level should the council reach?" chosen={before?.ambition} />
        <RadiosField
          name="confidence"
          label="How sure are you?"
          choices={CONFIDENCE}
          defaultValue={before?.confidence}
        />
        <RadiosField
          name="evidenceStrength"
          label="How strong is the evidence?"
          choices={STRENGTH}
          defaultValue={before?.evidenceStrength}
        />
      </div>
      <TextAreaField
        name="reason"
        label={isAbsent ? 'Reason, if you want to give one' : 'Reason'}
        defaultValue={given?.reason}
        hint="What made you choose this. It is shown to everybody in the assessment when the scores are revealed, and not before."
      />
    </Form>
  )
}

/** The four levels by name alone, for where the descriptions are already in view. */
export const LevelChoice = ({
  name,
  label,
  hint,
  chosen,
}: {
  name: string
  label: string
  hint?: string
  chosen?: Level
}) => (
  <RadiosField
    name={name}
    label={label}
    hint={hint}
    defaultValue={chosen && String(chosen)}
    choices={([1, 2, 3, 4] as const).map((level) => ({
      value: String(level),
      label: `${level} ${LEVEL_NAMES[level]}`,
      mark: <Mark level={level} small />,
    }))}
  />
)

/** The words stand beside it, so a screen reader need not hear them twice. */
const Mark = ({ level, small }: { level: number | 'cannot-judge' | 'does-not-apply'; small?: boolean }) => (
  <span aria-hidden>
    <LevelMark level={level} size={small ? 'small' : 'medium'} />
  </span>
)
