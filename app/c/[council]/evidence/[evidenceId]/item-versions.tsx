import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { formWords } from '@/lib/evidence/item-words'
import { dayWords } from '@/lib/words/dates'
import { NewerForm } from './item-forms'
import type { ItemView } from './item-uses'

/** Every version, the newest first: none goes, and what was frozen goes on naming its own. */
export function ItemVersions({ slug, view: { item, newest, revisions, abilities } }: { slug: string; view: ItemView }) {
  const t = useTranslations('evidence.page')
  return (
    <section aria-labelledby="versions" className="flex flex-col gap-4">
      <h2 id="versions">{t('versions')}</h2>
      <ol className="flex flex-col">
        {revisions.map((one) => (
          <li key={one.id} className="relative border-l-2 border-line pb-4 pl-5 last:pb-0">
            <span
              aria-hidden
              className={`absolute top-1 -left-[0.45rem] size-3 rounded-full border-2 border-accent ${one.number === newest.number ? 'bg-accent' : 'bg-paper'}`}
            />
            <p className="font-semibold">
              {t('versionBy', { number: String(one.number), day: dayWords(one.addedAt) })}
            </p>
            <p className="text-sm text-secondary">
              {one.addedBy}
              {one.note ? `: ${one.note}` : ''}. {one.title}, {formWords(one)}.
            </p>
            {one.isUnscanned ? <p className="text-sm text-caution">{t('unscanned')}</p> : null}
            {one.sha256 ? (
              <p className="text-sm">
                <a href={`/c/${slug}/evidence/${item.id}/revisions/${one.number}/file`}>
                  {t('openVersion', { number: String(one.number) })}
                </a>
              </p>
            ) : null}
            {one.sha256 ? (
              <div className="text-sm">
                <Details summary={t('check')}>
                  {t('fingerprint')} <code className="break-all">{one.sha256}</code>
                </Details>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {abilities.revise ? (
        <Details summary={t('newer')}>
          <NewerForm
            slug={slug}
            itemId={item.id}
            now={{
              kind: item.kind,
              title: newest.title,
              url: newest.url,
              figure: newest.figure,
              minute: newest.minute,
            }}
          />
        </Details>
      ) : null}
    </section>
  )
}
