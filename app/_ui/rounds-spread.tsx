'use client'
import { LEVELS } from '@/lib/score/score'
import { Details } from './details'
import { useLevelName } from './level-names'
import { type DrawnRound, said } from './round-words'

/**
 * `stack`: more dots than this above one another stand side by side. Several rounds on the room's screen lie flat, since there
 * height is short and width is not, and the words must be read from ten metres.
 */
const UPRIGHT = { first: 80, apart: 120, width: 520, stack: 7, label: 17 }
const FLAT = { first: 190, apart: 240, width: 1070, stack: 4, label: 24 }
const DOT = 22

/**
 * The scores of one round or of several, one above the other on the same four steps, so that movement is seen: a dot an
 * assessor, the median as a line, the middle half as a band. `land` lets the dots of the last round fall into place together.
 */
export function RoundsSpread({ rounds, land, bare }: { rounds: DrawnRound[]; land?: boolean; bare?: boolean }) {
  const nameOf = useLevelName()
  const shape = bare && rounds.length > 1 ? FLAT : UPRIGHT
  const across = (level: number) => shape.first + (level - 1) * shape.apart
  const rows = rounds.map((round) => ({
    ...round,
    counts: LEVELS.map((l) => round.levels.filter((one) => one === l).length),
  }))
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  const abreast = Math.ceil(most / shape.stack)
  const step = Math.min(DOT, (shape.apart - 12) / abreast)
  const height = Math.max(60, Math.ceil(most / abreast) * step + 20)
  const floor = (row: number) => 10 + (row + 1) * height + row * 16
  const bottom = floor(rows.length - 1)
  const bandEdge = Math.max(14, (abreast * step) / 2 + 3)
  const isMoved = rows.length > 1
  return (
    <figure>
      <svg
        viewBox={`0 0 ${shape.width} ${bottom + 56}`}
        role="img"
        aria-label={rows.map(said).join('. ')}
        className={bare ? 'w-full' : 'w-full max-w-2xl'}
      >
        {rows.map(({ number, median, quartiles, counts }, row) => (
          <g key={number}>
            {quartiles ? (
              <rect
                x={across(quartiles.lower) - bandEdge}
                y={floor(row) - height + 8}
                width={across(quartiles.upper) - across(quartiles.lower) + 2 * bandEdge}
                height={height - 8}
                rx="6"
                className="fill-accent-soft forced-colors:stroke-[CanvasText]"
              />
            ) : null}
            <line
              x1="14"
              x2={shape.width - 14}
              y1={floor(row)}
              y2={floor(row)}
              className="stroke-mark"
              strokeWidth="2"
            />
            {median === null ? null : (
              <line
                x1={across(median)}
                x2={across(median)}
                y1={floor(row) - height + 4}
                y2={floor(row)}
                className="stroke-text"
                strokeWidth="3"
                strokeDasharray="7 5"
              />
            )}
            {counts.flatMap((count, at) =>
              Array.from({ length: count }, (_, place) => (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: a dot is one of many alike and is known by its place
                  key={`${at} ${place}`}
                  cx={across(at + 1) + ((place % abreast) - (Math.min(count, abreast) - 1) / 2) * step}
                  cy={floor(row) - 2 - step / 2 - Math.floor(place / abreast) * step}
                  r={step / 2 - 1.5}
                  className={`stroke-sheet ${land && row === rows.length - 1 ? 'landing' : ''}`}
                  style={{ fill: 'var(--color-level-4)' }}
                  strokeWidth="1.5"
                />
              )),
            )}
            {isMoved ? (
              <text x="0" y={floor(row) - height + 16} fontSize={shape.label} className="fill-text">
                {`Round ${number}`}
              </text>
            ) : null}
          </g>
        ))}
        {rows.slice(1).map(({ number, median }, at) => {
          const before = rows[at]?.median
          return median === null || before === null || before === undefined || before === median ? null : (
            <line
              key={number}
              x1={across(before)}
              y1={floor(at)}
              x2={across(median)}
              y2={floor(at + 1) - height + 4}
              className="stroke-text"
              strokeWidth="4"
            />
          )
        })}
        {LEVELS.map((level) => (
          <g key={level} textAnchor="middle" className="fill-text">
            <text x={across(level)} y={bottom + 25} fontSize="24" fontWeight="700">
              {level}
            </text>
            <text x={across(level)} y={bottom + 48} fontSize="19">
              {nameOf(level)}
            </text>
          </g>
        ))}
      </svg>
      {bare ? null : (
        <figcaption className="text-sm text-secondary">
          Each dot is one assessor. The dashed line is the median; the band holds the middle half.
        </figcaption>
      )}
      {bare ? null : (
        <Details summary="The same as a table">
          <table className="border-collapse">
            <caption className="sr-only">Assessors at each level, round by round</caption>
            <thead>
              <tr>
                <th scope="col" className="pr-6 text-left">
                  Level
                </th>
                {rows.map(({ number }) => (
                  <th key={number} scope="col" className="pl-4 text-right">{`Round ${number}`}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {LEVELS.map((level) => (
                <tr key={level}>
                  <th scope="row" className="pr-6 text-left font-normal">{`${level} ${nameOf(level)}`}</th>
                  {rows.map(({ number, counts }) => (
                    <td key={number} className="text-right">
                      {counts[level - 1]}
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row" className="pr-6 text-left font-normal">
                  Median
                </th>
                {rows.map(({ number, median }) => (
                  <td key={number} className="text-right">
                    {median ?? 'none'}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </Details>
      )}
    </figure>
  )
}
