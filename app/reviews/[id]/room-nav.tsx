import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { reviewCaller } from '@/app/_doors/caller'
import { viewRoom } from '@/lib/peer-level/view-room'
import { dayWords } from '@/lib/words/dates'

/** The places of a review, and the dark line that says on every page who sees it and when access ends. Levels are one where they are agreed. */
export async function RoomNav({
  id,
  here,
  endsOn,
}: {
  id: string
  here: 'read' | 'evidence' | 'requests' | 'heard' | 'findings' | 'progress' | 'levels'
  endsOn: string
}) {
  const t = await getTranslations('report.room')
  const room = await viewRoom(await reviewCaller(id), null)
  const levels = room.ok ? room.value.levels : null
  const places = [
    ['read', `/reviews/${id}`] as const,
    ['evidence', `/reviews/${id}/evidence`] as const,
    ['requests', `/reviews/${id}/requests`] as const,
    ['heard', `/reviews/${id}/heard`] as const,
    ...(levels === 'agreed' ? [['levels', `/reviews/${id}/levels`] as const] : []),
    ['findings', `/reviews/${id}/findings`] as const,
    ['progress', `/reviews/${id}/progress`] as const,
  ]
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
        {levels === 'open' && here !== 'levels' ? (
          <Link href={`/reviews/${id}/levels`} prefetch={false} className="text-inherit">
            {t('levelsOpen')}
          </Link>
        ) : null}
        <span>{t('ends', { day: dayWords(endsOn) })}</span>
      </p>
    </div>
  )
}
