import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { LevelMark } from '@/app/_ui/level-mark'
import type { Moved } from '@/lib/assessment/view-movement'
import { questionName } from '@/lib/framework/named-question'

const WAYS = ['up', 'same', 'down'] as const
const wayOf = ({ was, level }: Moved) => (level > was ? 'up' : level < was ? 'down' : 'same')

/** The level of the last time beside the one of now, those that rose first; never as one number for the council. */
export function Movement({ moved, base }: { moved: Moved[]; base: string }) {
  const t = useTranslations('following.movement')
  if (moved.length === 0) return null
  const groups = WAYS.map((way) => ({ way, all: moved.filter((one) => wayOf(one) === way) }))
  const [up = 0, same = 0, down = 0] = groups.map(({ all }) => all.length)
  return (
    <section aria-labelledby="movement" className="flex flex-col gap-3 print:hidden">
      <h2 id="movement">{t('title')}</h2>
      <p className="max-w-(--measure)">{t('said', { up, same, down })}</p>
      <div className="grid grid-cols-1 items-start gap-6 wide:grid-cols-3">
        {groups.map(({ way, all }) =>
          all.length === 0 ? null : (
            <div key={way}>
              <h3 className="mb-2 text-base">{t(`ways.${way}`, { count: all.length })}</h3>
              <ul className="flex flex-col gap-2">
                {all.map((one) => (
                  <li key={one.code} className="flex items-center gap-2">
                    <LevelMark level={one.was} size="small" />
                    <span aria-hidden>→</span>
                    <LevelMark level={one.level} size="small" />
                    <Link href={`${base}/q/${one.code}/agree`} prefetch={false}>
                      {questionName(one)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ),
        )}
      </div>
      <Details summary={t('table')}>
        <DataTable
          caption={t('caption')}
          hideCaption
          rows={moved}
          rowKey={({ code }) => code}
          columns={[
            { head: t('columns.question'), cell: questionName, isRowHead: true },
            { head: t('columns.was'), cell: ({ was }) => was, isNumber: true },
            { head: t('columns.aimed'), cell: ({ aimed }) => aimed, isNumber: true },
            { head: t('columns.level'), cell: ({ level }) => level, isNumber: true },
          ]}
        />
      </Details>
    </section>
  )
}
