export const LEVEL_NAMES = { 1: 'Starting', 2: 'Developing', 3: 'Maturing', 4: 'Leading' } as const
export type Level = keyof typeof LEVEL_NAMES
export type NoLevel = 'not-yet' | 'cannot-judge' | 'does-not-apply'
const NO_LEVEL = { 'not-yet': 'Not yet', 'cannot-judge': 'Cannot judge', 'does-not-apply': 'Does not apply' } as const
const SIZES = { small: 'size-5', medium: 'size-8', large: 'size-16' }

/**
 * A square that fills from the bottom in quarters with its number in it; the ambition is a line at its height. Without a
 * level: an empty square, one with a question mark, or one struck through. `words` writes the name beside it.
 */
export function LevelMark({
  level,
  ambition,
  size = 'medium',
  words = false,
}: {
  level: number | NoLevel | null
  ambition?: number | null
  size?: keyof typeof SIZES
  words?: boolean
}) {
  const isLevel = typeof level === 'number'
  const none: NoLevel = isLevel ? 'not-yet' : (level ?? 'not-yet')
  const name = isLevel ? `Level ${level}, ${LEVEL_NAMES[level as Level]}` : NO_LEVEL[none]
  const aim = ambition ? `; ambition ${ambition}` : ''
  const fill = isLevel ? level * 8 : 0
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        viewBox="0 0 36 36"
        role={words ? undefined : 'img'}
        aria-hidden={words || undefined}
        aria-label={words ? undefined : name + aim}
        className={`${SIZES[size]} shrink-0`}
      >
        <rect x="2" y="2" width="32" height="32" className="fill-sheet" />
        {isLevel ? (
          <rect x="2" y={34 - fill} width="32" height={fill} style={{ fill: `var(--color-level-${level})` }} />
        ) : null}
        {ambition ? (
          <line
            x1="0"
            x2="36"
            y1={34 - ambition * 8}
            y2={34 - ambition * 8}
            className="stroke-text"
            strokeWidth="2.5"
            strokeDasharray="4 2"
          />
        ) : null}
        <rect
          x="2"
          y="2"
          width="32"
          height="32"
          fill="none"
          className="stroke-mark"
          strokeWidth="2"
          strokeDasharray={none === 'not-yet' && !isLevel ? '3 3' : undefined}
        />
        {!isLevel && none === 'does-not-apply' ? (
          <line x1="2" y1="34" x2="34" y2="2" className="stroke-mark" strokeWidth="2" />
        ) : null}
        {isLevel || none === 'cannot-judge' ? (
          <g>
            <circle cx="18" cy="18" r="9.5" className="fill-sheet" />
            <text x="18" y="23.5" textAnchor="middle" fontSize="16" fontWeight="700" className="fill-text">
              {isLevel ? level : '?'}
            </text>
          </g>
        ) : null}
      </svg>
      {words ? (
        <span>
          {isLevel ? `${level} ${LEVEL_NAMES[level as Level]}` : NO_LEVEL[none]}
          {ambition ? <span className="text-secondary">, ambition {ambition}</span> : null}
        </span>
      ) : null}
    </span>
  )
}
