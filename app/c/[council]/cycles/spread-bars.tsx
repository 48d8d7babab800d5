import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import type { CyclesView } from '@/lib/insight/view-cycles'
import { PictureLinks } from './picture-links'

const STATES = ['agreed', 'close', 'split', 'polarised'] as const
const FILLS: Record<(typeof STATES)[number], string> = {
  agreed: 'bg-(--color-level-3) text-(--color-on-level-3)',
  close: 'bg-(--color-level-1) text-(--color-on-level-1)',
  split: 'bg-sheet',
  polarised: 'bg-[repeating-linear-gradient(135deg,var(--color-text)_0_1px,var(--color-sheet)_1px_5px)]',
}

/** How far apart the assessors of each cycle were, a bar of questions; the same as a table one press away. */
export function SpreadBars({ slug, cycles }: { slug: string; cycles: CyclesView['cycles'] }) {
  const t = useTranslations('cycles')
  const shown = cycles.filter(({ spread }) => STATES.some((state) => spread[state] > 0))
  return (
    <section aria-labelledby="spread" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="spread">{t('spread')}</h2>
        <PictureLinks slug={slug} which="spread" />
      </div>
      <p className="text-secondary">{t('spreadHint')}</p>
      <div aria-hidden className="flex flex-col gap-3">
        {shown.map(({ id, title, spread }) => (
          <div key={id}>
            <p className="text-sm">{title}</p>
            <div className="flex print-exact">
              {STATES.filter((state) => spread[state] > 0).map((state) => (
                <div
                  key={state}
                  className={`min-w-6 border border-text text-center text-sm font-semibold tabular-nums forced-colors:text-[CanvasText] ${FILLS[state]}`}
                  style={{ flexGrow: spread[state], flexBasis: 0 }}
                >
                  <span className={state === 'polarised' ? 'bg-sheet px-1' : ''}>{spread[state]}</span>
                </div>
              ))}
            </div>
          </div>
        ))}
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {STATES.map((state) => (
            <span key={state} className="inline-flex items-center gap-2">
              <span className={`inline-block size-4 border border-text print-exact ${FILLS[state]}`} />
              {t(`states.${state}`)}
            </span>
          ))}
        </p>
      </div>
      <Details summary={t('table')}>
        <DataTable
          caption={t('spread')}
          hideCaption
          rows={cycles}
          rowKey={({ id }) => id}
          columns={[
            { head: t('heads.cycle'), isRowHead: true, cell: ({ title }) => title },
            ...STATES.map((state) => ({
              head: t(`states.${state}`),
              isNumber: true,
              cell: ({ spread }: CyclesView['cycles'][number]) => spread[state],
            })),
          ]}
        />
      </Details>
    </section>
  )
}
