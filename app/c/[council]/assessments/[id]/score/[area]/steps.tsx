import { useTranslations } from 'next-intl'
import { questionName } from '@/lib/framework/named-question'
import type { AreaQuestion } from '@/lib/score/view-area'
import type { ScoreNews } from '../../_score/score-form'
import type { ScoreState } from '../../_score/score-line'

type Far = 'left' | 'draft' | 'done' | 'waiting' | 'changed' | 'refused' | 'closed' | 'revealed'
const FAR: Record<ScoreState, Far> = {
  ...{ none: 'left', device: 'draft', draft: 'draft', waiting: 'waiting' },
  ...{ submitted: 'done', changed: 'changed', refused: 'refused' },
}
const DRAWN: Record<Far, 'left' | 'draft' | 'done' | 'closed'> = {
  ...{ left: 'left', draft: 'draft', done: 'done', waiting: 'draft' },
  ...{ changed: 'draft', refused: 'draft', closed: 'closed', revealed: 'closed' },
}

/** How far a question is, as this page knows it by now. */
export function farOf(question: AreaQuestion, news: ScoreNews | undefined): Far {
  if (!question.round) return 'closed'
  if (question.round.state !== 'open') return 'revealed'
  if (news) return FAR[news.state]
  return question.submitted ? 'done' : question.draft ? 'draft' : 'left'
}

const KEY = ['left', 'draft', 'done', 'closed'] as const

/** The questions of an area as steps, each with how far it is, and what their marks mean. */
export function Steps({
  questions,
  news,
  here,
  go,
}: {
  questions: AreaQuestion[]
  news: Record<string, ScoreNews>
  here: number
  go: (place: number) => void
}) {
  const t = useTranslations('sheet')
  const drawn = questions.map((question) => DRAWN[farOf(question, news[question.code])])
  return (
    <>
      <ol aria-label={t('steps')} className="flex">
        {questions.map((question, place) => {
          const far = farOf(question, news[question.code])
          return (
            <li key={question.code}>
              <button
                type="button"
                aria-current={place === here ? 'step' : undefined}
                aria-label={`${questionName(question)}, ${t(`far.${far}`)}`}
                title={`${questionName(question)}, ${t(`far.${far}`)}`}
                data-far={DRAWN[far]}
                onClick={() => go(place)}
                className="step"
              />
            </li>
          )
        })}
      </ol>
      <ul aria-label={t('key')} className="flex flex-wrap gap-x-3 text-[0.8125rem] text-secondary max-md:sr-only">
        {KEY.filter((kind) => drawn.includes(kind)).map((kind) => (
          <li key={kind} className="flex items-center gap-1">
            <span aria-hidden data-far={kind} className="step key" />
            {t(`drawn.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
