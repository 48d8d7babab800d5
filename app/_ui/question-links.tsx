import Link from 'next/link'
import type { NamedQuestion } from '@/lib/framework/named-question'

/** Questions by number and short name, each leading somewhere. `about` is what a screen reader hears before each. */
export const QuestionLinks = <Q extends NamedQuestion>({
  questions,
  href,
  about,
}: {
  questions: Q[]
  href: (question: Q) => string
  about?: string
}) => (
  <ul className="flex flex-wrap gap-2">
    {questions.map((question) => (
      <li key={question.code}>
        <Link
          href={href(question)}
          className="inline-block rounded-(--radius) border border-accent px-2 py-1 no-underline hover:bg-accent-soft"
        >
          {about ? <span className="sr-only">{about} </span> : null}
          <span className="font-semibold tabular-nums">{question.code}</span> {question.shortName}
        </Link>
      </li>
    ))}
  </ul>
)
