import { LevelMark } from '@/app/_ui/level-mark'
import { LevelName } from '@/app/_ui/level-names'
import { RadiosField } from '@/app/_ui/radios-field'
import type { Level } from '@/lib/score/score'

/** The four levels by name alone, for where the descriptions are already in view. */
export const LevelChoice = ({
  name,
  label,
  hint,
  chosen,
  tiles,
}: {
  name: string
  label: string
  hint?: string
  chosen?: Level
  tiles?: 2
}) => (
  <RadiosField
    name={name}
    label={label}
    hint={hint}
    tiles={tiles}
    defaultValue={chosen && String(chosen)}
    choices={([1, 2, 3, 4] as const).map((level) => ({
      value: String(level),
      label: <NumberedLevel level={level} />,
      mark: <QuietMark level={level} small />,
    }))}
  />
)

/** "3 Maturing" */
export const NumberedLevel = ({ level }: { level: number }) => (
  <>
    {level} <LevelName level={level} />
  </>
)

/** The words stand beside it, so a screen reader need not hear them twice. */
export const QuietMark = ({ level, small }: { level: number | 'cannot-judge' | 'does-not-apply'; small?: boolean }) => (
  <span aria-hidden>
    <LevelMark level={level} size={small ? 'small' : 'medium'} />
  </span>
)
