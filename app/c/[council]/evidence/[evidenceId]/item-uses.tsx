import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import type { viewItem } from '@/lib/evidence/view-item'
import { questionName } from '@/lib/framework/named-question'
import { UseForm } from './item-forms'

export type ItemView = Extract<Awaited<ReturnType<typeof viewItem>>, { ok: true }>['value']

/** The questions that rest on it, by assessment, each with the version that is named there. */
export function ItemUses({ slug, view: { item, uses, usable, newest } }: { slug: string; view: ItemView }) {
  const t = useTranslations('evidence.page')
  const assessments = [...new Map(uses.map((use) => [use.assessmentId, use])).values()]
  const [first] = usable
  return (
    <section aria-labelledby="uses" className="flex flex-col gap-4">
      <h2 id="uses">{t('rests', { count: new Set(uses.map(({ id }) => id)).size })}</h2>
      {assessments.map(({ assessmentId, title }) => (
        <div key={assessmentId}>
          <h3 className="mb-1 text-base">{title}</h3>
          <ul>
            {uses
              .filter((use) => use.assessmentId === assessmentId)
              .map((use) => (
                <li key={use.id} className="border-b border-line py-2">
                  <Link
                    href={`/c/${slug}/assessments/${assessmentId}/q/${use.code}?panel=evidence&item=${use.id}`}
                    prefetch={false}
                    className="font-semibold"
                  >
                    {questionName(use)}
                  </Link>
                  <span className="block text-sm text-secondary">
                    {use.number === newest.number
                      ? t('versionThere', { number: String(use.number) })
                      : t('older', { number: String(use.number), newest: String(newest.number) })}
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {first ? (
        <Details summary={t('also')}>
          <UseForm
            slug={slug}
            itemId={item.id}
            assessmentId={first.assessmentId}
            questions={usable.map((one) => ({ code: one.code, name: questionName(one) }))}
          />
        </Details>
      ) : null}
    </section>
  )
}
