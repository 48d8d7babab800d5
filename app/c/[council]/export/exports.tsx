import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Time } from '@/app/_ui/time'
import { sizeWords } from '@/lib/evidence/evidence'
import type { ExportView } from '@/lib/export/view-export'
import { AskExport } from './ask-export'

/** Everything as one file: what it holds and leaves out, those that were asked for, and the press that makes one. */
export function Exports({ slug, view: { exports, leftOut } }: { slug: string; view: ExportView }) {
  const t = useTranslations('everything')
  const isMaking = exports.some(({ state }) => state === 'waiting' || state === 'making')
  return (
    <Card id="everything" title={t('all.title')}>
      <p>{t('all.what')}</p>
      <p className="my-2 text-secondary">{t('all.who')}</p>
      <details className="my-3">
        <summary className="min-h-8 cursor-pointer text-accent underline underline-offset-2">
          {t('all.leftOut')}
        </summary>
        <ul className="mt-2 list-disc pl-6">
          {leftOut.map((what) => (
            <li key={what}>{t(`leftOut.${what}`)}</li>
          ))}
        </ul>
      </details>
      {exports.length > 0 ? (
        <ul aria-label={t('all.yours')} aria-live="polite" className="my-4 flex flex-col gap-3">
          {exports.map((one) => (
            <li key={one.id} className="border-t border-line pt-3">
              <ExportLine slug={slug} one={one} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mb-2 text-secondary">{t('all.fresh')}</p>
      <AskExport
        slug={slug}
        isMaking={isMaking}
        words={isMaking ? t('all.inMaking') : exports.length > 0 ? t('all.again') : t('all.press')}
      />
      <p className="mt-3 text-sm text-secondary">{t('all.check')}</p>
    </Card>
  )
}

function ExportLine({ slug, one }: { slug: string; one: ExportView['exports'][number] }) {
  const t = useTranslations('everything.all')
  if (one.state === 'failed') return <p>{t('failed')}</p>
  if (one.state !== 'ready') return <p role="status">{t('making')}</p>
  return (
    <>
      <p className="font-semibold">
        <a href={`/c/${slug}/export/${one.id}`}>{t('open', { size: sizeWords(one.size ?? 0) })}</a>
      </p>
      <p className="text-sm text-secondary">
        {t.rich('made', { at: () => <Time at={one.askedAt} /> })}{' '}
        {t.rich('gone', { at: () => <Time at={one.goneAt} day /> })}
      </p>
    </>
  )
}
