import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { LevelChoice, NumberedLevel, QuietMark } from './level-choice'

export type Descriptor = { level: number; text: string }

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

/** What an assessor is asked: the level whose description fits, or one of two ways of giving none; then what it rests on. */
export function ScoreFields({ levels, kind }: { levels: Descriptor[]; kind: string | undefined }) {
  const isAbsent = kind === 'cannot-judge' || kind === 'does-not-apply'
  return (
    <>
      <RadiosField
        name="kind"
        label="Which describes the council now?"
        wide
        choices={[
          ...levels.map(({ level, text }) => ({
            value: String(level),
            label: <NumberedLevel level={level} />,
            hint: text,
            mark: <QuietMark level={level} />,
          })),
          ...ABSENT.map((choice) => ({ ...choice, mark: <QuietMark level={choice.value} /> })),
        ]}
      />
      <div hidden={isAbsent} className={isAbsent ? '' : 'flex flex-col gap-5'}>
        <LevelChoice name="ambition" label="Which level should the council reach?" tiles={2} />
        <RadiosField name="confidence" label="How sure are you?" choices={CONFIDENCE} tiles={3} />
        <RadiosField name="evidenceStrength" label="How strong is the evidence?" choices={STRENGTH} tiles={3} />
      </div>
      <TextAreaField
        name="reason"
        label={isAbsent ? 'Reason, if you want to give one' : 'Reason'}
        hint="What made you choose this. It is shown to everybody in the assessment when the scores are revealed, and not before."
      />
    </>
  )
}
