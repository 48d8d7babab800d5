import { mkdtempSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { readWholeText } from '@/lib/sync/server/whole-text'
import { type Postgres, startPostgres, superuserUrl } from '@/server/postgres'
import { workOn } from '../kit/database'
import { proof } from '../kit/proof'
import { freePort, type Nodes, startNodes } from '../kit/realtime'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { cookieOf } from '../kit/session'
import { randomOf } from '../kit/virtual-time'
import { buildWorld } from '../kit/world'

const CLIENTS = 20
/** Rounds until everybody is waited for: the other kills come while people are still on their way back. */
const LOOK_EVERY = 2
/** A seed that failed makes the same choices again; what happens between them is the machine's. */
const { count: KILLS, seed: SEED, timeout } = proof('kills')
const roundsOf = (share: number) => LOOK_EVERY * Math.max(1, Math.round((KILLS * share) / LOOK_EVERY))

const dataDir = mkdtempSync('/var/tmp/concord-torture-')
let postgres: Postgres
let port: number
beforeAll(async () => {
  port = await freePort()
  postgres = await startPostgres(dataDir, port)
  await workOn(await superuserUrl(dataDir, postgres.url), postgres.url)
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))
const wordsOf = (doc: Y.Doc): string[] =>
  doc
    .getText('words')
    .toString()
    .match(/«[^»]+»/g) ?? []

/** Somebody at a device: what they typed, and what they were told is saved. */
class Typist {
  readonly typed: string[] = []
  readonly saved = new Set<string>()
  readonly connection: Connection

  constructor(
    readonly name: string,
    options: Parameters<typeof connectDocument>[0],
  ) {
    this.connection = connectDocument(options)
    this.connection.on(() => {
      if (this.connection.state().kind !== 'saved') return
      for (const word of this.typed.slice(this.saved.size)) this.saved.add(word)
    })
  }
  type(atStart: boolean) {
    const word = `«${this.name}.${this.typed.length}»`
    this.typed.push(word)
    const text = this.connection.doc.getText('words')
    text.insert(atStart ? 0 : text.length, word)
  }
  /** What others wrote and this one was shown. */
  shown = () => wordsOf(this.connection.doc).filter((word) => !word.startsWith(`«${this.name}.`))
}

describe(`kill -9 at random moments, seed ${SEED}`, () => {
  for (const { count, rounds } of [
    { count: 1, rounds: roundsOf(1 / 3) },
    { count: 3, rounds: roundsOf(2 / 3) },
  ])
    it.skipIf(count > 1 && !isRedisHere())(
      `[R3][R4][R5][R11][R32] of ${count} node(s), PostgreSQL and Redis, while 20 people type: nothing that was acknowledged or shown is missing, nothing is there twice, all read the same`,
      async () => {
        const random = randomOf(SEED + count)
        const { council, documentId } = await buildWorld({ people: { officer: CLIENTS } })
        const cookies = await Promise.all(
          Array.from({ length: CLIENTS }, (_, at) => cookieOf(council.person('officer', at))),
        )
        const redis: Redis | undefined = count > 1 ? await startRedis() : undefined
        const nodes: Nodes = await startNodes(count, redis?.url ?? '')
        let births = 0
        const come = (at: number) =>
          new Typist(`${at}.${births++}`, {
            baseUrl: nodes.baseUrl,
            council: council.slug,
            documentId,
            cookie: cookies[at],
            transports: at % 4 === 3 ? ['polling'] : undefined,
          })
        const typists = Array.from({ length: CLIENTS }, (_, at) => come(at))
        const gone: Typist[] = []
        const mustBeThere = new Set<string>()
        const stored = async () => {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, (await readWholeText({ councilId: council.id, documentId })).update)
          return doc
        }
        const down = new Set<unknown>()
        /** Ends one of those that live without a word, and gives how it comes back. */
        const kill = async (): Promise<() => Promise<void>> => {
          const chance = random.next()
          const node = nodes.nodes[random.below(count)] as Nodes['nodes'][0]
          const victim = redis && chance < 0.25 ? 'redis' : chance < 0.45 ? 'postgres' : node
          if (down.has(victim)) return async () => {}
          down.add(victim)
          if (victim === 'postgres') process.kill(postgres.pid, 'SIGKILL')
          else if (victim === node) await nodes.kill(node)
          else await redis?.kill()
          return async () => {
            if (victim === 'postgres') postgres = await startPostgres(dataDir, port)
            else if (victim === node) await nodes.start(node)
            else await redis?.start()
            down.delete(victim)
          }
        }
        const look = () => {
          for (const typist of typists) for (const word of [...typist.shown(), ...typist.saved]) mustBeThere.add(word)
        }
        try {
          await Promise.all(typists.map(({ connection }) => connection.whenJoined))
          for (let round = 0; round < rounds; round++) {
            const where = `seed ${SEED}, ${count} node(s), round ${round}`
            let isTyping = true
            const typing = typists.map(async (typist) => {
              while (isTyping) {
                typist.type(random.happens(0.5))
                await pause(50 + random.below(250))
              }
            })
            // On a machine with much else to do the first words take a while, and a kill before them would try nothing.
            await expect
              .poll(() => typists.filter((one) => one.shown().length > 0).length, { timeout: 60_000 })
              .toBeGreaterThan(CLIENTS / 2)
            await pause(100 + random.below(500))
            const comeBack = [await kill()]
            look()
            if (random.happens(0.3)) comeBack.push(await kill())
            // One device is gone for good: what others were shown of it, or it was told is saved, must not go with it.
            const lost = random.below(CLIENTS)
            const leaver = typists[lost] as Typist
            leaver.connection.close()
            await pause(random.below(300))
            await Promise.all(comeBack.map((back) => back()))
            gone.push(leaver)
            look()
            typists[lost] = come(lost)
            await pause(200)
            isTyping = false
            await Promise.all(typing)
            if ((round + 1) % LOOK_EVERY !== 0) continue

            await Promise.all(typists.map(({ connection }) => connection.whenSaved()))
            // Asked of those who read first: reading the whole log each time would be most of what the machine does.
            const texts = () => new Set(typists.map(({ connection }) => connection.doc.getText('words').toString()))
            await expect
              .poll(
                async () => {
                  const read = texts()
                  return read.size === 1 && read.has((await stored()).getText('words').toString())
                },
                { timeout: 30_000, interval: 100, message: `${where}: not all read the same` },
              )
              .toBe(true)
            const there = wordsOf(await stored())
            const isThere = new Set(there)
            expect(there.length, `${where}: something is there twice`).toBe(isThere.size)
            expect(
              [...mustBeThere, ...typists.flatMap(({ typed }) => typed)].filter((word) => !isThere.has(word)),
              `${where}: missing`,
            ).toEqual([])
            const typed = new Set([...gone, ...typists].flatMap((one) => one.typed))
            expect(
              there.filter((word) => !typed.has(word)),
              `${where}: nobody typed this`,
            ).toEqual([])
          }
          expect(mustBeThere.size, 'hardly anything was typed').toBeGreaterThan(CLIENTS / 2)
        } finally {
          for (const { connection } of typists) connection.close()
          await nodes.close()
          await redis?.kill()
        }
      },
      timeout,
    )
})
