import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Tag } from '@/app/_ui/tag'
import { Time } from '@/app/_ui/time'
import { AUDIENCE_WORDS, EXEMPT_PARAGRAPHS, isRestricted } from '@/lib/evidence/evidence'
import type { EvidenceItem } from '@/lib/evidence/evidence-item'
import { formWords } from '@/lib/evidence/item-words'

/** One piece of evidence in a list: what it is, what day it speaks for, who may see it, who added it. */
export function EvidenceEntry({ slug, item }: { slug: string; item: EvidenceItem }) {
  const t = useTranslations('question.evidence')
  return (
    <div className="flex flex-col gap-1">
      <p className="font-semibold">
        <EvidenceTitle slug={slug} item={item} />
      </p>
      <p className="text-sm text-secondary">
        {formOf(item)}. Facts from <Time at={item.speaksFor} day />.
      </p>
      <p className="flex flex-wrap gap-2">
        <AudienceTag item={item} />
        <UnscannedTag item={item} />
      </p>
      <ExemptReason item={item} />
      {item.removed ? null : (
        <p className="text-sm">
          <Link href={`/c/${slug}/evidence/${item.itemId}`} prefetch={false}>
            {t('inRegister')}
            <span className="sr-only">: {item.title}</span>
          </Link>
        </p>
      )}
      <p className="text-sm text-secondary">
        Added by {item.isMine ? 'you' : item.addedBy}, <Time at={item.addedAt} />
      </p>
      {item.removed ? (
        <p className="border-l-4 border-line pl-3 text-sm">
          Removed by {item.removed.by}, <Time at={item.removed.at} />: {item.removed.reason}
        </p>
      ) : null}
    </div>
  )
}

/** The title leads to the file or the page, unless it was removed. */
export function EvidenceTitle({ slug, item }: { slug: string; item: EvidenceItem }) {
  if (item.removed) return <s>{item.title}</s>
  if (item.kind === 'file') return <a href={`/c/${slug}/evidence/${item.id}/file`}>{item.title}</a>
  if (item.kind !== 'link') return <Link href={`/c/${slug}/evidence/${item.itemId}`}>{item.title}</Link>
  return (
    <a href={item.url ?? ''} rel="noopener noreferrer nofollow" target="_blank">
      {item.title} <span className="font-normal">(opens in a new tab)</span>
    </a>
  )
}

export const AudienceTag = ({ item }: { item: EvidenceItem }) => (
  <Tag tone={isRestricted(item.audience) ? 'caution' : 'plain'}>{AUDIENCE_WORDS[item.audience].name}</Tag>
)

/** Said of a file that no scanner has seen, because none was set up when it was attached. */
export function UnscannedTag({ item }: { item: EvidenceItem }) {
  const t = useTranslations('evidence')
  return item.isUnscanned ? <Tag tone="caution">{t('notScanned')}</Tag> : null
}

export function ExemptReason({ item }: { item: EvidenceItem }) {
  if (!item.exempt) return null
  const { paragraph, reason, reviewOn } = item.exempt
  const words = EXEMPT_PARAGRAPHS[paragraph ?? 0] ?? ''
  return (
    <p className="text-sm text-secondary">
      Paragraph {paragraph} ({words.toLowerCase()}): {reason?.replace(/\.$/, '')}. To be looked at again on{' '}
      {reviewOn ? <Time at={reviewOn} day /> : null}.
    </p>
  )
}

/** "PDF, 1.2 MB", or where a link leads. */
export function formOf(item: EvidenceItem): string {
  return item.kind === 'link' ? `Web page at ${formWords(item)}` : formWords(item)
}
