'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Press } from '@/app/_ui/press'
import { confirmMarkAction } from '@/app/c/[council]/_evidence/actions'

export type Sentence = {
  id: string
  quote: string
  isLost: boolean
  heldAgainst: number
  by: string
  /** Its question by its code and short name, where it is, and of which assessment. */
  question: string
  href: string
  assessment: string
  canConfirm: boolean
}

/** Every sentence that rests on an item, by its question; what was held against an older version says so. */
export function ItemSentences({ slug, sentences, newest }: { slug: string; sentences: Sentence[]; newest: number }) {
  const t = useTranslations('evidence.page.sentences')
  const older = sentences.filter(({ heldAgainst }) => heldAgainst < newest).length
  return (
    <section aria-labelledby="sentences" className="flex flex-col">
      <h2 id="sentences">
        {t('title', { count: sentences.length })}
        {older > 0 ? (
          <span className="ml-2 font-sans text-base font-normal text-caution">{t('look', { count: older })}</span>
        ) : null}
      </h2>
      {sentences.length === 0 ? <p className="mt-2 text-secondary">{t('none')}</p> : null}
      <ul>
        {sentences.map((one) => (
          <li
            key={one.id}
            className={`flex flex-col gap-1 border-b border-line py-4 ${one.heldAgainst < newest ? 'bg-caution-soft px-4' : ''}`}
          >
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Link href={one.href} prefetch={false} className="font-semibold">
                {one.question}
              </Link>
              <span className="text-sm text-secondary">{one.assessment}</span>
            </p>
            <blockquote className="max-w-(--measure) font-serif text-lg break-words">
              {one.isLost ? <s>“{one.quote}”</s> : `“${one.quote}”`}
            </blockquote>
            <p className="flex flex-wrap justify-between gap-x-4 text-sm">
              <span className={one.heldAgainst < newest ? 'font-semibold text-caution' : 'text-done'}>
                {one.isLost
                  ? t('gone')
                  : one.heldAgainst < newest
                    ? t('older', { number: String(one.heldAgainst), newest: String(newest) })
                    : t('held', { number: String(newest) })}
              </span>
              <span className="text-secondary">{one.by}</span>
            </p>
            {one.canConfirm && one.heldAgainst < newest && !one.isLost ? (
              <Press action={confirmMarkAction.bind(null, slug)} input={{ markId: one.id }} variant="secondary">
                {t('stillRight')}
                <span className="sr-only">: {one.quote}</span>
              </Press>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
