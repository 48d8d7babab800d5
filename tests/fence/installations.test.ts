import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrate } from '@/db/migrate'
import { QUEUE_ROLE, SERVING_ROLES, type ServingUrls } from '@/db/roles'
import { inForce } from '../kit/catalogue'
import { emptyDatabase } from '../kit/database'
import { plainNames } from '../kit/named'
import { TEST_SECRET } from '../kit/postgres'

const OTHER_OWNER = `concord_owner_of_another_${process.pid}`
const OTHER_SECRET = 'the secret of another installation, for tests only'

let admin: pg.Client
let first: { ownerUrl: string; urls: ServingUrls }
let second: { ownerUrl: string; urls: ServingUrls }
let begun: pg.Client[] = []

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  begun.push(client)
  await client.connect()
  return client
}
async function endAll() {
  for (const client of begun) await client.end()
  begun = []
}
const named = (url: string) => new URL(url).pathname.slice(1)

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('serverUrl') })
  await admin.connect()
  const firstUrl = await emptyDatabase('first')
  first = { ownerUrl: firstUrl, urls: (await migrate(firstUrl, TEST_SECRET)).urls }
  await admin.query(`create role ${OTHER_OWNER} login createrole password 'another'`)
  const secondUrl = new URL(await emptyDatabase('second'))
  await admin.query(`alter database ${named(secondUrl.href)} owner to ${OTHER_OWNER}`)
  Object.assign(secondUrl, { username: OTHER_OWNER, password: 'another' })
  second = { ownerUrl: secondUrl.href, urls: {} as ServingUrls }
})
afterAll(async () => {
  await endAll()
  await admin.query(`drop database ${named(second.ownerUrl)} with (force)`)
  for (const url of Object.values(second.urls)) await admin.query(`drop role ${new URL(url).username}`)
  await admin.query(`drop role ${new URL(second.urls.jobs).username.replace(SERVING_ROLES.jobs, QUEUE_ROLE)}`)
  await admin.query(`drop role ${OTHER_OWNER}`)
  await admin.end()
})

describe('two installations on one PostgreSQL', () => {
  it('a second one with a database, an owner and a secret of its own leaves the first as it was', async () => {
    const owner = await connect(first.ownerUrl)
    const before = await inForce(owner)
    second.urls = (await migrate(second.ownerUrl, OTHER_SECRET)).urls
    expect(await inForce(owner)).toEqual(before)
    for (const [use, url] of [...Object.entries(first.urls), ...Object.entries(second.urls)]) {
      const { rows } = await (await connect(url)).query('select current_database() as name')
      expect(rows, use).toEqual([{ name: named(url) }])
    }
    expect((await inForce(await connect(second.ownerUrl))).map(plainNames).sort()).toEqual(
      before.map((line) => plainNames(line).replaceAll('concord_owner', OTHER_OWNER)).sort(),
    )
  })

  it('a serving role of one reads nothing of the other, which its own reads', async () => {
    const read = 'select count(*) from public.framework_versions'
    for (const [mine, theirs] of [
      [first, second],
      [second, first],
    ] as const) {
      const here = await connect(mine.urls.app)
      await here.query(read)
      const there = new URL(mine.urls.app)
      there.pathname = `/${named(theirs.ownerUrl)}`
      await expect((await connect(there.href)).query(read)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('one that is a copy of another has roles and a secret of its own from its first start', async () => {
    const name = `${named(first.ownerUrl)}_copied`
    const original = await connect(first.ownerUrl)
    await original.query(
      `insert into programme_invitations (email, token_hash, expires_at) values ('a@b.example', 'h', now() + interval '1 day')`,
    )
    await endAll()
    await admin.query(`create database ${name} template ${named(first.ownerUrl)} owner concord_owner`)
    const copied = new URL(first.ownerUrl)
    copied.pathname = `/${name}`
    try {
      const { urls, isOtherSecret } = await migrate(copied.href, OTHER_SECRET)
      expect(isOtherSecret).toBe(true)
      const [inFirst, inCopy] = [await connect(first.ownerUrl), await connect(copied.href)]
      await (await connect(first.urls.app)).query('select count(*) from framework_versions')
      await (await connect(urls.app)).query('select count(*) from framework_versions')
      const [there, here] = [await inForce(inFirst), await inForce(inCopy)]
      expect(here.map(plainNames).sort()).toEqual(there.map(plainNames).sort())
      const jobsIn = async ({ jobs }: ServingUrls) =>
        (await (await connect(jobs)).query('select 1 from jobs.jobs')).rowCount
      expect([await jobsIn(first.urls), await jobsIn(urls)], 'what waits is done by the original').toEqual([1, 0])
      const mailsIn = async (client: pg.Client) => (await client.query('select state from mails')).rows
      expect([await mailsIn(inFirst), await mailsIn(inCopy)]).toEqual([[{ state: 'waiting' }], [{ state: 'unsure' }]])
      const rolesIn = (lines: string[]) => new Set(lines.join().match(/\bconcord_[a-z]+_\d+\b/g))
      expect(rolesIn(there).size).toBeGreaterThan(3)
      expect([...rolesIn(here)].filter((role) => rolesIn(there).has(role))).toEqual([])
    } finally {
      await endAll()
      await admin.query(`drop database ${name} with (force)`)
    }
  })
})
