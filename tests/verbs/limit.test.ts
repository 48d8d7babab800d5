import { randomUUID } from 'node:crypto'
import { register } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS, type LimitKind } from '@/lib/limit/limit'
import { spend, type Whose } from '@/lib/limit/spend'
import { testDatabase } from '../kit/database'
import { isRedisHere, type Redis, startRedis } from '../kit/redis'
import { spendApart } from '../kit/spend'

const EXPORTS = LIMITS.exports.person.points
/** An address of documentation (RFC 5737, RFC 3849), another each time. */
let addresses = 0
const someAddress = () => `198.51.100.${++addresses}`

async function withinOf(kind: LimitKind, whose: Whose, times: number) {
  let within = 0
  for (let n = 0; n < times; n++) if ((await spend(kind, whose)).ok) within++
  return within
}
const metOf = async (kind: LimitKind) => {
  const met = await register.getSingleMetric('concord_limits_met')?.get()
  return met?.values.find(({ labels }) => labels.kind === kind)?.value ?? 0
}

beforeAll(testDatabase)

describe('what comes too often', () => {
  it('is refused to that person alone, with when to try again', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    expect(await withinOf('exports', { person: one }, EXPORTS + 5)).toBe(EXPORTS)
    expect(await spend('exports', { person: one })).toEqual({
      ok: false,
      refusal: { kind: 'too-often', minutes: LIMITS.exports.person.within / 60 },
    })
    expect(await spend('exports', { person: other })).toEqual({ ok: true, value: null })
    expect(await spend('comments', { person: one }), 'each kind counts for itself').toEqual({ ok: true, value: null })
  })

  it('by one person leaves everybody else behind the same address alone', async () => {
    const address = someAddress()
    const hammering = { person: randomUUID(), address }
    expect(await withinOf('exports', hammering, LIMITS.exports.address.points + 20)).toBe(EXPORTS)
    expect(await spend('exports', { person: randomUUID(), address })).toMatchObject({ ok: true })
  })

  it('from one address is refused to all behind it', async () => {
    const address = someAddress()
    const { points } = LIMITS['sign-in-links'].address
    let within = 0
    for (let n = 0; n < points + 10; n++)
      if ((await spend('sign-in-links', { person: `${randomUUID()}@x.example`, address })).ok) within++
    expect(within).toBe(points)
    expect(await spend('sign-in-links', { person: 'new@x.example', address })).toMatchObject({
      refusal: { kind: 'too-often' },
    })
    expect(await spend('sign-in-links', { person: 'new@x.example', address: '203.0.113.9' })).toMatchObject({
      ok: true,
    })
  })

  it('of links is asked for by one address of mail five times an hour, however it is written', async () => {
    const name = randomUUID()
    expect(await withinOf('sign-in-links', { person: `${name}@x.example` }, 5)).toBe(5)
    expect(await spend('sign-in-links', { person: `${name.toUpperCase()}@X.example` })).toEqual({
      ok: false,
      refusal: { kind: 'too-many-links', minutes: 60 },
    })
  })

  it('is counted for a whole /64 of IPv6, and for an IPv4 address in either way of writing it', async () => {
    const [network, v4] = ['2001:db8:0:7', someAddress()]
    const { owner } = await testDatabase()
    const countOf = async () =>
      (await owner.query(`select key, points from limits where key like 'sign-in-links address%'`)).rows
    const before = await countOf()
    for (const address of [`${network}::1`, `${network}:ffff:1:2:3`, v4, `::ffff:${v4}`])
      await spend('sign-in-links', { address })
    const made = (await countOf()).filter(({ key }) => !before.some((one) => one.key === key))
    expect(made.map((one) => one.points)).toEqual([2, 2])
  })

  it('is counted in the metrics by kind, and stands in the table without saying of whom', async () => {
    const [person, address] = [randomUUID(), someAddress()]
    const before = await metOf('exports')
    await withinOf('exports', { person, address }, EXPORTS + 3)
    expect((await metOf('exports')) - before).toBe(3)
    const { owner } = await testDatabase()
    const { rows } = await owner.query('select key from limits')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ key }) => !/^[a-z-]+ (person|address):[\w-]{43}$/.test(key))).toEqual([])
  })
})

describe('several processes', () => {
  it('count together in PostgreSQL', async () => {
    const person = randomUUID()
    const spent = { kind: 'exports', person, times: EXPORTS }
    const both = await Promise.all([spendApart(spent), spendApart(spent)])
    expect(both.map(({ within }) => within).reduce((a, b) => a + b)).toBe(EXPORTS)
    expect(await spend('exports', { person })).toMatchObject({ ok: false })
  })

  it('go on where PostgreSQL does not answer or does not count, and say so once', async () => {
    const { owner } = await testDatabase()
    await owner.query('alter table limits rename to limits_away')
    const spent = { kind: 'exports', person: randomUUID(), times: EXPORTS + 2 }
    const broken = await spendApart(spent)
    await owner.query('alter table limits_away rename to limits')
    expect(broken.within).toBe(EXPORTS + 2)
    expect(broken.log.map((line) => JSON.parse(line).msg)).toEqual([
      'limits are not counted, because their store does not answer',
    ])
    const holder = await owner.connect()
    await holder.query('begin; lock table limits in access exclusive mode')
    const silent = await spendApart({ ...spent, times: 2 })
    await holder.query('rollback')
    holder.release()
    expect(silent.within).toBe(2)
    expect(silent.log).toHaveLength(1)
  })

  it('write a line with the kind and nothing of whoever it was', async () => {
    const person = randomUUID()
    const { log } = await spendApart({ kind: 'exports', person, address: '198.51.100.251', times: EXPORTS + 4 })
    expect(log).toHaveLength(1)
    const { time: _, pid: __, hostname: ___, ...line } = JSON.parse(log[0] ?? '')
    expect(line).toEqual({ level: 'info', event: 'limit', kind: 'exports', msg: 'somebody came to a limit' })
  })
})

describe.skipIf(!isRedisHere())('where there is a Redis', () => {
  let redis: Redis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.kill())

  it('processes count together in it, and in PostgreSQL while it is away', async () => {
    const { owner } = await testDatabase()
    const rows = async () => Number((await owner.query('select count(*) from limits')).rows[0].count)
    const settings = { REDIS_URL: redis.url }
    const spent = { kind: 'exports', person: randomUUID(), times: EXPORTS }
    const before = await rows()
    const both = await Promise.all([spendApart(spent, settings), spendApart(spent, settings)])
    expect(both.map(({ within }) => within).reduce((a, b) => a + b)).toBe(EXPORTS)
    expect(await rows(), 'nothing was counted in PostgreSQL').toBe(before)
    await redis.kill()
    const away = { ...spent, person: randomUUID() }
    const two = await Promise.all([spendApart(away, settings), spendApart(away, settings)])
    expect(two.map(({ within }) => within).reduce((a, b) => a + b)).toBe(EXPORTS)
    expect(await rows()).toBe(before + 1)
  })
})
