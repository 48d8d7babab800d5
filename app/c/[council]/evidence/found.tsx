import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { FoundWords } from '@/app/_ui/found-words'
import { KIND_WORDS, READER_WORDS } from '@/lib/evidence/evidence'
import type { searchEvidence } from '@/lib/evidence/search-evidence'
import { dayWords } from '@/lib/words/dates'
import { eitherOf } from '@/lib/words/sentence'

type Found = Extract<Awaited<ReturnType<typeof searchEvidence>>, { ok: true }>['value']

/** What was found: each item with the places in it where the words stand. */
export function FoundEvidence({ slug, found: { items, isNear, instead, q } }: { slug: string; found: Found }) {
  const t = useTranslations('evidence.search')
  return (
    <section aria-labelledby="found" className="flex flex-col gap-2">
      <h2 id="found" tabIndex={-1}>
        {items.length === 0 ? t('nothing', { q }) : t('found', { count: items.length, q })}
      </h2>
      <p className="text-secondary">
        {isNear ? `${instead.length > 0 ? t('instead', { words: eitherOf(instead) }) : t('near')} ` : ''}
        {t('only')}
      </p>
      <ol>
        {items.map(({ itemId, title, kind, readers, speaksFor, places, count }) => (
          <li key={itemId} className="border-b border-line py-4">
            <h3 className="text-base">
              <Link href={`/c/${slug}/evidence/${itemId}`} prefetch={false}>
                {title}
              </Link>
            </h3>
            <p className="text-sm text-secondary">
              {KIND_WORDS[kind].one}
              {kind === 'minute' ? ' ' : ', '}
              {t(kind === 'minute' ? 'minuteItem' : 'speaksFor', { day: dayWords(speaksFor) })},{' '}
              {READER_WORDS[readers].name}
            </p>
            <ul className="mt-2 flex flex-col gap-2">
              {places
                .filter(({ place }) => place !== '')
                .map(({ id, place, snippet }) => (
                  <li key={id} className="border-l-4 border-(--color-comment-active) pl-3">
                    <span className="text-sm text-secondary">{place}</span>{' '}
                    <span className="font-heading">
                      <FoundWords snippet={snippet} />
                    </span>
                  </li>
                ))}
            </ul>
            {count > places.length ? (
              <p className="mt-1 text-sm text-secondary">{t('more', { count: count - places.length })}</p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
