import Link from 'next/link'
import { QuestionLinks } from '@/app/_ui/question-links'
import { QUESTION_ACTS, type QuestionAct, type Waiting } from '@/lib/assessment/waiting'
import type { Line } from '@/lib/notice/line'
import { pathToDo } from '@/lib/notice/path-to-do'

/** The page on which something is done about a question, by what it is. */
export const whereToDo = (base: string, code: string, kind: string | null) => base + pathToDo(code, kind)

/** What waits for the reader, one line a kind of work: each question leads to where it is done, all else stands as in the inbox. */
export function WaitingList({ waiting, base }: { waiting: Waiting[]; base: string }) {
  if (waiting.length === 0) return null
  const lines = waiting.flatMap((one) => (one.question ? [] : [one]))
  const kinds = [...new Set(waiting.flatMap((one) => (one.question ? [one.kind] : [])))]
  const questionsOf = (kind: QuestionAct) =>
    waiting.flatMap((one) => (one.question && one.kind === kind ? [one.question] : []))
  return (
    <div>
      <h3>Waiting for you</h3>
      <ul className="mt-2 flex flex-col gap-2">
        {lines.map((line) => (
          <li key={line.key}>
            <LineLink line={line} />
          </li>
        ))}
        {kinds.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>{QUESTION_ACTS[kind]}</span>
            <QuestionLinks
              questions={questionsOf(kind)}
              href={({ code }) => whereToDo(base, code, kind)}
              about={QUESTION_ACTS[kind]}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A line of the inbox, where it stands elsewhere. */
export const LineLink = ({ line: { verb, words, href } }: { line: Line }) => (
  <Link href={href}>
    <span className="font-semibold">{verb}</span> {words}
  </Link>
)
