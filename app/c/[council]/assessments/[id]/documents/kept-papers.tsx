import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Time } from '@/app/_ui/time'
import type { PapersView } from '@/lib/paper/view-papers'

type Props = Pick<PapersView, 'papers' | 'areas'> & { base: string }

/** What took long: how far it is, and where it is when it is ready. */
export function KeptPapers({ papers, areas, base }: Props) {
  const t = useTranslations('documents')
  if (papers.length === 0) return null
  return (
    <Card id="kept" title={t('page.kept')}>
      <p className="mb-3">{t('page.keptFor')}</p>
      <ul className="flex flex-col gap-3" aria-live="polite">
        {papers.map(({ id, kind, format, area, state, askedAt }) => {
          const name = t('page.name', { kind: t(`kinds.${kind}`), format: t(`formats.${format}`) })
          const title = areas.find(({ number }) => number === area)?.title
          return (
            <li key={id} className="flex flex-wrap items-baseline gap-x-3">
              {state === 'ready' ? <a href={`${base}/export/${id}`}>{name}</a> : <strong>{name}</strong>}
              {title ? <span>{title}</span> : null}
              <span>{t(`page.states.${state}`)}</span>
              <span className="text-sm text-secondary">
                {t.rich('page.asked', { when: () => <Time at={askedAt} /> })}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
