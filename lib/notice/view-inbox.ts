import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { type PageAsked, pageWithin } from '../page'
import { isNews, isOf, linesOfActs, linesOfNews } from './line'
import { loadNews, loadPast, loadWaits } from './store'

/** So many lines of news at a look. */
const AT_A_LOOK = 20

/**
 * Everything that waits for this person in all their places, the first due first; what happened since they last looked; and what of
 * the last thirty days they have seen or done.
 */
export const viewInbox = (userId: UserId, asked: PageAsked | null) =>
  asUser(userId, async (tx) => {
    const waits = await loadWaits(tx)
    const news = linesOfNews(await loadNews(tx))
    const past = linesOfNews(
      (await loadPast(tx)).filter((one) => isNews(one) || !waits.some((wait) => isOf(one, wait))),
    )
    return {
      acts: linesOfActs(waits),
      news: pageWithin(news, ({ ids }) => ids[0] ?? '', asked ?? {}, AT_A_LOOK),
      past: past.slice(0, AT_A_LOOK),
    }
  })

export type Inbox = Awaited<ReturnType<typeof viewInbox>>
