import { useTranslations } from 'next-intl'
import { type LevelNames, levelName } from '@/lib/framework/level-names'
import { questionName } from '@/lib/framework/named-question'
import type { Beside, BesideArea, PeerDissent } from '@/lib/peer-level/peer-level'
import { LEVELS, type Level } from '@/lib/score/score'
import { DataTable } from './data-table'
import { Details } from './details'

const LANES = ['self', 'peers', 'ambition'] as const
type Lane = (typeof LANES)[number]
const [FIRST, APART] = [14, 24]
/** Levels stand in the middle of four equal columns, whatever the width is. */
const columnOf = (level: number) => `${(level - 0.5) * 25}%`
const levelIn = (of: Beside): Record<Lane, Level | null> => ({
  self: of.self,
  peers: of.level,
  ambition: of.ambition,
})

/** One area: the council's own level, the peers' and the ambition of each question as a picture, and the same as a table beside it. */
export function LevelsBeside({ area, names }: { area: BesideArea; names: LevelNames }) {
  const t = useTranslations('peerLevels.beside')
  const { number, title, questions } = area
  const cell = (lane: Lane) => (of: Beside) => levelIn(of)[lane] ?? t('nothing')
  return (
    <section aria-labelledby={`beside-${number}`} className="flex flex-col gap-4">
      <h3 id={`beside-${number}`}>{t('area', { number, title })}</h3>
      <div className="grid grid-cols-1 items-start gap-x-10 gap-y-6 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col">
          <div aria-hidden className={`${ROW} pb-1`}>
            <span className="hidden sm:block" />
            <span className="grid grid-cols-4 text-center text-sm leading-tight">
              {LEVELS.map((level) => (
                <span key={level} className="break-words">
                  <span className="block font-semibold">{level}</span>
                  {levelName(names, level)}
                </span>
              ))}
            </span>
          </div>
          <ul className="flex flex-col">
            {questions.map((of) => (
              <li key={of.code} className={`${ROW} border-t border-line py-3`}>
                <p className="font-semibold">{questionName(of)}</p>
                <div className="flex min-w-0 flex-col gap-2">
                  <Picture of={of} names={names} />
                  <Why of={of} names={names} />
                </div>
              </li>
            ))}
          </ul>
        </div>
        <DataTable
          caption={t('table', { number, title })}
          hideCaption
          rows={questions}
          rowKey={({ code }) => code}
          columns={[
            { head: t('columns.question'), cell: questionName, isRowHead: true },
            { head: t('columns.self'), cell: cell('self'), isNumber: true },
            { head: t('columns.peers'), cell: cell('peers'), isNumber: true },
            { head: t('columns.ambition'), cell: cell('ambition'), isNumber: true },
          ]}
        />
      </div>
    </section>
  )
}

const ROW = 'grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]'

/** A lane for each of the three, so that none hides another; each has a shape of its own and its word beside it. */
function Picture({ of, names }: { of: Beside; names: LevelNames }) {
  const t = useTranslations('peerLevels.beside')
  const levels = levelIn(of)
  const named = (level: Level) => `${level}, ${levelName(names, level)}`
  const said = [
    t('picture.peers', { name: questionName(of), level: named(of.level) }),
    of.self ? t('picture.self', { level: named(of.self) }) : t('picture.noSelf'),
    of.ambition ? t('picture.ambition', { level: named(of.ambition) }) : t('picture.noAmbition'),
  ]
  return (
    <svg
      role="img"
      aria-label={said.join('; ')}
      width="100%"
      height={FIRST * 2 + APART * 2}
      className="print-exact block"
    >
      {LEVELS.map((level) => (
        <line key={level} x1={columnOf(level)} x2={columnOf(level)} y1="0" y2="100%" className="stroke-line" />
      ))}
      {LANES.map((lane, at) => {
        const level = levels[lane]
        if (!level) return null
        const isLast = level === LEVELS.length
        return (
          <svg
            key={lane}
            x={columnOf(level)}
            y={FIRST + at * APART}
            width="1"
            height="1"
            overflow="visible"
            aria-hidden="true"
          >
            {SHAPES[lane]}
            <text
              x={isLast ? -15 : 15}
              y="5"
              textAnchor={isLast ? 'end' : 'start'}
              fontSize="14"
              className="fill-text"
              style={{ stroke: 'var(--ground, var(--color-paper))' }}
              strokeWidth="4"
              paintOrder="stroke"
            >
              {t(lane)}
            </text>
          </svg>
        )
      })}
    </svg>
  )
}

const SHAPES: Record<Lane, React.ReactNode> = {
  self: <circle r="8" className="fill-text forced-colors:fill-[CanvasText]" />,
  peers: <path d="M0 -10L10 0L0 10L-10 0z" className="fill-accent forced-colors:fill-[CanvasText]" />,
  ambition: (
    <rect
      x="-8"
      y="-8"
      width="16"
      height="16"
      className="fill-sheet stroke-mark"
      strokeWidth="2"
      strokeDasharray="4 3"
    />
  ),
}

function Why({ of, names }: { of: Beside; names: LevelNames }) {
  const t = useTranslations('peerLevels.beside')
  const why = t('why', { level: `${of.level} ${levelName(names, of.level)}` })
  return (
    <Details
      summary={
        <>
          {why}
          {of.dissents.length > 0 ? t('differs', { count: of.dissents.length }) : ''}
        </>
      }
    >
      <p className="max-w-(--measure) whitespace-pre-line break-words font-serif">{of.reason}</p>
      <Dissents of={of.dissents} />
    </Details>
  )
}

/** Who of the team differs, and from which level, by name where the team itself reads it. */
export function Dissents({ of }: { of: readonly PeerDissent[] }) {
  const t = useTranslations('peerLevels.differ')
  return of.map(({ by, ofLevel, words }) => (
    <figure key={`${by} ${words}`} className="mt-3">
      <figcaption className="text-sm text-secondary">
        {by ? t('by', { name: by, level: ofLevel }) : t('one', { level: ofLevel })}
      </figcaption>
      <blockquote className="max-w-(--measure) whitespace-pre-line break-words border-l-4 border-line pl-3 font-serif">
        {words}
      </blockquote>
    </figure>
  ))
}
