import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type NamedQuestion, namedIn, questionName } from '@/lib/framework/named-question'
import type { ShownRequest } from '@/lib/request/store'
import { dayWords } from '@/lib/words/dates'
import { ItemLink } from './item-link'
import { Tag } from './tag'

/** What a peer asked for, by when, and what came of it; what whoever reads it may do with it stands below. */
export function RequestSaid({
  request,
  questions,
  today,
  file,
  children,
}: {
  request: ShownRequest
  questions: NamedQuestion[]
  today: string
  /** Where the file that was shown is opened. */
  file: string
  children?: ReactNode
}) {
  const t = useTranslations('requests')
  const { state, dueOn, item } = request
  const isLate = state === 'asked' && dueOn < today
  return (
    <li id={`r-${request.id}`} className="grid gap-x-8 gap-y-3 border-t border-line pt-5 wide:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="text-sm font-semibold">{questionName(namedIn(questions, request.code))}</p>
        <p className="max-w-(--measure) font-serif text-lg">{request.words}</p>
        <p className="text-sm text-secondary">
          {t('by', { name: request.by, day: dayWords(request.at) })}. {t('due', { day: dayWords(dueOn) })}
          {isLate ? <strong className="text-caution">, {t('late')}</strong> : null}
        </p>
      </div>
      <div className="flex min-w-0 flex-col items-start gap-2">
        <Tag tone={state === 'asked' ? 'accent' : 'plain'}>{t(`states.${state}`)}</Tag>
        {request.answer ? <p className="max-w-(--measure)">{request.answer}</p> : null}
        {item ? (
          <div>
            <p>{t.rich('item', { item: () => <ItemLink item={item} file={file} /> })}</p>
            {item.figure ? (
              <p className="text-sm text-secondary">{t('source', { source: item.figure.source })}</p>
            ) : null}
            {item.minute?.says ? (
              <blockquote className="mt-1 border-l-4 border-line pl-3 font-serif">{item.minute.says}</blockquote>
            ) : null}
          </div>
        ) : request.hasItem ? (
          <p className="text-secondary">{t('closed')}</p>
        ) : null}
        {request.decidedBy && request.decidedAt ? (
          <p className="text-sm text-secondary">
            {t('decided', { name: request.decidedBy, day: dayWords(request.decidedAt) })}
          </p>
        ) : null}
        {children}
      </div>
    </li>
  )
}
