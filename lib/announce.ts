import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/gate'
import { listen } from '@/db/listen'

const about = <Topic extends string>(topic: Topic) => z.object({ topic: z.literal(topic), id: z.string().min(1) })
const who = z.string().min(1)
const announced = z.union([
  z.object({ topic: z.literal('access'), user: who }),
  z.object({ topic: z.literal('access'), council: who }),
  z.object({ topic: z.literal('access'), review: who }),
  about('subject'),
  about('assessment'),
  about('meeting'),
  about('review'),
  z.object({ topic: z.literal('inbox'), user: who }),
  about('text').extend({ seq: z.number() }),
])

/**
 * What happened, in ids only, each kind with exactly those that it needs.
 *   access      rights of a person, of a council's people, or of a review's may have changed
 *   subject     what is shown of it has changed, beside its words
 *   assessment  what is shown of it as a whole
 *   meeting     what its screens show, by its assessment's id
 *   review      what its peers see
 *   inbox       what waits for a person
 *   text        the edit `seq` of a shared text was stored by a verb and not by its room
 * Heard by every node if and only if the transaction committed.
 */
export type Announcement = z.output<typeof announced>

const CHANNEL = 'concord'

/** Tells within the transaction. A scope with nothing in it would mean everybody, so it is a fault. */
export async function announce(tx: Tx, announcement: Announcement): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(announced.parse(announcement))})`)
}

/**
 * Hears every announcement until the returned function is called. `missed` where some may not have been heard. What a later version
 * tells of and this one does not know is let go, but for rights.
 */
export const hear = (heard: (announcement: Announcement) => void, missed: () => void): (() => Promise<void>) =>
  listen(
    CHANNEL,
    (payload) => {
      const told = asJson(payload)
      const read = announced.safeParse(told)
      if (read.success) heard(read.data)
      else if (mayBeOfRights(told)) missed()
    },
    missed,
  )

const other = z.object({ topic: z.string().refine((topic) => topic !== 'access') })
const mayBeOfRights = (told: unknown) => !other.safeParse(told).success

function asJson(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}
