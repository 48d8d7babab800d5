import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { FoundWords } from '@/app/_ui/found-words'
import { KIND_WORDS, READER_WORDS } from '@/lib/evidence/evidence'
import { CLOSES, OPENS } from '@/lib/evidence/found-signs'
import type { Hit } from '@/lib/search/hit'
import { dayWords } from '@/lib/words/dates'

/** What was found: each place by its name, what it is, and the words in their sentence. */
export function Hits({ hits }: { hits: readonly Hit[] }) {
  return (
    <ol>
      {hits.map((hit) => (
        <li key={`${hit.kind} ${hit.id}`} className="border-b border-line py-4">
          <h3 className="text-base">
            {hit.kind === 'answer' ? (
              // Only where a page is opened anew does a browser go to the words.
              <a href={atWords(hit)}>
                <Name hit={hit} />
              </a>
            ) : (
              <Link href={hit.href} prefetch={false}>
                <Name hit={hit} />
              </Link>
            )}
          </h3>
          <p className="text-sm text-secondary">
            <About hit={hit} />
          </p>
          {hit.snippet === '' ? null : (
            <p className="mt-2 border-l-4 border-(--color-comment-active) pl-3 font-heading">
              {hit.item?.place ? <span className="font-sans text-sm text-secondary">{hit.item.place} </span> : null}
              <FoundWords snippet={hit.snippet} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Where it is read, at the first of the words that were found, which the browser marks. */
function atWords({ href, snippet }: Hit): string {
  const words = snippet.split(OPENS)[1]?.split(CLOSES)[0]?.trim()
  return words ? `${href}#:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}` : href
}

function Name({ hit: { subject, item, name, kind } }: { hit: Hit }) {
  const t = useTranslations('search')
  if (item) return item.title
  if (subject) return `${subject.code} ${subject.shortName}`
  return kind === 'note' ? t('noteOf') : name
}

function About({ hit: { kind, item, name, post, at, assessment } }: { hit: Hit }) {
  const t = useTranslations('search.hit')
  if (kind === 'person') return post
  if (kind === 'evidence')
    return item
      ? t(item.kind === 'minute' ? 'minuteItem' : 'evidence', {
          kind: KIND_WORDS[item.kind].one,
          day: dayWords(item.speaksFor),
          readers: READER_WORDS[item.readers].name,
        })
      : null
  const of = { assessment: assessment ?? '', day: at ? dayWords(at) : '' }
  if (kind === 'action') return t(kind, { ...of, post: post ?? '' })
  if (kind === 'comment' || kind === 'shared') return t(kind, { ...of, name: name ?? '' })
  return t(kind, of)
}
