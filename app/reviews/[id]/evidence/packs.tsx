import { useTranslations } from 'next-intl'
import { Time } from '@/app/_ui/time'
import { sizeWords } from '@/lib/evidence/evidence'
import { AskPack } from './ask-pack'

type Pack = {
  id: string
  state: 'waiting' | 'making' | 'ready' | 'failed'
  askedAt: Date
  size: number | null
  count: number
  isCurrent: boolean
  goneAt: Date
}

/** All of it as one file, which is made while nobody waits and is gone after a week. */
export function Packs({
  reviewId,
  packs,
  canAsk,
  count,
}: {
  reviewId: string
  packs: Pack[]
  canAsk: boolean
  count: number
}) {
  const t = useTranslations('review.evidence.packs')
  return (
    <section
      aria-labelledby="packs"
      className="flex flex-col gap-4 max-lg:order-first rounded-(--radius) border border-line bg-sheet p-4 [--ground:var(--color-sheet)]"
    >
      <h2 id="packs" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-sm text-secondary">{t('what')}</p>
      {packs.length > 0 ? (
        <ul aria-label={t('yours')} className="flex flex-col gap-3">
          {packs.map((pack) => (
            <li key={pack.id} className="border-t border-line pt-3">
              <PackLine reviewId={reviewId} pack={pack} />
            </li>
          ))}
        </ul>
      ) : null}
      {canAsk ? <AskPack reviewId={reviewId} words={t('ask', { count })} /> : null}
    </section>
  )
}

function PackLine({ reviewId, pack }: { reviewId: string; pack: Pack }) {
  const t = useTranslations('review.evidence.packs')
  if (pack.state === 'failed') return <p>{t('failed')}</p>
  if (pack.state !== 'ready') return <p role="status">{t('making')}</p>
  if (!pack.isCurrent) return <p>{t('notAsSeen')}</p>
  return (
    <>
      <p className="font-semibold">
        <a href={`/reviews/${reviewId}/packs/${pack.id}/file`}>
          {t('open', { count: pack.count, size: sizeWords(pack.size ?? 0) })}
        </a>
      </p>
      <p className="text-sm text-secondary">
        {t.rich('made', { at: () => <Time at={pack.askedAt} /> })}{' '}
        {t.rich('gone', { at: () => <Time at={pack.goneAt} day /> })}
      </p>
    </>
  )
}
