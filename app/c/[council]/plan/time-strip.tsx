import type { Bar, Span } from '@/lib/plan/draw-time'
import { monthWords } from '@/lib/words/dates'
import { say } from '@/lib/words/say'

const percent = (part: number) => `${(part * 100).toFixed(2)}%`
/** Where a label stands at its mark: after it, or before it near the end. */
const beside = (at: number) => (at > 0.8 ? { dx: -8, textAnchor: 'end' as const } : { dx: 8 })

/** What is late is hatched, and its pattern is drawn once for all strips of a page. */
export const Hatch = () => (
  <svg width="0" height="0" aria-hidden className="absolute">
    <defs>
      <pattern id="late-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="fill-error-soft" />
        <rect width="2.5" height="6" className="fill-error" />
      </pattern>
    </defs>
  </svg>
)

/** The months over the strips, and today. */
export function TimeAxis({ span }: { span: Span }) {
  const { today, ticks } = span
  return (
    <svg width="100%" height="44" aria-hidden className="block overflow-visible text-[0.8rem]">
      {ticks.map(({ at, month, year }) => (
        <g key={`${year} ${month}`}>
          <line x1={percent(at)} x2={percent(at)} y1="24" y2="44" className="stroke-line" />
          <text x={percent(at)} y="40" {...beside(at > 0.9 ? at : 0)} className="fill-secondary">
            {month === 0 ? monthWords(year, month) : monthWords(year, month).split(' ')[0]}
          </text>
        </g>
      ))}
      <line x1={percent(today)} x2={percent(today)} y1="20" y2="44" strokeWidth="2" className="stroke-text" />
      <text x={percent(today)} y="14" textAnchor="middle" fontWeight="700" className="fill-text">
        {say('plan.key.today')}
      </text>
    </svg>
  )
}

type Props = { bar: Bar; span: Span; label: string; dueWords: string }

/**
 * One action in time: filled up to the day it last moved, so that silence is a gap before today's line. Places are parts of the width
 * and its words never scale; `label` says it all to whoever does not see it.
 */
export function TimeStrip({ bar, span, label, dueWords }: Props) {
  const width = (from: number, to: number) => percent(Math.max(0.002, to - from))
  return (
    <svg
      width="100%"
      height="100%"
      role="img"
      aria-label={label}
      className="block min-h-14 overflow-visible text-[0.85rem]"
    >
      {span.ticks.map(({ at, month, year }) => (
        <line key={`${year} ${month}`} x1={percent(at)} x2={percent(at)} y1="0" y2="100%" className="stroke-line" />
      ))}
      <svg y="50%" overflow="visible" aria-hidden>
        <rect
          x={percent(bar.from)}
          y="-6"
          width={width(bar.from, bar.due)}
          height="12"
          className="fill-sheet stroke-control"
        />
        {bar.silentFrom === null ? null : (
          <>
            <rect
              x={percent(bar.silentFrom)}
              y="-12"
              width={width(bar.silentFrom, span.today)}
              height="24"
              rx="6"
              className="fill-caution-soft"
            />
            <line
              x1={percent(bar.silentFrom)}
              x2={percent(span.today)}
              y1="0"
              y2="0"
              strokeWidth="3"
              strokeDasharray="3 5"
              className="stroke-caution"
            />
            <text
              x={percent((bar.silentFrom + span.today) / 2)}
              y="27"
              textAnchor="middle"
              fontWeight="600"
              className="fill-caution"
            >
              {say('plan.days', { days: bar.silentDays })}
            </text>
          </>
        )}
        {bar.late === null ? null : (
          <rect
            x={percent(bar.due)}
            y="-6"
            width={width(bar.due, bar.late)}
            height="12"
            fill="url(#late-hatch)"
            className="stroke-error"
          />
        )}
        <rect
          x={percent(bar.from)}
          y="-6"
          width={width(bar.from, bar.filled)}
          height="12"
          style={{ fill: 'var(--color-level-3)' }}
          className="forced-colors:[fill:Highlight]"
        />
        {bar.steps.map(({ at, isDone }, place) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be due on one day
            key={place}
            cx={percent(at)}
            cy="0"
            r="5"
            strokeWidth="2"
            className={isDone ? 'fill-accent stroke-sheet' : 'fill-sheet stroke-text'}
          />
        ))}
        <line x1={percent(bar.due)} x2={percent(bar.due)} y1="-13" y2="13" strokeWidth="3" className="stroke-text" />
        <text
          x={percent(bar.due)}
          y={bar.late !== null || bar.due > 0.8 ? -19 : 5}
          {...(bar.late !== null ? { textAnchor: 'middle' as const } : beside(bar.due))}
          className="hidden fill-text min-[1100px]:inline"
        >
          {dueWords}
        </text>
      </svg>
      <line
        x1={percent(span.today)}
        x2={percent(span.today)}
        y1="0"
        y2="100%"
        strokeWidth="2"
        className="stroke-text"
      />
    </svg>
  )
}
