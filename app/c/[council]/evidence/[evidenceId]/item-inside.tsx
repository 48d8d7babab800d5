import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import type { ItemView } from './item-uses'

/** A picture as it is, and of any other file the words that stand in it, so that nobody needs its program to read a mail or a table. */
export function ItemInside({ slug, view: { item, newest, inside } }: { slug: string; view: ItemView }) {
  const t = useTranslations('evidence.page')
  const isPicture = newest.mediaType?.startsWith('image/') ?? false
  if (!isPicture && inside.length === 0) return null
  const isMail = inside[0]?.place === 'mail'
  return (
    <section aria-labelledby="inside" className="flex flex-col gap-3">
      <h2 id="inside">{t(isPicture ? 'picture' : 'inside')}</h2>
      {isPicture ? (
        // biome-ignore lint/performance/noImgElement: it is what somebody attached, served from its own path and never optimised
        <img
          src={`/c/${slug}/evidence/${item.id}/revisions/${newest.number}/file`}
          alt={newest.title}
          loading="lazy"
          className="max-h-[32rem] max-w-full self-start border border-line bg-sheet"
        />
      ) : null}
      {inside.map(({ place, words, isMore }, at) => (
        <Details key={place} summary={place} open={isMail && at === 0}>
          <p className="max-w-(--measure) text-sm break-words whitespace-pre-wrap">
            {words}
            {isMore ? ' …' : ''}
          </p>
        </Details>
      ))}
    </section>
  )
}
