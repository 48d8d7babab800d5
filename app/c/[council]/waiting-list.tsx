import Link from 'next/link'
import { CodeLinks } from '@/app/_ui/code-links'
import { WAITING_WORDS, type Waiting } from '@/lib/assessment/assessment'

/** The page of a question, opened on what has to be done there. */
export const whereToDo = (base: string, code: string, kind: string | null) =>
  `${base}/q/${code}${kind && kind !== 'write' ? '?panel=score' : ''}`

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
          const codes = waiting.flatMap((one) => (one.kind === kind && 'code' in one ? [one.code] : []))
          return (
            <li key={kind} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {codes.length === 0 ? (
                <Link href={`${base}/${kind === 'sign' ? 'submit' : 'setup'}`}>{WAITING_WORDS[kind]}</Link>
              ) : (
                <>
                  <span>{WAITING_WORDS[kind]}</span>
                  <CodeLinks
                    codes={codes}
                    href={(code) => whereToDo(base, code, kind)}
                    label={(code) => `${WAITING_WORDS[kind]} question ${code}`}
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
