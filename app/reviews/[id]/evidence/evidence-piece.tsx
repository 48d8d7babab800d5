import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Time } from '@/app/_ui/time'
import { formWords } from '@/lib/evidence/item-words'
import type { viewReviewEvidence } from '@/lib/review/view-review-evidence'
import { hrefOf } from './href-of'

type View = Extract<Awaited<ReturnType<typeof viewReviewEvidence>>, { ok: true }>['value']
export type Piece = View['questions'][number]['items'][number]

/** One piece of evidence in the list of a review: a file and a page are opened, a figure and a minute stand here. */
export function EvidencePiece({ reviewId, piece }: { reviewId: string; piece: Piece }) {
  const t = useTranslations('review.evidence')
  const { id, kind, title, numbers, speaksFor, figure, minute, sha256 } = piece
  return (
    <li id={`e-${id}`} className="pb-3">
      <p className="font-semibold">
        {numbers.map((number) => (
          <span key={number} className="evidence-number">
            <span className="sr-only">{t('number')} </span>
            {number}
          </span>
        ))}
        {kind === 'file' || kind === 'link' ? (
          <a
            href={hrefOf(reviewId, piece)}
            {...(kind === 'link' ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {})}
          >
            {title}
            {kind === 'link' ? <span className="font-normal"> {t('newTab')}</span> : null}
          </a>
        ) : (
          title
        )}
      </p>
      <p className="text-sm text-secondary">
        {formWords(piece)}. {t.rich('speaksFor', { day: () => <Time at={speaksFor} day /> })}
      </p>
      {figure ? <p className="text-sm text-secondary">{t('source', { source: figure.source })}</p> : null}
      {minute?.says ? (
        <blockquote className="mt-1 border-l-4 border-line pl-3 font-serif">{minute.says}</blockquote>
      ) : null}
      {sha256 ? (
        <div className="text-sm">
          <Details summary={t('check')}>
            <p>{t('fingerprint')}</p>
            <code className="break-all">{sha256}</code>
          </Details>
        </div>
      ) : null}
    </li>
  )
}
