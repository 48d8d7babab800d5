import { useTranslations } from 'next-intl'
import { AnswerWords } from '@/app/_ui/answer-words'
import { TypedWords } from '@/app/_ui/typed-words'
import type { FindingsView } from '@/lib/report/view-findings'
import type { AnswerNode } from '@/lib/text/answer-parts'
import { dayWords } from '@/lib/words/dates'

/** What the council replied to the report: its words, and what it answered to each recommendation. */
export function CouncilReply({ view: { reply, report } }: { view: FindingsView }) {
  const t = useTranslations('report')
  if (!reply) return null
  return (
    <section aria-labelledby="reply" className="flex flex-col gap-4">
      <h2 id="reply">{t('replied.title')}</h2>
      <p className="text-secondary">{t('replied.agreed', { day: dayWords(reply.agreedAt) })}</p>
      <div className="prose">
        <AnswerWords blocks={(reply.words as AnswerNode | null)?.content ?? []} />
      </div>
      <ul className="divide-y divide-line">
        {report.recommendations.map(({ id, number, words }) => {
          const answer = reply.answers.find(({ recommendationId }) => recommendationId === id)
          return answer ? (
            <li key={id} className="flex flex-col gap-1 py-3">
              <p className="text-secondary">{t('replied.to', { number: String(number), words })}</p>
              <p className="font-semibold">{t(`reply.${answer.decision}`)}</p>
              {answer.reason ? <TypedWords>{answer.reason}</TypedWords> : null}
            </li>
          ) : null
        })}
      </ul>
    </section>
  )
}
