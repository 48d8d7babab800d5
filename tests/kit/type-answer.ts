import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { Caller } from '@/db/gate'
import { appendUpdates } from '@/db/text-log'
import { testDatabase } from './database'

type Place = { councilId: string; documentId: string }
export type Typist = ReturnType<typeof typistOf>

/**
 * People who write one answer one after the other, each with a Yjs client of their own, and store it by the product's own
 * way in. `minutesAgo` puts what was stored last into the past, as time would have.
 */
export function typistOf(place: Place) {
  const doc = new Y.Doc()
  const clients = new Map<string, number>()
  const fragment = () => doc.getXmlFragment('default')

  async function write(who: Caller, work: (fragment: Y.XmlFragment) => void, minutesAgo = 0): Promise<number> {
    const own = new Y.Doc()
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
    own.clientID = clients.get(who.userId) ?? own.clientID
    clients.set(who.userId, own.clientID)
    const before = Y.encodeStateVector(own)
    own.transact(() => work(own.getXmlFragment('default')))
    const payload = Y.encodeStateAsUpdate(own, before)
    const [stored] = await appendUpdates([{ ...place, authorId: who.userId, batchId: randomUUID(), payload }])
    if (!stored) throw new Error('the database took nothing')
    Y.applyUpdate(doc, payload)
    if (minutesAgo > 0) await age(stored.seq, minutesAgo)
    return stored.seq
  }

  /** Past the rules, by the owning role: the log itself never lets a time be changed. */
  async function age(seq: number, minutes: number) {
    const { owner } = await testDatabase()
    const client = await owner.connect()
    try {
      await client.query('set session_replication_role = replica')
      await client.query(`update document_updates set created_at = now() - $2 * interval '1 minute' where seq = $1`, [
        seq,
        minutes,
      ])
    } finally {
      await client.query('set session_replication_role = origin')
      client.release()
    }
  }

  return { doc, fragment, write }
}

export const paragraph = (words: string) => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}
export const textIn = (fragment: Y.XmlFragment, at: number) => (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText
