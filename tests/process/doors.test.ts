import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { build } from '@/server/build'
import { ask } from '../kit/ask'
import { BUILT, type BuiltAction, builtActions } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { freePort } from '../kit/realtime'
import { buildWorld, type Person, type World } from '../kit/world'

let product: Product
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
let w: World
beforeAll(async () => {
  build(process.cwd(), BUILT)
  const database = await testDatabase()
  owner = database.owner
  product = makeProduct(await freePort(), { DATABASE_URL: database.ownerUrl, DEMO: '0', AUTH_SECRET: TEST_SECRET })
  await product.start()
}, 240_000)
afterAll(() => product.end())
beforeEach(async () => {
  w = await buildWorld()
})

/** What an action answers over the wire, to a session that began so many minutes ago. */
async function act(
  who: Person | undefined,
  name: string,
  sent: unknown[],
  { minutes = 0, headers = {} }: { minutes?: number; headers?: Record<string, string> } = {},
) {
  const { id } = builtActions().find((one) => one.name === name) as BuiltAction
  const session = who ? await w.sessionOf(who) : ''
  await owner.query(`update sessions set created_at = now() - $1 * interval '1 minute' where session_token = $2`, [
    minutes,
    session,
  ])
  return ask(`${product.url}${who ? `/c/${w.council.slug}/people` : '/verify'}`, {
    method: 'POST',
    headers: {
      ...{ 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: product.url },
      ...(session ? { cookie: `authjs.session-token=${session}` } : {}),
      ...headers,
    },
    body: JSON.stringify(sent),
  })
}
const idle = { status: 'idle' }
const rolesOf = async ({ userId }: Person) =>
  (await owner.query('select role from current_memberships where user_id = $1', [userId])).rows.map(({ role }) => role)
const invitedAs = async (email: string) =>
  (await owner.query('select role from invitations where email = $1', [email])).rows.map(({ role }) => role)

describe('an hour after signing in', () => {
  const LATE = { minutes: 60 }
  const ASKED = '"kind":"sign-in-again"'
  const change = async (role: string, more = {}, how = {}) => {
    const { rows } = await owner.query('select id from current_memberships where user_id = $1', [w.officer.userId])
    const sent = { membershipId: rows[0].id, role, post: 'Officer', ...more }
    return act(w.lead, 'changeRoleAction', [w.council.slug, idle, sent], how)
  }

  it('nobody ends duties by changing a role, or makes somebody a lead, before they sign in again', async () => {
    for (const answer of [await change('observer', { endsDuties: true }, LATE), await change('lead', {}, LATE)])
      expect(answer).toContain(ASKED)
    expect(await rolesOf(w.officer)).toEqual(['officer'])
    expect(await change('officer', { post: 'Head of audit' }, LATE)).not.toContain(ASKED)
    expect(await change('lead')).not.toContain(ASKED)
    expect(await rolesOf(w.officer)).toEqual(['lead'])
  })

  it('nobody invites a lead, by name or in a list', async () => {
    const email = `nia-${randomUUID()}@new.example`
    const one = { email, name: 'Nia', role: 'lead', post: 'Clerk' }
    const list = { list: `Nia, ${email}, lead, Clerk`, role: '' }
    for (const [name, sent] of [
      ['invitePersonAction', one],
      ['invitePeopleAction', list],
    ] as const)
      expect(await act(w.lead, name, [w.council.slug, idle, sent], LATE)).toContain(ASKED)
    expect(await invitedAs(email)).toEqual([])
    await act(w.lead, 'invitePersonAction', [w.council.slug, idle, { ...one, role: 'observer' }], LATE)
    expect(await invitedAs(email)).toEqual(['observer'])
  })
})

it('an act with the key of another act is done all the same', async () => {
  const sent = { name: 'Nia', email: `nia-${randomUUID()}@new.example`, role: 'observer', post: 'Clerk', _act: 'one' }
  await act(w.lead, 'invitePersonAction', [w.council.slug, idle, sent])
  const answer = await act(w.lead, 'addPoliticalGroupAction', [w.council.slug, idle, sent])
  expect(answer).toContain('"status":"done"')
  const { rows } = await owner.query('select name from political_groups where council_id = $1', [w.council.id])
  expect(rows).toContainEqual({ name: 'Nia' })
})

it('a page of somebody else acts for nobody, whatever it says that it was forwarded for', async () => {
  const sent = { name: 'Nia', email: `nia-${randomUUID()}@new.example`, role: 'observer', post: 'Clerk' }
  await act(w.lead, 'invitePersonAction', [w.council.slug, idle, sent], {
    headers: { origin: 'http://elsewhere.example', 'x-forwarded-host': 'elsewhere.example' },
  })
  expect(await invitedAs(sent.email)).toEqual([])
})

it('a seal that is none is not known', async () => {
  for (const sent of [{ toString: 1 }, {}, 7, null, 'x'.repeat(100_000)])
    expect(await act(undefined, 'lookUpSealAction', [sent])).toMatch(/^200[\s\S]*"known":null/)
})
