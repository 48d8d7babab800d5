import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Recommended } from '@/lib/progress/load-progress'
import { dayWords } from '@/lib/words/dates'
import { ActionLines } from './action-lines'
import { RecommendationSaid } from './finding-said'
import { ItemLink } from './item-link'
import { Tag } from './tag'
import { TypedWords } from './typed-words'

type Props = {
  of: Recommended
  /** Whether answer and actions are those of the day on which it was handed over. */
  isHandedOver: boolean
  /** Where a piece of evidence that is a file is opened. */
  fileOf: (evidence: Recommended['evidence'][number]) => string
  /** What this reader may do with the statement, and with the view. */
  stating?: ReactNode
  viewing?: ReactNode
}

/** One recommendation of a progress review: the council's answer and its actions, what it says now, and what peers say. */
export function ProgressSaid({ of, isHandedOver, fileOf, stating, viewing }: Props) {
  const t = useTranslations('progress')
  const { statement, view, evidence, stood } = of
  return (
    <li id={`rec-${of.id}`} className="grid gap-4 border-t border-line pt-5 wide:grid-cols-2 wide:gap-8">
      <div className="flex min-w-0 flex-col gap-4">
        <div>
          <RecommendationSaid recommendation={of} />
        </div>
        {stood ? <Stood stood={stood} isHandedOver={isHandedOver} /> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <section className="flex min-w-0 flex-col gap-2">
          <h3 className="font-sans text-base font-semibold">{t('statement')}</h3>
          {statement ? (
            <>
              <TypedWords>{statement.words}</TypedWords>
              <p className="text-sm text-secondary">{t('by', { name: statement.by, day: dayWords(statement.at) })}</p>
            </>
          ) : (
            <p className="text-secondary">{t('noStatement')}</p>
          )}
          {evidence.length > 0 ? (
            <ul aria-label={t('evidence')} className="list-disc pl-5">
              {evidence.map((one) => (
                <li key={one.id}>
                  <Named evidence={one} file={fileOf(one)} />
                </li>
              ))}
            </ul>
          ) : null}
          {stating}
        </section>
        {view || viewing ? (
          <section className="flex min-w-0 flex-col items-start gap-2 border-l-4 border-accent bg-sheet p-4">
            <h3 className="font-sans text-base font-semibold">{t('view')}</h3>
            {view ? (
              <>
                <Tag tone={view.howFar === 'not-begun' ? 'caution' : 'accent'}>{t(`howFar.${view.howFar}`)}</Tag>
                <TypedWords>{view.words}</TypedWords>
                <p className="text-sm text-secondary">{t('by', { name: view.by, day: dayWords(view.at) })}</p>
              </>
            ) : (
              <p className="text-secondary">{t('noView')}</p>
            )}
            {viewing}
          </section>
        ) : null}
      </div>
    </li>
  )
}

function Stood({ stood, isHandedOver }: { stood: NonNullable<Recommended['stood']>; isHandedOver: boolean }) {
  const t = useTranslations('progress')
  const said = useTranslations('report.reply')
  const { decision, reason, actions } = stood
  return (
    <div className={`flex flex-col gap-2 bg-sheet p-4 reply-${decision}`}>
      <p>
        <span className="text-sm text-secondary">{t('answered')}: </span>
        <strong>{said(decision)}</strong>
      </p>
      {reason ? <p className="max-w-(--measure) font-serif">{reason}</p> : null}
      <p className="text-sm font-semibold">
        {actions.length > 0 ? t('actions', { when: isHandedOver ? 'then' : 'now' }) : t('noActions')}
      </p>
      <ul className="flex flex-col gap-1">
        <ActionLines actions={actions} />
      </ul>
    </div>
  )
}

function Named({ evidence: { item }, file }: { evidence: Recommended['evidence'][number]; file: string }) {
  const t = useTranslations('progress')
  if (!item) return <span className="text-secondary">{t('closed')}</span>
  return (
    <>
      <ItemLink item={item} file={file} />
      {item.source ? ` (${item.source})` : null}
    </>
  )
}
