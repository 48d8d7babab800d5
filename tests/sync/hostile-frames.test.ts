import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { readContents } from '@/lib/sync/server/check-update'
import { readWholeText } from '@/lib/sync/server/whole-text'
import { TEXT_SCHEMA } from '@/lib/sync/wire/protocol'
import { testDatabase } from '../kit/database'
import { proof } from '../kit/proof'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { randomOf } from '../kit/virtual-time'
import { buildWorld, type Person } from '../kit/world'
import { Attacker, RawLine, type Target } from './hostile-frames'

const { count: FRAMES, seed: SEED, timeout } = proof('frames')
/** Frames between two looks at whether the line still stands. */
const BURST = 30
const MOST_MEMORY = 250_000_000

let server: Realtime
beforeAll(async () => {
  server = await startRealtime()
})
afterAll(() => server.kill())

/** Somebody who types on, and what they have been brought of others' words. */
class Honest {
  readonly typed: string[] = []
  heard = ''
  constructor(
    readonly name: string,
    readonly connection: Connection,
  ) {
    this.text.observe(({ delta, transaction }) => {
      if (!transaction.local) for (const { insert } of delta) this.heard += typeof insert === 'string' ? insert : ''
    })
  }
  get text() {
    return this.connection.doc.getText('words')
  }
  type() {
    const word = `«${this.name}.${this.typed.length}»`
    this.typed.push(word)
    this.text.insert(this.text.length, word)
  }
}

/** All that the database holds but the two texts that people write in meanwhile. */
async function everythingElse(documentIds: string[]): Promise<Record<string, string>> {
  const { owner } = await testDatabase()
  const { rows } = await owner.query<{ name: string; text: string | null }>(
    `select t.tablename as name, case when t.tablename = 'answer_words' then 'id' else (select c.column_name
       from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.tablename
         and c.column_name = 'document_id') end as text
     from pg_tables t where t.schemaname = 'public' order by 1`,
  )
  const state: Record<string, string> = {}
  for (const { name, text } of rows) {
    const found = await owner.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' order by r::text)), '') as sum from ${name} r
       ${text ? `where ${text} is null or ${text} <> all ($1::uuid[])` : 'where $1::uuid[] is not null'}`,
      [documentIds],
    )
    state[name] = found.rows[0].sum
  }
  return state
}

describe(`frames that mean harm, seed ${SEED}`, () => {
  it(
    '[R6][R8][R9][R15][R17] from people of the text, readers, strangers and nobody: the server lives, no other text is touched, and people who write get and keep every word',
    async () => {
      const { council, question, observer, unassigned } = await buildWorld({ people: { officer: 5 } })
      const [attacked, beside] = [question('1.1').documentId, question('1.2').documentId]
      const other = await buildWorld()
      const othersText = other.documentId
      const editor = async (name: string, person: Person, place: { slug: string }, documentId: string) => {
        const cookie = await cookieOf(person)
        const connection = connectDocument({ baseUrl: server.baseUrl, council: place.slug, documentId, cookie })
        await connection.whenJoined
        return new Honest(name, connection)
      }
      const stranger = await editor('dee', other.lead, other.council, othersText)
      stranger.type()
      await stranger.connection.whenSaved()
      stranger.connection.close()

      const officers = [0, 1, 2, 3].map((at) => council.person('officer', at))
      const [ann, bob, cai, dai] = (await Promise.all(
        ['ann', 'bob', 'cai', 'dai'].map((name, at) =>
          editor(name, officers[at] as Person, council, at < 2 ? attacked : beside),
        ),
      )) as [Honest, Honest, Honest, Honest]
      const pairs = [
        { documentId: attacked, one: ann, two: bob },
        { documentId: beside, one: cai, two: dai },
      ]
      const everybody = [ann, bob, cai, dai]
      const cookies = await Promise.all(
        [council.person('officer', 4), council.person('officer', 4), observer, unassigned, other.lead].map(
          ({ userId }) => cookieOf({ userId }),
        ),
      )
      const before = await everythingElse([attacked, beside])

      const honestClients = everybody.map(({ connection }) => connection.doc.clientID)
      const target: Target = { council: council.slug, documentId: attacked, otherDocumentId: othersText, honestClients }
      const place = { council: council.slug, documentId: attacked, stateVector: 'AA==', schema: TEXT_SCHEMA }
      let left = FRAMES
      let seats = 0
      const sent: Record<string, number> = {}
      const attack = async (cookie: string | undefined, at: number) => {
        let line = await RawLine.open(server.baseUrl, cookie)
        const attacker = new Attacker(randomOf(SEED + at), target, () => line)
        while (left > 0) {
          if (!line.isUp) line = await RawLine.open(server.baseUrl, cookie)
          const joined = cookie ? await line.ask('document:join', place) : {}
          attacker.seat = Number(joined.room ?? 0)
          if (joined.ok === true) seats++
          for (let n = 0; n < BURST && left > 0; n++) left -= attacker.attack()
          if (cookie) await line.ask('document:join', null)
          else await new Promise((over) => setTimeout(over, 20))
        }
        line.close()
        for (const [name, count] of Object.entries(attacker.sent)) sent[name] = (sent[name] ?? 0) + count
      }
      const memory = async () => Number(await (await fetch(`${server.baseUrl}/memory`)).text())
      const usual = await memory()
      let most = usual
      const typing = setInterval(() => {
        for (const one of everybody) one.type()
        void memory().then((now) => {
          most = Math.max(most, now)
        })
      }, 100)
      await Promise.all([...cookies, undefined, 'authjs.session-token=made-up'].map(attack)).finally(() =>
        clearInterval(typing),
      )
      for (const one of everybody) one.type()

      for (const { one, two, documentId } of pairs) {
        await Promise.all([one, two].map(({ connection }) => connection.whenSaved()))
        const lacks = () => [
          ...one.typed.filter((word) => !two.heard.includes(word)),
          ...two.typed.filter((word) => !one.heard.includes(word)),
        ]
        await expect.poll(lacks, { timeout: 20_000, message: 'words that were not brought to the other' }).toEqual([])
        const stored = async () => {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, (await readWholeText({ councilId: council.id, documentId })).update)
          expect(doc.store.pendingStructs).toBe(null)
          return doc.getText('words').toString()
        }
        const read = async () => [one.text.toString(), two.text.toString(), await stored()]
        await expect.poll(async () => new Set(await read()).size, { timeout: 20_000, message: 'all the same' }).toBe(1)
      }
      expect(await everythingElse([attacked, beside])).toEqual(before)

      // Whoever's words a row holds is its author.
      const { owner } = await testDatabase()
      const { rows } = await owner.query<{ document_id: string; author_id: string; payload: Buffer }>(
        'select document_id, author_id, payload from document_updates where document_id = any ($1)',
        [[attacked, beside]],
      )
      const authorOf = new Map(everybody.map(({ connection }, at) => [connection.doc.clientID, officers[at]?.userId]))
      for (const { document_id, author_id, payload } of rows) {
        const isHonest = officers.some(({ userId }) => userId === author_id)
        if (!isHonest) expect([document_id, author_id]).toEqual([attacked, council.person('officer', 4).userId])
        for (const { id } of readContents(payload)?.pieces ?? [])
          expect(authorOf.get(id.client), 'the author of these words').toBe(isHonest ? author_id : undefined)
      }
      expect(most - usual, 'memory that it took').toBeLessThan(MOST_MEMORY)
      expect(seats).toBeGreaterThan(FRAMES / BURST / 10)
      expect(Object.keys(sent).length).toBeGreaterThan(15)
      for (const { connection } of everybody) connection.close()
    },
    timeout,
  )
})
