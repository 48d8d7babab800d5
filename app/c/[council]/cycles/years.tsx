import { useTranslations } from 'next-intl'
import { LevelMark } from '@/app/_ui/level-mark'
import { areasOf } from '@/lib/insight/areas-of'
import type { CyclesView } from '@/lib/insight/view-cycles'
import { PictureLinks } from './picture-links'

/** Every question in every cycle: a table whose cells are squares, so that the picture and its table are one. */
export function Years({ slug, view: { cycles, lines } }: { slug: string; view: CyclesView }) {
  const t = useTranslations('cycles')
  return (
    <section aria-labelledby="years" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="years">{t('years')}</h2>
        <PictureLinks slug={slug} which="years" />
      </div>
      <p className="flex max-w-(--measure) items-center gap-3 text-sm text-secondary">
        <span aria-hidden className="shrink-0">
          <LevelMark level={2} ambition={3} />
        </span>
        {t('yearsKey')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section tabIndex={0} aria-label={t('years')} className="scrolls-sideways">
        <table className="border-collapse text-left">
          {areasOf(lines).map(({ title, lines: own }) => (
            <tbody key={title}>
              <tr className="border-b-2 border-control align-bottom">
                <th scope="rowgroup" className="min-w-56 pt-4 pr-6 pb-1 font-heading">
                  {title}
                </th>
                {cycles.map((cycle) => (
                  <th key={cycle.id} scope="col" className="w-32 pr-3 pb-1 text-sm font-normal text-secondary">
                    {cycle.isSubmitted ? cycle.title : t('running', { title: cycle.title })}
                  </th>
                ))}
              </tr>
              {own.map((line) => (
                <tr key={line.code} className="border-b border-line">
                  <th scope="row" className="py-1 pr-4 font-normal">
                    <span className="text-secondary">{line.code}</span> {line.shortName}
                  </th>
                  {cycles.map(({ id }) => (
                    <td key={id} className="py-1 pr-3">
                      <Cell at={line.at[id]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </section>
  )
}

function Cell({ at }: { at: CyclesView['lines'][number]['at'][string] }) {
  const t = useTranslations('cycles.cell')
  if (typeof at === 'object') return <LevelMark level={at.level} ambition={at.ambition} />
  return (
    <span className="text-sm text-secondary">
      {at === 'left-out' ? t('leftOut') : at === 'none' ? t('none') : t('notAsked')}
    </span>
  )
}
