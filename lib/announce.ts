import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { listen } from '@/db/listen'

/**
 * What happened, in ids only: `access` when somebody's rights changed, `subject` and `assessment` when a page that
 * shows one is out of date, `meeting` (by its assessment's id) when its screens are, `text` when the edit `seq` of a shared
 * text was stored by a verb and not by its room, `inbox` (told by the database, db/sql/notice.sql) when something else waits for a person. Heard by every process if and only if the transaction committed.
 */
export type Announcement = {
  topic: 'access' | 'subject' | 'assessment' | 'meeting' | 'text' | 'inbox'
  seq?: number
} & Scope
type Scope =
  | { council: string; review?: never; user?: string; id?: string }
  | { review: string; council?: never; user?: string; id?: string }
  | { user: string; council?: never; review?: never; id?: never }

const CHANNEL = 'concord'

/** Tells within the transaction. A scope with nothing in it would mean everybody, so it is a fault. */
export async function announce(tx: Tx, announcement: Announcement): Promise<void> {
  if (!announcement.council && !announcement.review && !announcement.user)
    throw new Error('an announcement needs a scope')
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(announcement)})`)
}

/** Hears every announcement until the returned function is called. */
export const hear = (heard: (announcement: Announcement) => void, missed: () => void): (() => Promise<void>) =>
  listen(CHANNEL, (payload) => heard(JSON.parse(payload) as Announcement), missed)
