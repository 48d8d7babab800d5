'use client'
import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Time } from '@/app/_ui/time'
import { restoreVersionAction } from './actions'

/** Writes again what the text said at a moment. It says first whose later words go, and asks. */
export function RestoreForm({
  slug,
  textId,
  seq,
  at,
  since,
}: {
  slug: string
  textId: string
  seq: number
  at: Date
  since: string[]
}) {
  const t = useTranslations('restore')
  return (
    <>
      <p className="mb-3">{t('what')}</p>
      <Confirm
        opens={t('opens')}
        title={t('title')}
        what={
          <>
            <p>{t.rich('says', { at: () => <Time at={at} /> })}</p>
            <p className="font-semibold">{t('whose', { who: since.join(', ') })}</p>
            <p>{t('undo')}</p>
          </>
        }
        action={restoreVersionAction.bind(null, slug)}
        submit={t('press')}
        stay={t('stay')}
        hidden={{ textId, seq: String(seq) }}
      />
    </>
  )
}
