import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { dayWords } from '@/lib/words/dates'

/** The places of a review, and the dark line that says on every page who sees it and when access ends. */
export function RoomNav({
  id,
  here,
  endsOn,
}: {
  id: string
  here: 'read' | 'evidence' | 'requests' | 'heard' | 'findings' | 'progress'
  endsOn: string
}) {
  const t = useTranslations('report.room')
  const places = [
    ['read', `/reviews/${id}`],
    ['evidence', `/reviews/${id}/evidence`],
    ['requests', `/reviews/${id}/requests`],
    ['heard', `/reviews/${id}/heard`],
    ['findings', `/reviews/${id}/findings`],
    ['progress', `/reviews/${id}/progress`],
  ] as const
  return (
    <div className="room-nav no-print">
      <nav aria-label={t('nav')}>
        <ul className="flex flex-wrap">
          {places.map(([place, href]) => (
            <li key={place} className={place === here ? 'stage stage-shown' : 'stage'}>
              <Link href={href} aria-current={place === here ? 'page' : undefined}>
                {t(place)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="room-line">
        <span>
          <strong>{t('private')}</strong> {t('seen')}
        </span>
        <span>{t('ends', { day: dayWords(endsOn) })}</span>
      </p>
    </div>
  )
}
