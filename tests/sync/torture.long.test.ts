import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { TROUBLES, type Trouble } from '@/lib/readiness/trouble'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { readWholeText } from '@/lib/sync/server/whole-text'
import { type Postgres, startPostgres, superuserUrl } from '@/server/postgres'
import { workOn } from '../kit/database'
import { proof, some } from '../kit/proof'
import { freePort, type Nodes, startNodes } from '../kit/realtime'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { cookieOf } from '../kit/session'
import { tablesOnSmallDisk } from '../kit/small-disk'
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
let owner: pg.Pool
let port: number
beforeAll(async () => {
  port = await freePort()
  postgres = await startPostgres(dataDir, port)
  ;({ owner } = await workOn(await superuserUrl(dataDir, postgres.url), postgres.url))
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

/** People who type in one text on so many nodes, what they were told and shown, and whether it is there. */
async function company(count: number, settings: Record<string, string> = {}) {
  const { council, documentId } = await buildWorld({ people: { officer: CLIENTS } })
  const cookies = await Promise.all(Array.from({ length: CLIENTS }, (_, at) => cookieOf(council.person('officer', at))))
  const redis: Redis | undefined = count > 1 ? await startRedis() : undefined
  const nodes: Nodes = await startNodes(count, redis?.url ?? '', settings)
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
  await Promise.all(typists.map(({ connection }) => connection.whenJoined))
  return {
    redis,
    nodes,
    typists,
    mustBeThere,
    /** One device is gone for good, and the same person comes with another. */
    leave: (at: number) => {
      const leaver = typists[at] as Typist
      leaver.connection.close()
      gone.push(leaver)
      return () => {
        typists[at] = come(at)
      }
    },
    /** Everybody types until they are told to stop. */
    typing: ({ happens, below }: ReturnType<typeof randomOf>) => {
      let isTyping = true
      const all = typists.map(async (typist) => {
        while (isTyping) {
          typist.type(happens(0.5))
          await pause(50 + below(250))
        }
      })
      return async () => {
        isTyping = false
        await Promise.all(all)
      }
    },
    /** What was acknowledged or shown must not go. */
    look: () => {
      for (const typist of typists) for (const word of [...typist.shown(), ...typist.saved]) mustBeThere.add(word)
    },
    /** Once all is saved, everybody reads the same: each word that was typed or seen, once, and no other. */
    isWhole: async (where: string) => {
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
    },
    end: async () => {
      for (const { connection } of typists) connection.close()
      await nodes.close()
      await redis?.kill()
    },
  }
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
        const { redis, nodes, typists, mustBeThere, leave, typing, look, isWhole, end } = await company(count)
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
        try {
          for (let round = 0; round < rounds; round++) {
            const stop = typing(random)
            // On a machine with much else to do the first words take a while, and a kill before them would try nothing.
            await expect
              .poll(() => typists.filter((one) => one.shown().length > 0).length, { timeout: 60_000 })
              .toBeGreaterThan(CLIENTS / 2)
            await pause(100 + random.below(500))
            const comeBack = [await kill()]
            look()
            if (random.happens(0.3)) comeBack.push(await kill())
            // What others were shown of a device that is gone, or it was told is saved, must not go with it.
            const comeAgain = leave(random.below(CLIENTS))
            await pause(random.below(300))
            await Promise.all(comeBack.map((back) => back()))
            look()
            comeAgain()
            await pause(200)
            await stop()
            if ((round + 1) % LOOK_EVERY === 0) await isWhole(`seed ${SEED}, ${count} node(s), round ${round}`)
          }
          expect(mustBeThere.size, 'hardly anything was typed').toBeGreaterThan(CLIENTS / 2)
        } finally {
          await end()
        }
      },
      timeout,
    )
})

type Around = { redis: Redis | undefined; folder: string }
/** What takes away something that nodes need, and gives how it comes back; or nothing, where it cannot be taken away here. */
type Fault = { kind: Trouble; take: (around: Around) => Promise<(() => unknown) | undefined> }
const FAULTS: Fault[] = [
  {
    kind: 'database-full',
    take: async () => {
      const disk = await tablesOnSmallDisk(owner, 4_194_304, ['document_updates', 'tried_writes'])
      disk?.fill()
      return disk?.end
    },
  },
  {
    kind: 'too-many-connections',
    take: async () => {
      await owner.query('alter database concord connection limit 0')
      await owner.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename <> current_user',
      )
      return () => owner.query('alter database concord connection limit -1')
    },
  },
  {
    kind: 'database-away',
    take: async () => {
      process.kill(postgres.pid, 'SIGKILL')
      return async () => {
        postgres = await startPostgres(dataDir, port)
      }
    },
  },
  {
    kind: 'redis-away',
    take: async ({ redis }) => {
      await redis?.kill()
      return redis?.start
    },
  },
  {
    kind: 'files-away',
    take: async ({ folder }) => {
      renameSync(join(folder, 'files'), join(folder, 'elsewhere'))
      return () => renameSync(join(folder, 'elsewhere'), join(folder, 'files'))
    },
  },
]

const faults = proof('faults')
it.skipIf(!isRedisHere())(
  `[R3][R4][R40] 20 people type, and what their nodes need goes away, seed ${faults.seed}: /readyz of each node tells it, nothing that was acknowledged or shown is missing, and everybody goes on afterwards`,
  async () => {
    const folder = mkdtempSync('/var/tmp/concord-faults-')
    const { redis, nodes, typists, leave, typing, look, isWhole, end } = await company(2, { DATA_DIR: folder })
    const say = (words: string) => {
      const said = () =>
        Promise.all(nodes.nodes.map(async ({ baseUrl }) => (await (await fetch(`${baseUrl}/readyz`)).text()).trim()))
      return expect.poll(said, { timeout: 30_000, interval: 100 }).toEqual(nodes.nodes.map(() => words))
    }
    const allTypeOn = () => {
      const before = typists.map(({ typed }) => typed.length)
      return expect.poll(() => typists.every(({ typed }, at) => typed.length > (before[at] ?? 0))).toBe(true)
    }
    try {
      for (const { kind, take } of some(FAULTS, faults.count, faults.seed)) {
        await say('ready')
        const stop = typing(randomOf(faults.seed))
        await allTypeOn()
        const giveBack = await take({ redis, folder })
        if (giveBack) await say(TROUBLES[kind])
        await allTypeOn()
        look()
        // Half of the devices are gone for good, with all that they would have sent again.
        const comeAgain = typists.flatMap((_, at) => (at % 2 ? [leave(at)] : []))
        await giveBack?.()
        await say('ready')
        await stop()
        for (const come of comeAgain) come()
        const stopAgain = typing(randomOf(faults.seed))
        await allTypeOn()
        await stopAgain()
        await isWhole(kind)
      }
    } finally {
      await end()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  faults.timeout,
)
