import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdName } from '@/db/hold-name'
import { refuseUnfit } from '@/db/refuse-unfit'
import { databaseAt, testDatabase } from '../kit/database'

const ROLE = `unfit_${process.pid}`
let ownerUrl: string
let owner: pg.Pool
beforeAll(async () => {
  ;({ ownerUrl, owner } = await testDatabase())
  await owner.query(`create role ${ROLE} login password 'x'`)
})
afterAll(() => owner.query(`drop role ${ROLE}`))
const as = (role: string, password: string, url = ownerUrl) => {
  const at = new URL(url)
  return Object.assign(at, { username: role, password }).href
}

describe('a database is refused in a sentence', () => {
  it('where it is too old, where its role may make no roles, where it lets nobody in, and where it is not there', async () => {
    expect(await refuseUnfit(ownerUrl)).toEqual([])
    const said = (url: string, needed?: Parameters<typeof refuseUnfit>[1]) =>
      refuseUnfit(url, needed).then(String, ({ message }: Error) => message)
    expect(await said(ownerUrl, { version: 99, connections: 1 })).toMatch(
      /^PostgreSQL 99 or newer is needed, and the one at 127\.0\.0\.1:\d+\/\w+ is 18\.\d+\.$/,
    )
    expect(await said(as(ROLE, 'x'))).toContain(`“alter role ${ROLE} createrole”`)
    expect(await said(as(ROLE, 'wrong'))).toMatch(/does not let us in: password authentication failed/)
    expect(await said(databaseAt(ownerUrl, 'nowhere'))).toMatch(/does not let us in: database "nowhere" does not exist/)
    expect(await said('postgres://x:y@127.0.0.1:1/concord')).toMatch(/does not let us in: connect ECONNREFUSED/)
  })

  it('and one that lets in too few is named', async () => {
    expect(await refuseUnfit(ownerUrl, { version: 18, connections: 100_000 })).toEqual([
      expect.stringContaining('a node may need 100000: raise max_connections'),
    ])
  })
})

describe('a node’s name', () => {
  it('is held by one alone, is free when that one leaves, and is taken again when the connection broke', async () => {
    const lost: string[] = []
    const first = await holdName(ownerUrl, 'n1', () => lost.push('first'))
    const other = await holdName(ownerUrl, 'n2', () => {})
    await expect(holdName(ownerUrl, 'n1', () => {}, 100)).rejects.toThrow(
      /as the node n1 already: give each its own CONCORD_NODE/,
    )
    const holders = async (): Promise<number[]> => {
      const { rows } = await owner.query(
        `select pid from pg_locks join pg_database d on d.oid = database and d.datname = current_database()
         where locktype = 'advisory' and objsubid = 2`, // locks of two numbers: only names are held so,
      )
      return rows.map(({ pid }) => pid)
    }
    const before = await holders()
    expect(before).toHaveLength(2)
    for (const pid of before) await owner.query('select pg_terminate_backend($1)', [pid])
    const anew = async () => (await holders()).filter((pid) => !before.includes(pid)).length
    await expect.poll(anew, { timeout: 10_000 }).toBe(2)
    await expect(holdName(ownerUrl, 'n1', () => {}, 100)).rejects.toThrow(/already/)
    await first.release()
    const next = await holdName(ownerUrl, 'n1', () => {})
    for (const one of [next, other]) await one.release()
    expect(lost).toEqual([])
  })
})
