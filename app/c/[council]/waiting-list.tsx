import Link from 'next/link'
import { WAITING_WORDS, type Waiting } from '@/lib/assessment/assessment'

const hrefOf = (base: string, one: Waiting) =>
  'code' in one ? `${base}/q/${one.code}` : one.kind === 'sign' ? `${base}/submit` : `${base}/setup`

/** What waits for the reader, each line leading to where it is done. */
export function WaitingList({
  waiting,
  base,
  most = 99,
  level = 3,
}: {
  waiting: Waiting[]
  base: string
  most?: number
  level?: 2 | 3
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  if (waiting.length === 0) return null
  const left = waiting.length - most
  return (
    <div className="mt-4">
      <Heading>Waiting for you</Heading>
      <ul className="mt-1 flex flex-col gap-1">
        {waiting.slice(0, most).map((one) => (
          <li key={'code' in one ? one.code + one.kind : one.kind}>
            <Link href={hrefOf(base, one)}>
              {WAITING_WORDS[one.kind]}
              {'code' in one ? `, question ${one.code}` : ''}
            </Link>
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <p className="mt-1 text-secondary">
          and {left} more on the <Link href={base}>overview</Link>
        </p>
      ) : null}
    </div>
  )
}
