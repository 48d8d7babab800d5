import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { CSSProperties, ReactNode } from 'react'
import { questionName } from '@/lib/framework/named-question'
import { type Level, medianOf } from '@/lib/score/score'
import { LedgerArea } from './ledger-area'
import { LevelMark, type NoLevel } from './level-mark'

export type Tile = {
  code: string
  area: number
  number: number
  shortName: string
  href: string
  mark: { level: number | NoLevel | null; ambition?: number | null; dots?: readonly number[] }
  /** The word beside the mark, and a second one under it. */
  word: ReactNode
  note?: ReactNode
  /** One line: a verb where it waits for the reader. `onPaper`: what a print says instead. */
  state?: ReactNode
  onPaper?: ReactNode
  isWaiting?: boolean
  /** Why it is left out. */
  leftOut: string | null
  agreed: { level: Level; ambition: Level } | null
}
type Area = { number: number; title: string; statement?: string }

/** More questions of an area than this that are left out lose their place, and stand under the ledger alone. */
const MOST_GREYED = 3
/** Wider, a row would be too narrow to read. */
const MOST_ABREAST = 8

/**
 * Where the council stands: one ruled ledger, a row for each area, each question at its own place in it. On a phone an area
 * is a line that opens; on paper the whole is one sheet.
 */
export function Ledger({ areas, tiles }: { areas: Area[]; tiles: Tile[] }) {
  const most = Math.max(...tiles.map(({ number }) => number), 1)
  const rows = areas
    .map((area) => ({ area, own: tiles.filter((tile) => tile.area === area.number) }))
    .filter(({ own }) => own.length > 0)
  const waiting = rows.findIndex(({ own }) => own.some(({ isWaiting }) => isWaiting))
  return (
    <div
      className={most > MOST_ABREAST ? 'ledger' : 'ledger ledger-placed'}
      style={{ '--abreast': Math.min(most, MOST_ABREAST) } as CSSProperties}
    >
      {rows.map(({ area, own }, at) => (
        <LedgerRow key={area.number} area={area} own={own} startsOpen={at === Math.max(waiting, 0)} />
      ))}
      <LeftOut tiles={tiles} />
    </div>
  )
}

function LedgerRow({ area, own, startsOpen }: { area: Area; own: Tile[]; startsOpen: boolean }) {
  const t = useTranslations('overview.area')
  const out = own.filter(({ leftOut }) => leftOut !== null)
  const shown = out.length > MOST_GREYED ? own.filter(({ leftOut }) => leftOut === null) : own
  const about = (words: ReactNode) => <span className="sr-only">{words}</span>
  return (
    <LedgerArea
      number={area.number}
      startsOpen={startsOpen}
      open={t.rich('open', { area: area.title, about })}
      close={t.rich('close', { area: area.title, about })}
      head={
        <>
          <h3 id={`ledger-${area.number}`}>
            <span className="font-sans font-normal tabular-nums">{area.number}</span> {area.title}
          </h3>
          <p>
            <AreaWords own={own.filter(({ leftOut }) => leftOut === null)} />
            {shown.length < own.length && shown.length > 0 ? <span>{t('out', { count: out.length })}</span> : null}
            {area.statement ? (
              <Link href={area.statement} className="no-print">
                {t.rich('statement', { number: area.number, title: area.title, about })}
              </Link>
            ) : null}
          </p>
        </>
      }
      small={shown.map((tile) => <LevelMark key={tile.code} {...tile.mark} ambition={null} size="small" />)}
    >
      {shown.map((tile) => (
        <li key={tile.code} className={classOf(tile)} style={{ '--place': tile.number } as CSSProperties}>
          <Link href={tile.href} className="tile">
            <span aria-hidden className="tile-mark">
              <LevelMark {...tile.mark} />
            </span>
            <span className="tile-name">
              <span className="tabular-nums">{tile.code}</span> {tile.shortName}
            </span>
            <span className="tile-word">
              <strong>{tile.word}</strong>
              {tile.note ? <span>{tile.note}</span> : null}
            </span>
            <span className="tile-state">
              <span className={tile.onPaper ? 'print:hidden' : ''}>{tile.state}</span>
              {tile.onPaper ? <span className="hidden print:inline">{tile.onPaper}</span> : null}
            </span>
          </Link>
        </li>
      ))}
    </LedgerArea>
  )
}

const classOf = ({ isWaiting, leftOut }: Tile) =>
  `tile-cell ${isWaiting ? 'tile-waiting' : ''} ${leftOut === null ? '' : 'tile-out'}`

/** How many are agreed, and the middle of their levels: the median, never an average. */
function AreaWords({ own }: { own: Tile[] }) {
  const t = useTranslations('overview.area')
  const agreed = own.flatMap(({ agreed }) => agreed ?? [])
  const between = (levels: Level[]) => {
    const middle = medianOf(levels) ?? 0
    return Number.isInteger(middle)
      ? String(middle)
      : t('between', { low: Math.floor(middle), high: Math.ceil(middle) })
  }
  if (own.length === 0) return <span>{t('nothing')}</span>
  return (
    <>
      <span>{t('agreed', { agreed: agreed.length, all: own.length })}</span>
      {agreed.length > 0 ? (
        <span>
          {t('middle', {
            level: between(agreed.map(({ level }) => level)),
            aim: between(agreed.map(({ ambition }) => ambition)),
          })}
        </span>
      ) : null}
    </>
  )
}

/** That a level is agreed, and how many disagree with it. */
export function AgreedState({ dissent }: { dissent: number }) {
  const t = useTranslations('overview.tile.state')
  return (
    <>
      <span aria-hidden>✓ </span>
      {t('agreed')}
      {dissent > 0 ? t('disagree', { count: dissent }) : ''}
    </>
  )
}

/** What is left out, by name, under its reason. */
function LeftOut({ tiles }: { tiles: Tile[] }) {
  const t = useTranslations('overview.leftOut')
  const reasons = [...new Set(tiles.flatMap(({ leftOut }) => leftOut ?? []))]
  if (reasons.length === 0) return null
  return (
    <div className="ledger-foot">
      {reasons.map((reason) => (
        <p key={reason}>
          {t('label')}{' '}
          {t('because', {
            questions: tiles
              .filter(({ leftOut }) => leftOut === reason)
              .map(questionName)
              .join('; '),
            reason,
          })}
        </p>
      ))}
    </div>
  )
}
