import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ACT_KEY } from '@/app/_doors/act-key'
import { answer } from '@/app/_doors/form-state'
import { asUser, type Caller } from '@/db/gate'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { asOneAct } from '@/lib/once'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { ok } from '@/lib/result'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-once-'))
let w: World
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
beforeAll(async () => {
  owner = (await testDatabase()).owner
})
beforeEach(async () => {
  w = await buildWorld()
})

const rowsOf = async (table: string) =>
  (await owner.query(`select 1 from ${table} where council_id = $1`, [w.council.id])).rowCount
const counts = async () => ({ invitations: await rowsOf('invitations'), mails: await rowsOf('mails') })
const wish = (email: string, role = 'officer') => invitePersonInput.parse({ name: 'Nia', email, role, post: 'Auditor' })
const invite = (key: string | undefined, email: string, caller: Caller = w.lead) =>
  asOneAct(key, () => invitePerson(caller, wish(email)))

describe('an act that is sent twice', () => {
  it('at once is done once, and both are told the same', async () => {
    const [key, email] = [randomUUID(), `nia-${randomUUID()}@new.example`]
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => invite(key, email)))
    expect(first).toMatchObject({ ok: true, value: { invitationId: expect.any(String) } })
    expect(others).toEqual([first, first])
    expect(await counts()).toEqual({ invitations: 1, mails: 1 })
  })

  it('later is told the same, and with another key, or none, it is another act', async () => {
    const [key, email] = [randomUUID(), `nia-${randomUUID()}@new.example`]
    const first = await invite(key, email)
    expect(await invite(key, email)).toEqual(first)
    for (const other of [randomUUID(), undefined])
      expect(await invite(other, email)).toMatchObject({ ok: false, refusal: { kind: 'already-invited' } })
    expect(await invite(undefined, `ona-${email}`)).toMatchObject({ ok: true })
    expect(await counts()).toEqual({ invitations: 2, mails: 2 })
  })

  it('and was refused leaves nothing, and is done where it may be by then', async () => {
    const [key, email] = [randomUUID(), `nia-${randomUUID()}@new.example`]
    expect(await invite(key, email, w.officer)).toMatchObject({ refusal: { kind: 'only-the-lead' } })
    await owner.query(`update memberships set role = 'lead' where user_id = $1`, [w.officer.userId])
    expect(await invite(key, email, w.officer)).toMatchObject({ ok: true })
    expect(await counts()).toEqual({ invitations: 1, mails: 1 })
  })

  it('is its author’s alone: the same key of somebody else is their own act, and nobody sees another’s', async () => {
    const [key, email] = [randomUUID(), `nia-${randomUUID()}@new.example`]
    const mine = await invite(key, email)
    const theirs = await invite(key, `ona-${email}`, w.outsider)
    expect(theirs).toMatchObject({ ok: true })
    expect(theirs).not.toEqual(mine)
    const isKnown = ({ userId }: Caller) =>
      asUser(userId, async (tx) => {
        const { rows: found } = await tx.execute<{ answer: Buffer | null }>(sql`select done_before(${key}) as answer`)
        return found[0]?.answer?.toString('base64')
      })
    for (const one of [w.lead, w.outsider]) expect(await isKnown(one)).toEqual(expect.any(String))
    expect(await isKnown(w.lead)).not.toBe(await isKnown(w.outsider))
    expect(await isKnown(w.officer)).toBeUndefined()
  })

  it('is no answer to somebody who is not there any more', async () => {
    const [key, email] = [randomUUID(), `nia-${randomUUID()}@new.example`]
    expect(await invite(key, email)).toMatchObject({ ok: true })
    await owner.query('update memberships set ends_on = current_date where user_id = $1', [w.lead.userId])
    expect(await invite(key, email)).toMatchObject({ ok: false, refusal: { kind: 'not-found' } })
  })

  it('is done once where it asks before it writes, as a file that is attached does', async () => {
    const about = attachFileInput.parse({
      ...{ assessmentId: w.assessment.id, code: '1.1', title: 'Plan', speaksFor: '2026-01-31', readers: 'peers' },
      fileName: 'plan.pdf',
    })
    const attach = (key: string) =>
      asOneAct(key, () =>
        attachFile(w.officer, {
          ...about,
          bytes: (async function* () {
            yield Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
          })(),
        }),
      )
    const key = randomUUID()
    const [first, second] = await Promise.all([attach(key), attach(key)])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect(await attach(key)).toEqual(first)
    expect(await rowsOf('evidence')).toBe(1)
    expect(await attach(randomUUID())).toMatchObject({ ok: true })
    expect(await rowsOf('evidence')).toBe(2)
  })
})

describe('a door', () => {
  it('knows an act by its key and by what was sent with it, and gives the use case neither key nor answers of another act', async () => {
    const asked: unknown[] = []
    const send = (key: string, email: string) =>
      answer(z.looseObject({ email: z.string() }), { email, [ACT_KEY]: key }, async (input) => {
        asked.push(input)
        return invitePerson(w.lead, wish(input.email))
      })
    const email = `nia-${randomUUID()}@new.example`
    const first = await send('a', email)
    expect(first).toMatchObject({ status: 'done' })
    expect(await send('a', email)).toEqual(first)
    expect(await send('a', `ona-${email}`)).toMatchObject({ status: 'done' })
    expect(await counts()).toEqual({ invitations: 2, mails: 2 })
    expect(asked).toEqual([{ email }, { email }, { email: `ona-${email}` }])
    for (const [at, is] of [['action'], ['action', 'place'], ['action', 'other place']].entries()) {
      const other = () => invitePerson(w.lead, wish(`${at}-${email}`))
      const done = await answer(z.looseObject({}), { email, [ACT_KEY]: 'a' }, other, is)
      expect(done.status).toBe('done')
      expect(done).not.toEqual(first)
    }
    expect(await counts()).toEqual({ invitations: 5, mails: 5 })
    expect(await answer(z.object({}), { [ACT_KEY]: '' }, async () => ok(1))).toEqual({ status: 'done', value: 1 })
  })
})
