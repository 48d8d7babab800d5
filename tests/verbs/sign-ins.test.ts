import { describe, expect, it } from 'vitest'
import { askToSignInAnew } from '@/lib/people/ask-to-sign-in-anew'
import { deviceOf } from '@/lib/people/device-of'
import { endOtherSignIns } from '@/lib/people/end-other-sign-ins'
import { endSignIn } from '@/lib/people/end-sign-in'
import { viewMySignIns } from '@/lib/people/view-my-sign-ins'
import { whoseSession } from '@/lib/people/whose-session'
import { cookieOf } from '../kit/session'
import { buildUser, buildWorld } from '../kit/world'

/** Signed in so often: the cookies, and the ids by which the person names them, in the order in which they were begun. */
async function signedIn(who: Awaited<ReturnType<typeof buildUser>>, times: number) {
  const all = []
  for (let n = 0; n < times; n++) {
    const cookie = await cookieOf(who)
    const session = await whoseSession(cookie)
    if (session) all.push({ cookie, id: session.sessionId })
  }
  return all
}
const isIn = async ({ cookie }: { cookie: string }) => (await whoseSession(cookie)) !== null

describe('one’s own sign-ins', () => {
  it('are listed to their person alone, without what would open them', async () => {
    const [kay, lou] = [await buildUser('Kay'), await buildUser('Lou')]
    const mine = await signedIn(kay, 2)
    await signedIn(lou, 1)
    const listed = await viewMySignIns(kay.userId)
    expect(listed.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort())
    const secrets = mine.map(({ cookie }) => cookie.split('=')[1] as string)
    for (const secret of secrets) expect(JSON.stringify(listed)).not.toContain(secret)
  })

  it('are ended one by one, or all but one, by their person alone', async () => {
    const [kay, lou] = [await buildUser('Kay'), await buildUser('Lou')]
    const [first, second, third] = await signedIn(kay, 3)
    if (!first || !second || !third) throw new Error('three were begun')
    for (const input of [{ sessionId: first.id }, { sessionId: 'no id' }])
      expect(await endSignIn(lou.userId, input)).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await endOtherSignIns(lou.userId, { keep: first.id })).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await Promise.all([first, second, third].map(isIn))).toEqual([true, true, true])
    expect(await endSignIn(kay.userId, { sessionId: first.id })).toMatchObject({ ok: true })
    expect(await Promise.all([first, second, third].map(isIn))).toEqual([false, true, true])
    await signedIn(kay, 1)
    expect(await endOtherSignIns(kay.userId, { keep: third.id })).toEqual({ ok: true, value: { ended: 2 } })
    expect(await Promise.all([second, third].map(isIn))).toEqual([false, true])
  })

  it('say in words from what they were begun', () => {
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
    expect(deviceOf(phone)).toBe('Safari on iOS')
    const edge =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0'
    expect(deviceOf(edge)).toBe('Microsoft Edge on Windows')
    for (const nothing of [null, undefined, '', 'curl', 'x'.repeat(5_000)]) expect(deviceOf(nothing)).toBeNull()
  })
})

describe('a lead who wants somebody to sign in anew', () => {
  it('ends all that they are signed in with, and it stands in the trail', async () => {
    const w = await buildWorld()
    const [theirs, mine] = [await signedIn(w.officer, 2), await signedIn(w.lead, 1)]
    expect(await askToSignInAnew(w.lead, { userId: w.officer.userId })).toMatchObject({ ok: true })
    expect(await Promise.all([...theirs, ...mine].map(isIn))).toEqual([false, false, true])
    const { rows } = await w.owner.query(
      `select actor_id, subject from audit_entries where chain_id = $1 and act = 'person.asked-to-sign-in-anew'`,
      [w.council.id],
    )
    expect(rows).toEqual([{ actor_id: w.lead.userId, subject: { userId: w.officer.userId } }])
  })

  it('does so for people of this council alone, and nobody else does', async () => {
    const w = await buildWorld()
    const [outside] = await signedIn(w.outsider, 1)
    const [inside] = await signedIn(w.officer, 1)
    if (!outside || !inside) throw new Error('both were begun')
    const ask = (by: typeof w.lead, of: typeof w.lead) => askToSignInAnew(by, { userId: of.userId })
    expect(await ask(w.lead, w.outsider)).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await ask(w.outsider, w.officer)).toMatchObject({ refusal: { kind: 'not-found' } })
    for (const one of [w.officer, w.observer, w.monitor])
      expect(await ask(one, w.officer)).toMatchObject({ refusal: { kind: 'only-the-lead' } })
    expect([await isIn(outside), await isIn(inside)]).toEqual([true, true])
    expect(await ask(w.lead, w.officer)).toMatchObject({ ok: true })
    expect(await isIn(inside)).toBe(false)
  })
})
