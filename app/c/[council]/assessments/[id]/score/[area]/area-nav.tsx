import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { AreaView } from '@/lib/score/view-area'

/** The five sheets, with how far the reader's own scores are on each. */
export function AreaNav({ base, here, areas }: { base: string; here: number; areas: AreaView['progress'] }) {
  const t = useTranslations('sheet')
  const [asked, submitted] = [sum(areas, 'asked'), sum(areas, 'submitted')]
  return (
    <nav aria-label={t('areas')} className="mt-6 border-t border-line pt-3">
      <p className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="font-semibold">{t('areas')}</span>
        <span className="text-secondary">{t('all', { submitted, asked })}</span>
      </p>
      <ul className="mt-1 grid grid-cols-1 gap-1 wide:grid-cols-5 wide:gap-4">
        {areas.map((area) => (
          <li key={area.number}>
            <Link
              href={`${base}/score/${area.number}`}
              aria-current={area.number === here ? 'page' : undefined}
              aria-label={`${t('area', area)}, ${area.asked > 0 ? `${t('counted', area)} ${t('submitted')}` : t('notOpen')}`}
              className="block h-full border-b-4 border-line p-1 text-sm max-wide:border-b-0 max-wide:border-l-4 max-wide:px-2 max-wide:py-2 text-text no-underline hover:bg-sunken hover:text-text aria-[current]:border-accent"
            >
              <span className="flex items-baseline justify-between gap-2">
                <span className="font-semibold">
                  {area.number} {area.title}
                </span>
                <span className="shrink-0 text-secondary">{area.asked > 0 ? t('counted', area) : t('notOpen')}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const sum = (areas: AreaView['progress'], of: 'asked' | 'submitted') => areas.reduce((all, area) => all + area[of], 0)
