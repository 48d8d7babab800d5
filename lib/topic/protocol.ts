import { z } from 'zod'

/*
 * How an open page hears that it is out of date, over the same connection as shared texts and meetings:
 *   client → server
 *     page:follow   FollowPage; again whenever the connection has come back
 *     page:leave    the key of a topic that no page here shows any more
 *   server → client
 *     page:changed  by its key: the page should read itself again; with `true`, at a moment of its own, as many others will
 *     page:here     by the key of an assessment: who has a page of it open, each once; which page, nobody is told
 *     page:ended    by its key: nothing more comes of it, because this person may not read it, or not any more
 */
/** What a page shows, and reads itself again for. Whose inbox it is, the session says. */
export type PageTopic =
  | { topic: 'subject' | 'assessment'; council: string; id: string }
  | { topic: 'review'; id: string }
  | { topic: 'inbox' }

export const followPage = z.object({
  key: z.string().max(60),
  /** Where it is, by the name in its address. */
  council: z.string().max(80).optional(),
  /** When the page was made, by the clock of the server. What was announced since is told at once. */
  made: z.number(),
  /** For whom it was made. Anybody else follows nothing by it. */
  userId: z.string().max(60),
})
export type FollowPage = z.output<typeof followPage>

/** Somebody who has an assessment open, as the server knows them. */
export type PersonHere = { id: string; name: string }

export const keyOf = (one: PageTopic): string => ('id' in one ? `${one.topic} ${one.id}` : one.topic)

/** Topics of one connection, of which all tabs of a browser together may have one. */
export const MOST_TOPICS = 200
