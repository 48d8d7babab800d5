import { useTranslations } from 'next-intl'
import { addressOf } from '@/app/_doors/asked'
import { FilterLink } from '@/app/_ui/filter-link'
import { CLASS_WORDS, type ItemKind, KIND_WORDS, READER_WORDS, type Readers } from '@/lib/evidence/evidence'
import { type Choice, SHOWN } from '@/lib/evidence/register'

type Counts = Record<'kind' | 'readers' | 'legalClass', Record<string, number>> & Record<(typeof SHOWN)[number], number>
type Props = { here: string; choice: Choice; asked: Record<string, string | undefined>; counts: Counts }

/** What of the register is shown: lists of links with their numbers at the side, one row of them on a narrow screen. */
export function RegisterFilters({ here, choice, asked, counts }: Props) {
  const t = useTranslations('evidence.register')
  const to = (more: Record<string, string | undefined>) => addressOf(here, { ...asked, page: undefined, ...more })
  const shown = SHOWN.map((show) => ({
    label: t(`shown.${show}`),
    count: counts[show],
    isHere:
      choice.show === show && (show !== 'all' || !(choice.kind || choice.readers || choice.legal || choice.question)),
    href:
      show === 'all'
        ? to({ show: undefined, kind: undefined, readers: undefined, legal: undefined, question: undefined })
        : to({ show }),
  }))
  const groups = [
    {
      title: t('kind'),
      links: (Object.keys(KIND_WORDS) as ItemKind[]).map((kind) => ({
        label: KIND_WORDS[kind].many,
        count: counts.kind[kind] ?? 0,
        isHere: choice.kind === kind,
        href: to({ kind: choice.kind === kind ? undefined : kind }),
      })),
    },
    {
      title: t('readers'),
      links: (Object.keys(READER_WORDS) as Readers[]).map((readers) => ({
        label: READER_WORDS[readers].name,
        count: counts.readers[readers] ?? 0,
        isHere: choice.readers === readers,
        href: to({ readers: choice.readers === readers ? undefined : readers }),
      })),
    },
    {
      title: t('legal'),
      links: (['exempt', 'confidential'] as const).map((legal) => ({
        label: CLASS_WORDS[legal],
        count: counts.legalClass[legal] ?? 0,
        isHere: choice.legal === legal,
        href: to({ legal: choice.legal === legal ? undefined : legal }),
      })),
    },
  ]
  return (
    <nav aria-label={t('show')} className="no-print min-w-0">
      <ul className="flex flex-wrap gap-2 pb-2 wide:flex-col wide:flex-nowrap wide:gap-0 wide:pb-4">
        {shown.map((one) => (
          <FilterLink key={one.label} {...one} />
        ))}
      </ul>
      {groups.map(({ title, links }) => (
        <div key={title} className="hidden pb-4 wide:block">
          <h2 className="mb-1 font-sans text-base font-semibold">{title}</h2>
          <ul>
            {links
              .filter(({ count, isHere }) => count > 0 || isHere)
              .map((one) => (
                <FilterLink key={one.label} {...one} />
              ))}
          </ul>
        </div>
      ))}
      <details className="mb-4 wide:hidden">
        <summary className="min-h-8 cursor-pointer text-accent underline underline-offset-2">
          {t('kind')}, {t('readers').toLowerCase()}
        </summary>
        <ul className="mt-2 flex flex-wrap gap-2">
          {groups
            .flatMap(({ links }) => links)
            .filter(({ count, isHere }) => count > 0 || isHere)
            .map((one) => (
              <FilterLink key={one.label} {...one} />
            ))}
        </ul>
      </details>
    </nav>
  )
}
