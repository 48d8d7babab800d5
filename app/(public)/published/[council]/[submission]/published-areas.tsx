import { useTranslations } from 'next-intl'
import { AnswerWords } from '@/app/_ui/answer-words'
import { SubmissionQuestion } from '@/app/_ui/submission-question'
import { SubmissionStatement } from '@/app/_ui/submission-statement'
import type { PublicContent } from '@/lib/publication/publication'
import type { AnswerNode } from '@/lib/text/answer-parts'

/** The frozen words of a text, without an editor. */
export const Words = ({ of }: { of: unknown }) => (
  <div className="answer-text max-w-(--measure) font-serif text-lg">
    <AnswerWords blocks={(of as AnswerNode | null)?.content ?? []} />
  </div>
)

/** The questions that were chosen, an area after the other, each whole. */
export function PublishedAreas({ content }: { content: PublicContent }) {
  const t = useTranslations('published')
  const { areas, questions } = content
  return (
    <>
      {areas.length > 1 ? (
        <nav aria-label={t('contents')} className="no-print">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {areas.map(({ number, title }) => (
              <li key={number}>
                <a href={`#area-${number}`} className="inline-flex min-h-6 items-center">
                  {number}. {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {areas.map((area) => (
        <section key={area.number} aria-labelledby={`area-${area.number}`} className="flex flex-col gap-4">
          <h2 id={`area-${area.number}`}>
            {area.number}. {area.title}
          </h2>
          <SubmissionStatement area={area}>
            <Words of={area.statement} />
          </SubmissionStatement>
          {questions
            .filter(({ area: number }) => number === area.number)
            .map((question) => (
              <SubmissionQuestion key={question.code} question={question} hasMargin={false}>
                <Words of={question.answer} />
              </SubmissionQuestion>
            ))}
        </section>
      ))}
    </>
  )
}
