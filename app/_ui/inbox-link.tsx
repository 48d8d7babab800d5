import Link from 'next/link'
import type { UserId } from '@/db/ids'
import { countInbox } from '@/lib/notice/count-inbox'
import { say } from '@/lib/words/say'

/** The way to the inbox from everywhere, with how much waits there. News is a dot beside it and counts for nothing. */
export async function InboxLink({ userId }: { userId: UserId }) {
  const { waits, hasNews } = await countInbox(userId)
  return (
    <Link href="/inbox" className="inline-flex items-center gap-1.5">
      {say('notice.header.inbox')}
      {waits > 0 ? (
        <span
          aria-hidden="true"
          className="min-w-6 rounded-full bg-accent px-1.5 text-center text-sm leading-6 font-semibold text-on-accent tabular-nums forced-colors:border"
        >
          {waits > 99 ? '99+' : waits}
        </span>
      ) : null}
      {hasNews ? (
        <span
          aria-hidden="true"
          title={say('notice.header.unseen')}
          className="size-2.5 rounded-full border-2 border-accent forced-colors:border-[LinkText]"
        />
      ) : null}
      <span className="sr-only">
        {say('notice.header.count', { count: waits })}
        {hasNews ? say('notice.header.news') : ''}
      </span>
    </Link>
  )
}
