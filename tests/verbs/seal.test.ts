import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { inCouncil } from '@/db/gate'
import { keepSealKey, rotateSealKey, sealLock, unlockKey } from '@/db/seal-key'
import { ok } from '@/lib/result'
import { checkStatement, sealKeys } from '@/lib/submission/check-statement'
import { judgeSeal } from '@/lib/submission/judge-seal'
import { lookUpSeal } from '@/lib/submission/look-up-seal'
import { sealOf } from '@/lib/submission/seal'
import { readStatement } from '@/lib/submission/seal-statement'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { exportFile, verifySubmission } from '@/lib/submission/verify-submission'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { fromDatabase, fromKeys, verifyFile } from '@/server/verify/verify-file'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { sealedFile } from '../kit/sealed-file'
import { buildWorld, LEADERS } from '../kit/world'

/** An assessment that left out its only question, signed and submitted by the product, and its file. */
async function submitted(previous?: string) {
  const w = await buildWorld({ state: 'agreeing', questions: ['1.1'], cast: LEADERS })
  const client = await w.owner.connect()
  await client.query(`set session_replication_role = replica; delete from round_seats where council_id = '${w.council.id}';
    delete from rounds where assessment_id = '${w.assessmentId}';
    update assessment_questions set left_out_reason = 'The county does it' where assessment_id = '${w.assessmentId}';
    set session_replication_role = origin`)
  client.release()
  if (previous)
    await w.owner.query(
      `insert into submissions (council_id, assessment_id, version, submitted_by, content, canonical, sha256, submitted_at)
       values ($1, $2, 1, $3, '{}', '{}', $4, now() - interval '1 year')`,
      [w.council.id, (await w.assess({ questions: ['1.1'] })).id, w.lead.userId, previous],
    )
  const given = async (outcome: Promise<{ ok: boolean }>) => expect(await outcome).toMatchObject({ ok: true })
  await given(startSigning(w.lead, w))
  for (const signatory of [w.leader, w.chief]) {
    const seen = await viewReadiness(signatory, w)
    await given(signOff(signatory, { ...w, contentSha256: seen.ok ? seen.value.seal : '' }))
  }
  await given(submitAssessment(w.lead, w))
  const file = await sealedFile(w.lead, w)
  const text = file.ok ? file.value.text : ''
  return { w, text, exported: JSON.parse(text) }
}
const known = async () => fromDatabase((await testDatabase()).ownerUrl)

describe('a seal', () => {
  it('is SHA-256 over the RFC 8785 form, and is signed with id, version, hash, the hash before it, time and key', async () => {
    const { w, exported } = await submitted()
    expect(exported.sha256).toBe(
      createHash('sha256')
        .update(canonicalize(exported.submission) ?? '')
        .digest('hex'),
    )
    const said = await checkStatement(exported.statement)
    const { rows } = await w.owner.query('select id, submitted_at from submissions where assessment_id = $1', [
      w.assessmentId,
    ])
    expect(said).toMatchObject({ id: rows[0].id, version: 1, sha256: exported.sha256, previous: null })
    expect(new Date(said?.at ?? '')).toEqual(rows[0].submitted_at)
    const [header = ''] = exported.statement.split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'EdDSA', kid: said?.kid })
    const { keys } = (await sealKeys()).value
    expect(keys).toContainEqual(expect.objectContaining({ kid: said?.kid, crv: 'Ed25519', kty: 'OKP', use: 'sig' }))
    expect(JSON.stringify(keys), 'no private half').not.toContain('"d"')
  })

  it('names the council’s one before it', async () => {
    const before = 'b'.repeat(64)
    const { exported } = await submitted(before)
    expect(await checkStatement(exported.statement)).toMatchObject({ previous: before })
    expect((await lookUpSeal(exported.sha256)).value).toMatchObject({ version: 1 })
  })

  it('is made with its submission and by the key in use, not later and by no other', async () => {
    const { w } = await submitted()
    const client = await w.owner.connect()
    const pastTheRules = async (text: string) =>
      (await client.query(`${text} returning *`, [w.council.id])).rows[0] as Record<string, string>
    await client.query('set session_replication_role = replica')
    const seal = await pastTheRules('delete from submission_seals where council_id = $1')
    const again = (kid: unknown) =>
      inCouncil(w.lead, async (tx) =>
        ok(
          await tx.execute(sql`insert into submission_seals (council_id, submission_id, kid, jws, made_at)
            select ${w.council.id}, id, ${kid}, ${seal.jws}, submitted_at from submissions where id = ${seal.submission_id}`),
        ),
      )
    const refused = { cause: { code: '42501' } }
    await expect(again('another')).rejects.toMatchObject(refused)
    await again(seal.kid)
    await pastTheRules('delete from submission_seals where council_id = $1')
    await pastTheRules(`update submissions set submitted_at = submitted_at - interval '1 hour' where council_id = $1`)
    client.release(true)
    await expect(again(seal.kid)).rejects.toMatchObject(refused)
  })

  it('is known by the command and by the page, altered where a byte is, and never green where somebody sealed it anew', async () => {
    const { text, exported } = await submitted()
    expect(await verifyFile(text, await known())).toMatchObject({
      status: 0,
      lines: [expect.stringMatching(/^Known here/), expect.anything()],
    })
    const changed = text.replace('The county does it', 'The county did it')
    expect(await verifyFile(changed, await known())).toMatchObject({
      status: 1,
      lines: [expect.stringMatching(/^Altered/)],
    })
    const forged = structuredClone(exported.submission)
    forged.content.questions[0].leftOut = 'Nobody does it'
    for (const signature of forged.signatures) signature.contentSha256 = sealOf(forged.content)
    for (const statement of [exported.statement, null]) {
      const again = exportFile(forged, sealOf(forged), statement)
      expect(await verifySubmission(again)).toMatchObject({ kind: 'fits' })
      expect(await verifyFile(again, await known())).toMatchObject({
        status: 1,
        lines: [expect.stringMatching(/^Unknown/), expect.anything()],
      })
    }
    const [header, payload, signature] = exported.statement.split('.')
    const other = `${header}.${payload.slice(0, -2)}AA.${signature}`
    expect(await verifyFile(exportFile(exported.submission, exported.sha256, other), await known())).toMatchObject({
      ...{ status: 1, lines: [expect.stringMatching(/^Altered: its signed statement/)] },
    })
  })

  it('that is signed and not listed says so, and is not green', async () => {
    const { text, exported } = await submitted()
    const { keys } = (await sealKeys()).value
    const away = fromKeys(JSON.stringify({ keys }))
    expect(await verifyFile(text, away)).toMatchObject({ status: 2 })
    expect(await verifyFile(text, { ...away, isListed: async () => false })).toMatchObject({
      ...{
        status: 2,
        lines: [expect.stringMatching(/^Signed by this site, but not listed/), expect.anything(), expect.anything()],
      },
    })
    expect(await verifyFile(text, { ...away, keys: { keys: [] } }), 'by keys of another').toMatchObject({ status: 1 })
    const signed = await checkStatement(exported.statement)
    expect(judgeSeal({ sha256: exported.sha256, statement: exported.statement }, { isListed: false, signed })).toBe(
      'signed-not-listed',
    )
    expect(
      judgeSeal({ sha256: exported.sha256, statement: null }, { isListed: true, signed: null }),
      'from before seals were signed',
    ).toBe('known')
    expect(() => fromKeys('{}')).toThrow(/keys/)
  })

  it('stays good when another key signs, and a secret opens no key of another', async () => {
    const { w, exported } = await submitted()
    const { ownerUrl } = await testDatabase()
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    const inUse = async () =>
      (await client.query('select kid, locked_private as locked from seal_key_in_use()')).rows[0]
    const before = await inUse()
    await keepSealKey(client, TEST_SECRET)
    expect((await inUse()).kid, 'as long as it is younger than a year').toBe(before.kid)
    const kid = await rotateSealKey(client, TEST_SECRET)
    expect((await inUse()).kid).toBe(kid)
    expect(unlockKey(sealLock('another secret'), (await inUse()).locked)).toBeUndefined()
    expect(await checkStatement(exported.statement), 'what the one before signed').toMatchObject({ kid: before.kid })
    await keepSealKey(client, 'another secret that opens none of them')
    expect((await inUse()).kid, 'one that it opens').not.toBe(kid)
    await keepSealKey(client, TEST_SECRET)
    await client.end()
    const next = await submitted()
    const said = await readStatement(next.exported.statement, (await sealKeys()).value)
    expect(said?.kid).not.toBe(before.kid)
    for (const text of [
      `update submission_seals set jws = 'x' where council_id = $1`,
      'delete from submission_seals where council_id = $1',
    ])
      await expect(w.owner.query(text, [w.council.id]), text).rejects.toMatchObject({ code: 'CN001' })
  })
})
