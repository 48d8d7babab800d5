import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { inCouncil } from '@/db/gate'
import { ROLE_TIMES } from '@/db/roles'
import { forReader } from '@/lib/reader'
import { ok } from '@/lib/result'
import { tookTooLong } from '@/lib/took-too-long'
import { connectAs, EVERY_ROLE } from '../kit/serving-role'
import { buildWorld, type World } from '../kit/world'

let w: World
beforeAll(async () => {
  w = await buildWorld()
})

/** How many statements with this mark PostgreSQL is at work on. */
const underWay = async (mark: string) =>
  (
    await w.owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where state = 'active' and usename like 'concord\\_app\\_%' and datname = current_database() and query like '%' || $1 || '%'`,
      [mark],
    )
  ).rows[0]?.n

describe('how long the database works for somebody', () => {
  it.each(EVERY_ROLE)('a statement and a transaction of the role for %s end by themselves', async (role) => {
    const { client, end } = await connectAs(role)
    for (const [setting, time] of Object.entries(ROLE_TIMES[role]))
      expect((await client.query(`show ${setting}`)).rows, setting).toEqual([{ [setting]: time }])
    await end()
  })

  it('a question that takes longer is said to have taken too long, and the next one is answered', async () => {
    const asked = inCouncil(w.lead, async (tx) => {
      await tx.execute(sql`set local statement_timeout = '20ms'`)
      await tx.execute(sql`select pg_sleep(60)`)
      return ok(true)
    })
    expect(tookTooLong(await asked.catch((fault: unknown) => fault))).toBe(true)
    expect(await inCouncil(w.lead, async () => ok('answered'))).toEqual(ok('answered'))
  })

  it('what a reader asked ends when they leave, and what somebody changes does not', async () => {
    const leaving = new AbortController()
    const sleep = (seconds: number, mark: string) =>
      inCouncil(w.lead, async (tx) => {
        await tx.execute(sql`set local statement_timeout = 0`) // so that nothing else ends it
        await tx.execute(sql.raw(`select pg_sleep(${seconds}) /* ${mark} */`))
        return ok(mark)
      })
    const read = forReader(leaving.signal, () => sleep(60, 'is read')).catch((fault: Error) => fault.name)
    await expect.poll(() => underWay('is read'), { timeout: 10_000 }).toBe(1)
    const changed = sleep(0.5, 'is changed')
    leaving.abort()
    expect(await read).toBe('AbortError')
    expect(await underWay('is read')).toBe(0)
    expect(await changed).toEqual(ok('is changed'))
    expect(await forReader(leaving.signal, () => sleep(60, 'is read')).catch((fault: Error) => fault.name)).toBe(
      'AbortError',
    )
    expect(await inCouncil(w.lead, async () => ok('answered'))).toEqual(ok('answered'))
  })

  it('somebody who asks for many things at once leaves connections for everybody else', async () => {
    let release = () => {}
    const held = new Promise<void>((over) => {
      release = over
    })
    let begun = 0
    const many = Array.from({ length: 20 }, (_, at) =>
      inCouncil(w.lead, async () => {
        begun++
        await held
        return ok(at)
      }),
    )
    await expect.poll(() => begun).toBeGreaterThan(0)
    expect(await inCouncil(w.outsider, async () => ok('answered'))).toEqual(ok('answered'))
    expect(begun).toBeLessThan(12)
    release()
    expect(await Promise.all(many)).toEqual(many.map((_, at) => ok(at)))
  })
})
