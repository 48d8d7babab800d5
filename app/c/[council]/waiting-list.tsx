import Link from 'next/link'
import { QuestionLinks } from '@/app/_ui/question-links'
import { WAITING_WORDS, type Waiting } from '@/lib/assessment/assessment'
import { pathToDo } from '@/lib/assessment/path-to-do'

/** The page on which something is done about a question, by what it is. */
export const whereToDo = (base: string, code: string, kind: string | null) => base + pathToDo(code, kind)

/** What waits for the reader, one line a kind of work, each question leading to where it is done. */
export function WaitingList({ waiting, base, level = 3 }: { waiting: Waiting[]; base: string; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  if (waiting.length === 0) return null
  const kinds = [...new Set(waiting.map((one) => one.kind))]
  return (
    <div>
      <Heading>Waiting for you</Heading>
      <ul className="mt-2 flex flex-col gap-2">
        {kinds.map((kind) => {
          const questions = waiting.flatMap((one) => (one.kind === kind && 'question' in one ? [one.question] : []))
          return (
            <li key={kind} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {questions.length === 0 ? (
                <Link href={`${base}/${kind === 'sign' ? 'submit' : 'setup'}`}>{WAITING_WORDS[kind]}</Link>
              ) : (
                <>
                  <span>{WAITING_WORDS[kind]}</span>
                  <QuestionLinks
                    questions={questions}
                    href={({ code }) => whereToDo(base, code, kind)}
                    about={WAITING_WORDS[kind]}
                  />
                </>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
