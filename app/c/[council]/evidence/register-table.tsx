import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { READER_WORDS } from '@/lib/evidence/evidence'
import { classWords, formWords } from '@/lib/evidence/item-words'
import type { RegisterRow } from '@/lib/evidence/load-register'
import type { Standing } from '@/lib/evidence/register'
import { questionName } from '@/lib/framework/named-question'
import { dayWords } from '@/lib/words/dates'

type Row = RegisterRow & { standing: Standing }
type Props = { slug: string; items: Row[]; isGrouped: boolean; hrefOf: (code: string) => string }

/** Laid out as blocks on a phone, browsers take it for no table any more unless it is said. */
const role = (name: string) => ({ role: name })
const GROUPS = ['past', 'held', 'current'] as const
/** The register, by what needs a look where that is the order; a row is a block on a phone. */
export function RegisterTable({ slug, items, isGrouped, hrefOf }: Props) {
  const t = useTranslations('evidence.register')
  const groups = isGrouped
    ? GROUPS.map((group) => ({ group, rows: items.filter(({ standing }) => standing === group) })).filter(
        ({ rows }) => rows.length > 0,
      )
    : [{ group: null, rows: items }]
  const heads = (['item', 'uses', 'speaks', 'readers', 'owner'] as const).map((one) => t(`columns.${one}`))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={t('title')} tabIndex={0} className="scrolls-sideways stacks relative">
      <table {...role('table')} className="w-full border-collapse text-left md:table-fixed">
        <thead {...role('rowgroup')}>
          <tr {...role('row')} className="border-b-2 border-control">
            {heads.map((head, at) => (
              <th
                key={head}
                {...role('columnheader')}
                scope="col"
                className={`py-2 pr-4 align-bottom text-sm ${WIDTHS[at]}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, rows }) => (
          <tbody key={group ?? 'all'} {...role('rowgroup')}>
            {group ? (
              <tr {...role('row')} className="border-b border-control">
                <th {...role('rowheader')} scope="rowgroup" colSpan={5} className="pt-6 pb-1">
                  <span className="font-heading text-lg">{t(`groups.${group}`)}</span>{' '}
                  <span className="text-sm font-normal text-secondary">{t(`groupHints.${group}`)}</span>
                </th>
              </tr>
            ) : null}
            {rows.map((row) => (
              <ItemRow key={row.id} slug={slug} row={row} heads={heads} hrefOf={hrefOf} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
const WIDTHS = ['md:w-[32%]', 'md:w-[24%]', 'md:w-[18%]', 'md:w-[14%]', 'md:w-[12%]']

function ItemRow({ slug, row, heads, hrefOf }: { slug: string; row: Row; heads: string[]; hrefOf: Props['hrefOf'] }) {
  const t = useTranslations('evidence.register')
  const cell = 'sm:py-2 sm:pr-4 break-words'
  return (
    <tr {...role('row')} className="border-b border-line align-top">
      <th {...role('rowheader')} scope="row" data-head={heads[0]} className={`${cell} font-normal`}>
        <Link href={`/c/${slug}/evidence/${row.id}`} prefetch={false} className="font-semibold">
          {row.title}
        </Link>
        <span className="block text-sm text-secondary">
          {t('yearOf', { day: dayWords(row.speaksFor) })}, {formWords(row)}
          {row.version > 1 ? `, ${t('version', { number: String(row.version) })}` : ''}
        </span>
      </th>
      <td {...role('cell')} data-head={heads[1]} className={cell}>
        {row.uses.length === 0 ? (
          <span className="text-sm text-secondary">
            {row.elsewhere
              ? row.elsewhere.title
                ? t('onlyIn', { title: row.elsewhere.title })
                : t('onlyElsewhere')
              : t('unused')}
          </span>
        ) : null}
        <ul>
          {row.uses.map((use) => (
            <li key={use.code}>
              <Link href={hrefOf(use.code)} prefetch={false}>
                {questionName(use)}
              </Link>
            </li>
          ))}
        </ul>
      </td>
      <td {...role('cell')} data-head={heads[2]} className={cell}>
        {dayWords(row.speaksFor)}
        <Review row={row} />
      </td>
      <td {...role('cell')} data-head={heads[3]} className={cell}>
        <ReadersWords row={row} />
      </td>
      <td {...role('cell')} data-head={heads[4]} className={cell}>
        {row.owner}
      </td>
    </tr>
  )
}

/** When it is to be looked at; what is due is said loudly. */
function Review({ row: { reviewBy, isPast, linkState } }: { row: Row }) {
  const t = useTranslations('evidence.register')
  if (linkState === 'gone') return <b className="block text-sm text-caution">{t('gone')}</b>
  if (isPast && reviewBy) return <b className="block text-sm text-caution">{t('due', { day: dayWords(reviewBy) })}</b>
  return (
    <span className="block text-sm text-secondary">
      {reviewBy ? t('reviewBy', { day: dayWords(reviewBy) }) : t('noReview')}
    </span>
  )
}

/** The two fields; what is held is read by nobody yet. */
function ReadersWords({ row: { isHeld, readers, legalClass, exemptParagraph, asked } }: { row: Row }) {
  const t = useTranslations('evidence.register')
  const isNarrow = isHeld || readers === 'named' || legalClass !== 'none'
  const proposed = asked && asked.legalClass !== legalClass ? classWords(asked.legalClass, asked.paragraph) : null
  return (
    <>
      <b className={isNarrow ? 'text-caution' : ''}>{isHeld ? t('nobody') : READER_WORDS[readers].name}</b>
      {legalClass === 'none' ? null : (
        <span className="block text-sm text-secondary">{classWords(legalClass, exemptParagraph)}</span>
      )}
      {proposed ? <span className="block text-sm text-secondary">{t('proposed', { legal: proposed })}</span> : null}
    </>
  )
}
