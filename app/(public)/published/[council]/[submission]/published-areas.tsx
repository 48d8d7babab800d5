import { useTranslations } from 'next-intl'
import { AnswerWords } from '@/app/_ui/answer-words'
import { SubmissionQuestion } from '@/app/_ui/submission-question'
import { SubmissionStatement } from '@/app/_ui/submission-statement'
import type { PublicContent } from '@/lib/publication/publication'
import type { AnswerNode } from '@/lib/text/answer-parts'

/** The frozen words of a text, without an editor. */
export const Words = ({ of }: { of: unknown }) => (
  <div className="prose">
    <AnswerWords blocks={(of as AnswerNode | null)?.content ?? []} />
  </div>
)

/** The way to the peers’ report and to each area, where there is more than one thing. */
export function Contents({ content: { areas, review } }: { content: PublicContent }) {
  const t = useTranslations('published')
  const places = [
    ...(review ? [{ id: 'report', name: t('report', { title: review.title }) }] : []),
    ...areas.map(({ number, title }) => ({ id: `area-${number}`, name: `${number}. ${title}` })),
  ]
  return places.length < 2 ? null : (
    <nav aria-label={t('contents')} className="no-print">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {places.map(({ id, name }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-flex min-h-6 items-center">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The questions that were chosen, an area after the other, each whole. */
export function PublishedAreas({ content: { areas, questions } }: { content: PublicContent }) {
  const t = useTranslations('published')
  return (
    <>
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
              <SubmissionQuestion
                key={question.code}
                question={question}
                hasMargin={false}
                hrefOf={({ url }) => url}
                ofFile={t('ofFile')}
              >
                <Words of={question.answer} />
              </SubmissionQuestion>
            ))}
        </section>
      ))}
    </>
  )
}
