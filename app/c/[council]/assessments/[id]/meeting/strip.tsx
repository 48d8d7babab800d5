'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Press } from '@/app/_ui/press'
import { takeOverAction } from './actions'
import type { Inside } from './inside'
import { isAhead } from './stage-words'

/** The dark strip that says that one is in a meeting, whose screen this page follows, and whether that screen is there. */
export function Strip({ base, look, ...inside }: Inside & { base: string; look: () => void }) {
  const t = useTranslations('meet.strip')
  const { board, mine, slug, assessmentId, refresh } = inside
  const { facilitator, abilities } = mine
  const place = board.agenda.findIndex(({ code }) => code === board.item?.code)
  const leads = abilities.drive
  const ahead = isAhead(board)
  return (
    <div className="meeting-strip">
      <p className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <span className="flex items-center gap-2 font-semibold">
          <span aria-hidden className="meeting-dot" />
          {leads ? t('leads') : t('meeting')}
        </span>
        {place >= 0 ? <span>{t('of', { here: place + 1, all: board.agenda.length })}</span> : null}
        {leads ? null : (
          <span role="status">
            {!facilitator
              ? t(ahead ? 'nobodyYet' : 'nobody')
              : ahead
                ? t('will', { who: facilitator.name })
                : board.isFacilitatorHere
                  ? t('follows', { who: facilitator.name })
                  : t('away', { who: facilitator.name })}
          </span>
        )}
      </p>
      <div className="ml-auto flex flex-wrap items-center gap-x-5 gap-y-1">
        {abilities.takeOver && !ahead ? (
          <Press
            action={takeOverAction.bind(null, slug)}
            input={{ assessmentId }}
            variant="secondary"
            className="!min-h-8 !py-1"
            onDone={refresh}
          >
            {facilitator ? t('takeOver') : t('facilitate')}
          </Press>
        ) : null}
        <button type="button" className="cursor-pointer underline" onClick={look}>
          {t('look')}
        </button>
        <Link href={`${base}/meeting/agenda`}>{t('agenda')}</Link>
        {leads || abilities.takeOver ? <Link href={`${base}/guide#script`}>{t('script')}</Link> : null}
        <Link href={`${base}/meeting/screen`} target="_blank">
          {t('room')}
        </Link>
      </div>
    </div>
  )
}
