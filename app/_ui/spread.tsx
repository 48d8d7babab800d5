'use client'
import { Details } from './details'
import { useLevelName } from './level-names'
import { medianWords } from './round-words'

const X = (level: number) => 50 + (level - 1) * 100
const FLOOR = 120

/**
 * The spread of scores: one dot an assessor on the four steps, the median as a line, the middle half as a band, with the
 * same facts as a table under it. `quartiles` are the lower and the upper one.
 */
export function Spread({
  label,
  scores,
  median,
  quartiles,
}: {
  label: string
  scores: number[]
  median: number
  quartiles: [number, number]
}) {
  const nameOf = useLevelName()
  const columns = [1, 2, 3, 4].map((level) => ({ level, count: scores.filter((score) => score === level).length }))
  const tallest = Math.max(1, ...columns.map((column) => column.count))
  const step = Math.min(18, 96 / tallest)
  const said = columns.map(({ level, count }) => `${count} at level ${level}`).join(', ')
  return (
    <figure>
      <svg
        viewBox="0 0 400 160"
        role="img"
        aria-label={`${label}: ${said}; ${medianWords(median)}`}
        className="w-full max-w-xl"
      >
        <rect
          x={X(quartiles[0]) - 6}
          y="8"
          width={X(quartiles[1]) - X(quartiles[0]) + 12}
          height={FLOOR - 8}
          className="fill-accent-soft forced-colors:stroke-[CanvasText]"
        />
        <line x1="10" x2="390" y1={FLOOR} y2={FLOOR} className="stroke-mark" strokeWidth="1.5" />
        <line
          x1={X(median)}
          x2={X(median)}
          y1="4"
          y2={FLOOR}
          className="stroke-text"
          strokeWidth="2.5"
          strokeDasharray="5 3"
        />
        {columns.map(({ level, count }) => (
          <g key={level}>
            {Array.from({ length: count }, (_, place) => place).map((place) => (
              <circle
                key={place}
                cx={X(level)}
                cy={FLOOR - 9 - place * step}
                r={Math.min(8, step / 2)}
                className="spread-dot stroke-sheet"
                style={{ fill: 'var(--color-level-4)' }}
                strokeWidth="1.5"
              />
            ))}
            <text x={X(level)} y={FLOOR + 20} textAnchor="middle" fontSize="14" className="fill-text">
              {level}
            </text>
            <text x={X(level)} y={FLOOR + 36} textAnchor="middle" fontSize="11" className="fill-text">
              {nameOf(level)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="text-sm text-secondary">
        Each dot is one assessor. The dashed line stands at the {medianWords(median)}; the band holds the middle half.
      </figcaption>
      <Details summary="The same as a table">
        <table className="border-collapse">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              <th scope="col" className="pr-6 text-left">
                Level
              </th>
              <th scope="col" className="text-right">
                Assessors
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ level, count }) => (
              <tr key={level}>
                <th scope="row" className="pr-6 text-left font-normal">{`${level} ${nameOf(level)}`}</th>
                <td className="text-right">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
    </figure>
  )
}
