'use client'
import type { Level } from '@/lib/score/score'
import { useLevelName } from './level-names'

const X = (level: number) => 20 + (level - 1) * 40

/** A spread drawn small: one dot a person on the four steps. What it shows is said in words, so it stands beside others. */
export function SmallSpread({ levels }: { levels: readonly Level[] }) {
  const nameOf = useLevelName()
  const columns = ([1, 2, 3, 4] as const).map((level) => ({
    level,
    count: levels.filter((given) => given === level).length,
  }))
  const tallest = Math.max(...columns.map(({ count }) => count))
  const step = Math.min(10, 60 / Math.max(1, tallest))
  const said = columns.filter(({ count }) => count > 0).map(({ level, count }) => `${count} at ${nameOf(level)}`)
  return (
    <svg viewBox="0 0 160 88" role="img" aria-label={said.join(', ')} className="w-40 max-w-full">
      <line x1="4" x2="156" y1="68" y2="68" className="stroke-mark" strokeWidth="1.5" />
      {columns.map(({ level, count }) => (
        <g key={level}>
          {Array.from({ length: count }, (_, place) => place).map((place) => (
            <circle
              key={place}
              cx={X(level)}
              cy={62 - place * step}
              r={step / 2 - 0.5}
              style={{ fill: 'var(--color-level-4)' }}
            />
          ))}
          <text x={X(level)} y="84" textAnchor="middle" fontSize="13" className="fill-text">
            {level}
          </text>
        </g>
      ))}
    </svg>
  )
}
