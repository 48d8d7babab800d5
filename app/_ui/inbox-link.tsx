import Link from 'next/link'
import type { UserId } from '@/db/ids'
import { countInbox } from '@/lib/notice/count-inbox'
import { say } from '@/lib/words/say'

/** The way to the inbox from everywhere, with how much there is in it. */
export async function InboxLink({ userId }: { userId: UserId }) {
  const count = await countInbox(userId)
  return (
    <Link href="/inbox" className="inline-flex items-center gap-1.5">
      {say('notice.header.inbox')}
      {count > 0 ? (
        <span
          aria-hidden="true"
          className="min-w-6 rounded-full bg-accent px-1.5 text-center text-sm leading-6 font-semibold text-on-accent tabular-nums forced-colors:border"
        >
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
      <span className="sr-only">{say('notice.header.count', { count })}</span>
    </Link>
  )
}
