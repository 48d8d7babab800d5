import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { LevelName } from '@/app/_ui/level-names'
import { areasOf } from '@/lib/insight/areas-of'
import type { Move, Standing, Way } from '@/lib/insight/cycles'
import { MoveTrack } from './move-track'
import { PictureLinks } from './picture-links'

const WAYS = ['up', 'same', 'down', 'first', 'none'] as const
const SIGNS: Record<Way, string> = { up: '▲', same: '▬', down: '▼', first: '○', none: '·' }

/** How many went which way: the numbers first, then a sign for each. */
export function MoveCounts({ counts }: { counts: Record<Way, number> }) {
  const t = useTranslations('cycles.counts')
  return (
    <ul className="grid gap-x-8 gap-y-3 border-t-2 border-text pt-4 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      {WAYS.filter((way) => counts[way] > 0).map((way) => (
        <li key={way} className={way === 'down' ? 'text-error' : way === 'up' ? 'text-accent' : ''}>
          <span className="mr-2 font-heading text-4xl font-semibold tabular-nums">{counts[way]}</span>
          <span className="text-text">{t(way, { count: counts[way] })}</span>
          <span aria-hidden className="block max-w-48 break-all text-sm leading-tight tracking-wider">
            {SIGNS[way].repeat(counts[way])}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Each question as an arrow from where it stood to where it stands, by its area; the same as a table one press away. */
export function Moves({ slug, from, to, moves }: { slug: string; from: string; to: string; moves: Move[] }) {
  const t = useTranslations('cycles')
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="moves">{t('moves')}</h2>
        <PictureLinks slug={slug} which="moves" from={from} to={to} />
      </div>
      <p className="text-secondary">{t('movesHint')}</p>
      <div className="gap-x-10 wide:columns-2">
        {areasOf(moves).map(({ title, lines }) => (
          <section key={title} aria-label={title} className="mb-6 break-inside-avoid">
            <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-end gap-x-2 border-b-2 border-control pb-1">
              <h3 className="text-base">{title}</h3>
              <div aria-hidden className="grid grid-cols-4 text-center text-xs text-secondary">
                {[1, 2, 3, 4].map((level) => (
                  <span key={level}>
                    {level}
                    <span className="max-sm:hidden">
                      {' '}
                      <LevelName level={level} />
                    </span>
                  </span>
                ))}
              </div>
            </div>
            <ul>
              {lines.map((move) => (
                <li
                  key={move.code}
                  className="grid min-h-8 grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-center gap-x-2 border-b border-line"
                >
                  <span className={`text-sm ${move.way === 'down' ? 'font-semibold' : ''}`}>
                    <span className="text-secondary">{move.code}</span> {move.shortName}
                  </span>
                  <MoveTrack move={move} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Details summary={t('table')}>
        <DataTable
          caption={t('moves')}
          hideCaption
          rows={moves}
          rowKey={({ code }) => code}
          columns={[
            { head: t('heads.question'), isRowHead: true, cell: ({ code, shortName }) => `${code} ${shortName}` },
            { head: t('heads.from'), cell: ({ from: was }) => <Stand at={was} /> },
            { head: t('heads.to'), cell: ({ to: is }) => <Stand at={is} /> },
            { head: t('heads.aim'), cell: ({ to: is }) => is?.ambition ?? '', isNumber: true },
            { head: t('heads.way'), cell: ({ way }) => t(`ways.${way}`) },
          ]}
        />
      </Details>
    </>
  )
}

function Stand({ at }: { at: Standing | null }) {
  const t = useTranslations('cycles.cell')
  return at ? (
    <>
      {at.level} <LevelName level={at.level} />
    </>
  ) : (
    t('none')
  )
}
