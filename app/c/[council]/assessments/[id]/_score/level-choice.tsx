import { LEVEL_NAMES, LevelMark } from '@/app/_ui/level-mark'
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
      label: `${level} ${LEVEL_NAMES[level]}`,
      mark: <QuietMark level={level} small />,
    }))}
  />
)

/** The words stand beside it, so a screen reader need not hear them twice. */
export const QuietMark = ({ level, small }: { level: number | 'cannot-judge' | 'does-not-apply'; small?: boolean }) => (
  <span aria-hidden>
    <LevelMark level={level} size={small ? 'small' : 'medium'} />
  </span>
)
