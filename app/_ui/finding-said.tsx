import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type NamedQuestion, namedIn, questionName } from '@/lib/framework/named-question'
import type { ShownReport } from '@/lib/report/load-report'
import { Tag } from './tag'
import { TypedWords } from './typed-words'

type Finding = ShownReport['findings'][number]
type Point = Finding['points'][number]
type Recommended = Pick<
  ShownReport['recommendations'][number],
  'number' | 'words' | 'priority' | 'timescale' | 'ownerPost'
>

/** A finding as it stands in a report: its words, its questions, and on how much it rests; `children` is what may be done with it. */
export function FindingSaid({
  finding,
  questions,
  canWarn,
  children,
}: {
  finding: Finding
  questions: NamedQuestion[]
  /** Whether its team may still find another source. */
  canWarn?: boolean
  children?: ReactNode
}) {
  const t = useTranslations('report')
  const { documents, conversations } = finding
  return (
    <article id={`f-${finding.id}`} className={`finding finding-${finding.kind}`}>
      <TypedWords>{finding.words}</TypedWords>
      <p className="mt-1 flex flex-wrap gap-2">
        {finding.codes.map((code) => (
          <Tag key={code}>{questionName(namedIn(questions, code))}</Tag>
        ))}
      </p>
      <p className="mt-1 text-sm text-secondary">{t('restsOn', { rests: t('rests', { documents, conversations }) })}</p>
      {finding.isThin && canWarn ? <p className="mt-1 text-sm font-semibold text-caution">{t('thin')}</p> : null}
      {children}
    </article>
  )
}

/** A recommendation as it stands in a report: its words, how pressing it is, by when, and the post whose it would be. */
export function RecommendationSaid({ recommendation }: { recommendation: Recommended }) {
  const t = useTranslations('report.recommendations')
  const { number, words, priority, timescale, ownerPost } = recommendation
  return (
    <>
      <TypedWords>
        {number}. {words}
      </TypedWords>
      <p className="mt-1 text-sm text-secondary">
        {t('priorityOf', { priority: t(`priorities.${priority}`) })}. {t(`timescales.${timescale}`)}.{' '}
        {t('owner', { post: ownerPost })}.
      </p>
    </>
  )
}

/** A fact that the council questions, and what the lead peer decided and answered. */
export function PointSaid({ point, children }: { point: Point; children?: ReactNode }) {
  const t = useTranslations('report.facts')
  return (
    <div className="mt-3 flex flex-col gap-1 border-l-4 border-line bg-sunken p-3">
      <p className="font-semibold">{t(`states.${point.state}`)}</p>
      <p>{t('questioned', { says: point.says })}</p>
      <p>{t('should', { correction: point.correction })}</p>
      {point.answer ? <p>{t('answer', { answer: point.answer })}</p> : null}
      {children}
    </div>
  )
}
