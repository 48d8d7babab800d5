'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LevelMark } from '@/app/_ui/level-mark'
import { useLevelName } from '@/app/_ui/level-names'
import type { Board } from '@/lib/meeting/view-board'
import { pageOf } from './page-of'

type Entry = Board['agenda'][number]

/** The whole agenda with where the meeting is; choosing a question leaves the tour, and before the meeting opens its page. */
export function AgendaList({ board, base, look }: { board: Board; base: string; look: (code: string) => void }) {
  const t = useTranslations('meet.agenda')
  const agreed = board.agenda.filter(({ round }) => round === 'agreed').length
  return (
    <section aria-labelledby="agenda-list">
      <p className="border-b border-line pb-1">
        <span id="agenda-list" className="block font-semibold">
          {t('title')}
        </span>
        <span className="text-sm text-secondary">
          {t('agreed', { agreed, all: board.questions })} {t('left', { count: board.agenda.length - agreed })}
        </span>
      </p>
      <ol className="agenda-list">
        {board.agenda.map((entry) => (
          <li key={entry.code} aria-current={entry.code === board.item?.code ? 'step' : undefined}>
            <Line to={board.item ? undefined : pageOf(base, entry)} look={() => look(entry.code)}>
              <span className="shrink-0 tabular-nums">{entry.code}</span>
              <span className="grow">
                {entry.shortName}
                <span className="block text-sm font-normal text-secondary">
                  <StateWords entry={entry} isHere={entry.code === board.item?.code} />
                </span>
              </span>
              {entry.level ? (
                <span aria-hidden className="flex">
                  <LevelMark level={entry.level} size="small" />
                </span>
              ) : null}
            </Line>
          </li>
        ))}
      </ol>
    </section>
  )
}

const Line = ({ to, look, children }: { to: string | undefined; look: () => void; children: ReactNode }) =>
  to ? (
    <Link href={to} prefetch={false} className="agenda-line">
      {children}
    </Link>
  ) : (
    <button type="button" className="agenda-line" onClick={look}>
      {children}
    </button>
  )

/** Of an open round only that it is to be scored. */
function StateWords({
  entry: { round, level, isOnConsent, consensus, minutes },
  isHere,
}: {
  entry: Entry
  isHere: boolean
}) {
  const t = useTranslations('meet.agenda')
  const nameOf = useLevelName()
  if (isHere && round !== 'agreed') return t('here')
  if (level) return t('level', { level: nameOf(level) })
  if (isOnConsent) return t('consent')
  const state = t(`states.${round === 'open' ? 'open' : (consensus ?? 'revealed')}`)
  return minutes > 0 ? t('minutes', { state, minutes }) : state
}
