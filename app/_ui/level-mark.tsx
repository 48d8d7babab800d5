'use client'
import { aimWords } from './aim-words'
import { useLevelName } from './level-names'

export type NoLevel = 'not-yet' | 'cannot-judge' | 'does-not-apply'
const NO_LEVEL = { 'not-yet': 'Not yet', 'cannot-judge': 'Cannot judge', 'does-not-apply': 'Does not apply' } as const
const SIZES = { small: 'h-5', medium: 'h-8', large: 'h-16' }
const [FOOT, QUARTER] = [34, 8]

/**
 * A square that fills from the bottom in quarters, with its number on the fill where there is room; the ambition points at its
 * height from outside. Without a level: a dashed square, one with a question mark, or one struck through; `dots` shows in it how
 * many gave each level while none is agreed. `words` writes the name beside it.
 */
export function LevelMark({
  level,
  ambition,
  dots,
  size = 'medium',
  words = false,
}: {
  level: number | NoLevel | null
  ambition?: number | null
  dots?: readonly number[]
  size?: keyof typeof SIZES
  words?: boolean
}) {
  const nameOf = useLevelName()
  const isLevel = typeof level === 'number'
  const none: NoLevel = isLevel ? 'not-yet' : (level ?? 'not-yet')
  const aim = isLevel && ambition ? aimWords(level, ambition) : ''
  const name = isLevel ? `Level ${level}, ${nameOf(level)}` : NO_LEVEL[none]
  const fill = isLevel ? level * QUARTER : 0
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        viewBox={`0 0 ${ambition ? 46 : 36} 36`}
        role={words ? undefined : 'img'}
        aria-hidden={words || undefined}
        aria-label={words ? undefined : [name, aim].filter(Boolean).join('; ')}
        className={`${SIZES[size]} w-auto shrink-0 print-exact`}
      >
        <rect x="2" y="2" width="32" height="32" className="fill-sheet" />
        {isLevel ? (
          <>
            <rect x="2" y={FOOT - fill} width="32" height={fill} style={{ fill: `var(--color-level-${level})` }} />
            <path d={`M2 ${FOOT - fill}h32`} className="stroke-mark" strokeWidth="2" />
          </>
        ) : null}
        {ambition ? <Pointer at={FOOT - ambition * QUARTER} /> : null}
        <rect
          x="2"
          y="2"
          width="32"
          height="32"
          fill="none"
          className="stroke-mark"
          strokeWidth="2"
          strokeDasharray={none === 'not-yet' && !isLevel && !dots ? '3 3' : undefined}
        />
        {!isLevel && none === 'does-not-apply' ? <path d="M2 34L34 2" className="stroke-mark" strokeWidth="2" /> : null}
        {!isLevel && none === 'cannot-judge' ? <Sign y={24}>?</Sign> : null}
        {isLevel && size !== 'small' ? (
          <Sign y={footOf(level)} on={level}>
            {level}
          </Sign>
        ) : null}
        {dots ? <Dots counts={dots} /> : null}
      </svg>
      {words ? (
        <span>
          {isLevel ? `${level} ${nameOf(level)}` : NO_LEVEL[none]}
          {aim ? <span className="text-secondary">, {aim}</span> : null}
        </span>
      ) : null}
    </span>
  )
}

/** Where a number stands: on its fill, or above the lowest, whose edge would strike it out. */
const footOf = (level: number) => (level === 1 ? FOOT - QUARTER - 2.5 : FOOT - 3)

const Pointer = ({ at }: { at: number }) => (
  <path d={`M37 ${Math.max(at, 6)}l8 -5v10z`} className="fill-text forced-colors:fill-[CanvasText]" />
)

const Sign = ({ y, on, children }: { y: number; on?: number; children: number | string }) => (
  <text
    x="18"
    y={y}
    textAnchor="middle"
    fontSize="15"
    fontWeight="700"
    className="level-sign"
    style={{ fill: on ? `var(--color-on-level-${on})` : 'var(--color-text)' }}
  >
    {children}
  </text>
)

/** A row of dots for each level, the highest on top. */
function Dots({ counts }: { counts: readonly number[] }) {
  const apart = Math.min(5, 28 / Math.max(1, ...counts))
  return counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, place) => (
      <circle
        // biome-ignore lint/suspicious/noArrayIndexKey: a dot is one of many alike and is known by its place
        key={`${at} ${place}`}
        cx={18 + (place - (count - 1) / 2) * apart}
        cy={FOOT - (at + 0.5) * QUARTER}
        r={Math.min(2.2, apart / 2 - 0.3)}
        className="fill-text forced-colors:fill-[CanvasText]"
      />
    )),
  )
}
