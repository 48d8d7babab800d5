import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { holdName } from '@/db/hold-name'
import { job, NotYet } from '@/lib/job/job'
import { workOffJobs, workOnJobs } from '@/lib/job/work-on-jobs'
import { log } from '@/lib/log'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

let w: World
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
let ownerUrl: string
let working: { close: () => Promise<void> } | undefined
beforeAll(async () => {
  ;({ owner, ownerUrl } = await testDatabase())
})
beforeEach(async () => {
  w = await buildWorld()
  await owner.query('delete from jobs._private_jobs')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await working?.close()
  working = undefined
})

const NEVER = '0 0 1 1 * purge'
/** Milliseconds between two looks for those that are gone. */
const SOON = 200
const queue = (mail: string) =>
  owner.query(`select jobs.enqueue('send-mail', jsonb_build_object('mail', $1::text))`, [mail])
const waiting = async () =>
  (
    await owner.query(`select j.payload, t.identifier as kind, j.attempts, j.last_error from jobs._private_jobs j
      join jobs._private_tasks t on t.id = j.task_id order by j.id`)
  ).rows
/** Handlers that note which mails they were asked for; each waits for what it is given. */
function noting(done: string[], first: (mail: string) => unknown = () => {}) {
  const work = job(z.object({ mail: z.string() }), async ({ mail }) => {
    done.push(mail)
    await first(mail)
  })
  return { 'send-mail': work, 'send-reminder': work, purge: work }
}

describe('a job', () => {
  it('is queued in the transaction that wants it, with ids alone, and goes where that is undone', async () => {
    const email = `nia-${randomUUID()}@new.example`
    await invitePerson(w.lead, invitePersonInput.parse({ name: 'Nia', email, role: 'officer', post: 'Auditor' }))
    const { rows } = await owner.query(`select id from mails where kind = 'invitation' order by id desc limit 1`)
    expect(await waiting()).toMatchObject([{ kind: 'send-mail', payload: { mail: rows[0].id } }])
    const client = await owner.connect()
    await client.query('begin')
    await client.query(
      `insert into programme_invitations (email, token_hash, expires_at) values ('a@b.example', gen_random_uuid(), now() + interval '1 day')`,
    )
    expect((await client.query('select 1 from jobs.jobs')).rowCount).toBe(2)
    await client.query('rollback')
    client.release()
    expect(await waiting()).toHaveLength(1)
  })

  it('that is wished again while it waits is one job', async () => {
    const mail = randomUUID()
    await queue(mail)
    await queue(mail)
    const done: string[] = []
    await workOffJobs(noting(done))
    expect(done).toEqual([mail])
    await queue(mail)
    await workOffJobs(noting(done))
    expect(done).toEqual([mail, mail])
  })

  it('that fails is told in the log, without what it is about, and tried again later', async () => {
    const heard = vi.spyOn(log, 'error')
    await queue(randomUUID())
    const done: string[] = []
    const failing = noting(done, () => {
      if (done.length === 1) throw new Error('no')
      if (done.length === 2) throw new NotYet()
    })
    await workOffJobs(failing)
    expect(await waiting()).toMatchObject([{ attempts: 1, last_error: 'not yet' }])
    await workOffJobs(failing)
    expect(done, 'not at once').toHaveLength(1)
    for (const times of [2, 3]) {
      await owner.query('update jobs._private_jobs set run_at = now()')
      await workOffJobs(failing)
      expect(done).toHaveLength(times)
    }
    expect(await waiting()).toEqual([])
    expect(heard, 'one that is only to be tried again is no fault').toHaveBeenCalledTimes(1)
  })

  it('of a process that is gone is done by another, and one of a process that lives is left to it', async () => {
    const held = await holdName(ownerUrl, 'lives', () => {})
    const ids: Record<string, string> = { lives: randomUUID(), gone: randomUUID() }
    for (const [name, id] of Object.entries(ids)) {
      await queue(id)
      await owner.query(
        `update jobs._private_jobs set locked_by = $1, locked_at = now(), attempts = 1 where payload ->> 'mail' = $2`,
        [name, id],
      )
    }
    const done: string[] = []
    working = workOnJobs(noting(done), NEVER, SOON)
    await expect.poll(() => done, { timeout: 15_000 }).toEqual([ids.gone])
    await expect.poll(waiting, { timeout: 15_000 }).toHaveLength(1)
    await held.release()
    await expect.poll(() => done, { timeout: 15_000 }).toEqual([ids.gone, ids.lives])
  })

  it('that is being done is left to its process while PostgreSQL lets go of everybody, and what comes then is done', async () => {
    const [long, next] = [randomUUID(), randomUUID()]
    let end = () => {}
    const ended = new Promise<void>((over) => {
      end = over
    })
    const done: string[] = []
    working = workOnJobs(
      noting(done, (mail) => (mail === long ? ended : undefined)),
      NEVER,
      1_000,
    )
    await queue(long)
    await expect.poll(() => done, { timeout: 15_000 }).toEqual([long])
    // Whose name is not held yet when its connection breaks begins anew, and that waits for what is being done.
    const held = `select count(*)::int as n from pg_locks where locktype = 'advisory' and objsubid = 2 and granted
      and database = (select oid from pg_database where datname = current_database())`
    await expect.poll(async () => (await owner.query(held)).rows[0].n, { timeout: 15_000 }).toBe(1)
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename like 'concord\\_jobs\\_%' and datname = current_database()`,
    )
    await queue(next)
    await expect.poll(() => done, { timeout: 20_000 }).toEqual([long, next])
    end()
    await expect.poll(waiting, { timeout: 20_000 }).toEqual([])
    expect(done).toEqual([long, next])
  }, 180_000)
})
