import { randomUUID } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tryDatabase } from '@/db/try-database'
import { TROUBLES, type Trouble } from '@/lib/readiness/trouble'
import { connectDocument } from '@/lib/sync/browser/client'
import { testDatabase } from '../kit/database'
import { type Realtime, startRealtime } from '../kit/realtime'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { cookieOf } from '../kit/session'
import { type SmallDisk, smallDisk, tablesOnSmallDisk } from '../kit/small-disk'
import { buildWorld } from '../kit/world'

const folder = mkdtempSync('/var/tmp/concord-ready-')
const FOLDER = randomUUID()
const isRedis = isRedisHere()
let disk: SmallDisk | undefined
let redis: Redis | undefined
let server: Realtime
let owner: pg.Pool
beforeAll(async () => {
  ;({ owner } = await testDatabase())
  disk = smallDisk(4_194_304, folder)
  if (isRedis) redis = await startRedis()
  const REDIS_URL = redis?.url ?? ''
  writeFileSync(join(folder, 'folder-id'), FOLDER)
  server = await startRealtime({ LOG_LEVEL: 'info', DATA_DIR: folder, CONCORD_FOLDER: FOLDER, REDIS_URL })
})
afterAll(async () => {
  await server?.kill()
  await redis?.kill()
  disk?.end()
  rmSync(folder, { recursive: true, force: true })
})

const READY = { status: 200, said: ['ready'] }
async function readiness() {
  const answer = await fetch(`${server.baseUrl}/readyz`)
  return { status: answer.status, said: (await answer.text()).trim().split('\n') }
}
const metrics = async () => (await fetch(`${server.baseUrl}/metrics`)).text()
const becomes = (wanted: object) => expect.poll(readiness, { timeout: 10_000, interval: 50 }).toEqual(wanted)

/** Each trouble that the log says from a place in it on, and that it is over. */
const loggedSince = (place: number) =>
  [
    ...server
      .printed()
      .slice(place)
      .matchAll(/^\{.*\}$/gm),
  ]
    .map(([line]) => JSON.parse(line))
    .filter(({ event }) => /^trouble/.test(event))
    .map(({ event, kind }) => `${event} ${kind}`)

/** While `make` has made the fault, /readyz, /metrics and the log say so and nothing else; once `mend` has mended it, that it is over. */
async function isTold(kind: Trouble, make: () => unknown, mend: () => unknown) {
  await becomes(READY)
  // What was told of the fault before may still be on its way out of the process.
  await expect.poll(() => loggedSince(0).length % 2).toBe(0)
  const before = server.printed().length
  const logged = () => loggedSince(before)
  await make()
  try {
    await becomes({ status: 503, said: [TROUBLES[kind]] })
    expect(await metrics()).toContain(`concord_trouble{kind="${kind}"} 1`)
    await expect.poll(logged).toEqual([`trouble ${kind}`])
    expect((await fetch(`${server.baseUrl}/healthz`)).status, 'the process lives').toBe(200)
  } finally {
    await mend()
  }
  await becomes(READY)
  expect(await metrics()).toContain(`concord_trouble{kind="${kind}"} 0`)
  await expect.poll(logged).toEqual([`trouble ${kind}`, `trouble-over ${kind}`])
}

describe('what keeps a node from serving well is told while it lasts, and that it is over', () => {
  it('the disk of PostgreSQL is full', async ({ skip }) => {
    const full = await tablesOnSmallDisk(owner, 4_194_304, ['tried_writes'])
    if (!full) return skip('no small disk can be mounted here')
    try {
      await isTold('database-full', full.fill, full.free)
    } finally {
      await full.end()
    }
  })

  it('PostgreSQL has no connection left', async () => {
    const limit = async (most: number) => {
      const { rows } = await owner.query('select current_database() as name')
      await owner.query(`alter database ${rows[0].name} connection limit ${most}`)
    }
    await isTold(
      'too-many-connections',
      () => limit(0),
      () => limit(-1),
    )
  })

  it('the password of a serving role is another; each of them is tried', async () => {
    const uses = ['APP', 'IDENTITY', 'APPEND', 'BACKGROUND', 'LIMITS']
    const [first, ...others] = uses.map((use) => {
      const { username, password } = new URL(process.env[`CONCORD_${use}_URL`] ?? '')
      const become = (secret: string) => owner.query(`alter role ${username} password '${secret}'`)
      return { password, change: () => become('another'), changeBack: () => become(password) }
    })
    if (!first) return
    await isTold('password-refused', first.change, first.changeBack)
    expect(server.printed()).not.toContain(first.password)
    for (const [at, { change, changeBack }] of others.entries()) {
      await change()
      const tried = await Promise.allSettled(tryDatabase(new AbortController().signal))
      await changeBack()
      expect(tried.flatMap(({ status }, place) => (status === 'rejected' ? [place] : []))).toEqual([at + 1])
    }
  })

  it('the folder can be written to, and is not the one that the files are in', async () => {
    const [kept, away] = [join(folder, 'folder-id'), join(folder, 'folder-id.away')]
    await isTold(
      'files-elsewhere',
      () => renameSync(kept, away),
      () => renameSync(away, kept),
    )
  })

  it('PostgreSQL takes no changes', async () => {
    const { username } = new URL(process.env.CONCORD_BACKGROUND_URL ?? '')
    await isTold(
      'database-read-only',
      () => owner.query(`alter role ${username} set default_transaction_read_only = on`),
      () => owner.query(`alter role ${username} reset default_transaction_read_only`),
    )
  })

  it('PostgreSQL does not answer; and however many ask, it is asked once', async () => {
    const holder = await owner.connect()
    const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and query like '%try_to_write%' and wait_event_type = 'Lock'`
    try {
      await isTold(
        'database-silent',
        async () => {
          await holder.query('begin; lock table tried_writes in access exclusive mode')
          let isOver = false
          const asking = Promise.all(
            Array.from({ length: 20 }, () => becomes({ status: 503, said: [TROUBLES['database-silent']] })),
          )
          void asking.finally(() => {
            isOver = true
          })
          const seen = new Set<number>()
          while (!isOver) seen.add((await owner.query(waiting)).rows[0].n)
          await asking
          expect([...seen].sort()).toEqual([0, 1])
        },
        () => holder.query('rollback'),
      )
    } finally {
      holder.release()
    }
  })

  it('the folder of files is away', async () => {
    await isTold(
      'files-away',
      () => renameSync(join(folder, 'files'), join(folder, 'elsewhere')),
      () => renameSync(join(folder, 'elsewhere'), join(folder, 'files')),
    )
  })

  it('the disk of files is full', async ({ skip }) => {
    if (!disk) return skip('no small disk can be mounted here')
    await isTold('files-full', disk.fill, disk.free)
  })

  it.skipIf(!isRedis)('Redis was asked for and is away', async () => {
    await isTold(
      'redis-away',
      () => redis?.kill(),
      () => redis?.start(),
    )
  })
})

it('what is stored and refused, how long PostgreSQL took for it, and errors are counted', async () => {
  const { council, documentId } = await buildWorld()
  const cookie = await cookieOf(council.person('officer', 0))
  const open = (id: string) =>
    connectDocument({ baseUrl: server.baseUrl, council: council.slug, documentId: id, cookie })
  const counted = async (line: string) => Number(new RegExp(`^${line} (\\d+)`, 'm').exec(await metrics())?.[1] ?? 0)
  const lines = ['concord_edits{outcome="stored"}', 'concord_store_seconds_count', 'concord_errors'].map((line) =>
    line.replace(/[{}]/g, '\\$&'),
  )
  const before = await Promise.all(lines.map(counted))
  const [writer, stranger] = [open(documentId), open(randomUUID())]
  await writer.whenJoined
  writer.doc.getText('words').insert(0, 'Words.')
  await writer.whenSaved()
  await expect.poll(() => counted('concord_refused\\{kind="not-found"\\}')).toBeGreaterThan(0)
  const after = await Promise.all(lines.map(counted))
  expect(after.slice(0, 2).every((count, at) => count > (before[at] as number))).toBe(true)
  expect(after[2]).toBe(server.printed().match(/"level":"error"/g)?.length ?? 0)
  writer.close()
  stranger.close()
})
