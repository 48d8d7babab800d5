import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, inCouncil } from '@/db/gate'
import { viewTrail } from '@/lib/assessment/view-trail'
import { viewInbox } from '@/lib/notice/view-inbox'
import { exportPaper } from '@/lib/paper/export-paper'
import { endPosition } from '@/lib/people/end-position'
import { namePosition } from '@/lib/people/name-position'
import { viewPositions } from '@/lib/people/view-positions'
import { ok as given } from '@/lib/result'
import { sealOf } from '@/lib/submission/seal'
import { signOff } from '@/lib/submission/sign-off'
import { sealIn } from '@/lib/submission/submission'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { verifySubmission } from '@/lib/submission/verify-submission'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { viewSubmission } from '@/lib/submission/view-submission'
import { withdrawFromSigning } from '@/lib/submission/withdraw-from-signing'
import { withdrawNote } from '@/lib/submission/withdraw-note'
import { writeNote } from '@/lib/submission/write-note'
import { testDatabase } from '../kit/database'
import { sealedFile } from '../kit/sealed-file'
import { buildUser, buildWorld, LEADERS, type World } from '../kit/world'

const CAST = { ...LEADERS, fiona: { role: 'officer' } } as const
const WORDS = 'At a pay award of 4 per cent the gap is wider'
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
const done = { ok: true }
let w: World<keyof typeof CAST>
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld({ state: 'signing', cast: { ...CAST } })
  expect(await namePosition(w.lead, { kind: 's151_officer', userId: w.fiona.userId })).toMatchObject(done)
})
const write = (by: Caller, words = WORDS) => writeNote(by, { ...w, words })
const seen = async (by: Caller = w.observer) => {
  const view = await viewReadiness(by, w)
  if (!view.ok) throw new Error(view.refusal.kind)
  return view.value
}
const sign = async (by: Caller) => signOff(by, { ...w, contentSha256: (await seen(by)).seal })
const signed = async () => (await seen()).signatories.map(({ name, signedAt }) => (signedAt ? name : ''))

describe('a note of a statutory officer', () => {
  it('is written while it is signed by the s.151 officer and the monitoring officer or the deputy, and by nobody else', async () => {
    const peer = await buildUser('A peer')
    for (const other of [w.lead, w.leader, w.chief, w.chair, w.officer, w.member, w.observer, w.contributor])
      expect(await write(other)).toEqual(refused('no-statutory-officer'))
    for (const stranger of [w.outsider, { ...w.outsider, place: w.lead.place }, { ...peer, place: w.lead.place }])
      expect(await write(stranger)).toEqual(refused('not-found'))
    for (const officer of [w.fiona, w.monitor, w.deputy]) expect(await write(officer)).toMatchObject(done)
    await w.force('agreeing')
    expect(await write(w.fiona)).toMatchObject(refused('assessment-in-other-state'))
  })

  it('is for whoever is s.151 officer today and sees the whole', async () => {
    const held = await viewPositions(w.lead, null)
    const id = held.ok ? held.value.held.find(({ kind }) => kind === 's151_officer')?.id : undefined
    expect(await endPosition(w.lead, { positionId: String(id) })).toMatchObject(done)
    expect(await write(w.fiona)).toEqual(refused('no-statutory-officer'))
    await namePosition(w.lead, { kind: 's151_officer', userId: w.contributor.userId })
    expect(await write(w.contributor)).toEqual(refused('no-statutory-officer'))
  })

  it('stands where it is signed, in the record and the committee’s paper, in full, and in the trail without its words', async () => {
    await write(w.fiona)
    const note = { office: 's151_officer', by: 'Fiona', words: WORDS }
    expect((await seen(w.leader)).notes).toMatchObject([{ ...note, isMine: false }])
    expect((await seen(w.fiona)).notes).toMatchObject([{ ...note, isMine: true }])
    expect(await viewConsensusRecord(w.observer, w)).toMatchObject({ value: { officersNotes: [note] } })
    expect(await viewConsensusRecord(w.outsider, w)).toEqual(refused('not-found'))
    const paper = await exportPaper(w.observer, { ...w, kind: 'committee', format: 'json' })
    expect(Buffer.from((paper.ok && paper.value?.bytes) || []).toString()).toContain(WORDS)
    const trail = JSON.stringify(await viewTrail(w.lead, w as never))
    expect(trail).toContain('assessment.note-attached')
    expect(trail).not.toContain(WORDS)
  })

  it('is changed and withdrawn by its author alone; whoever else tries changes nothing, past the product too', async () => {
    await write(w.fiona)
    for (const other of [w.leader, w.chief, w.lead, w.chair])
      expect(await withdrawNote(other, w)).toEqual(refused('no-statutory-officer'))
    expect(await withdrawNote(w.monitor, w)).toEqual(refused('no-note-of-yours'))
    expect(await withdrawNote(w.outsider, w)).toEqual(refused('not-found'))
    const past = (by: Caller<never> | typeof w.leader, text: ReturnType<typeof sql>) =>
      inCouncil(by as never, async (tx) => given((await tx.execute(text)).rowCount))
    const change = sql`update signing_notes set words = 'Nothing to say' where assessment_id = ${w.assessmentId}`
    for (const other of [w.leader, w.lead, w.monitor])
      await expect(past(other, change)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(
      past(w.leader, sql`delete from signing_notes where assessment_id = ${w.assessmentId}`),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
    expect((await seen()).notes).toMatchObject([{ words: WORDS }])
    expect(await past(w.fiona, change)).toMatchObject({ value: 1 })
    expect(await withdrawNote(w.fiona, w)).toMatchObject(done)
    expect(await viewConsensusRecord(w.observer, w)).toMatchObject({ value: { officersNotes: [] } })
    expect(await withdrawNote(w.fiona, w)).toEqual(refused('no-note-of-yours'))
  })

  it('has signatures fall that were given before it changed: that is said, whoever gave them is asked again, and nothing is submitted until then', async () => {
    for (const by of [w.leader, w.chief]) expect(await sign(by)).toMatchObject(done)
    const before = (await seen()).seal
    expect(await write(w.fiona)).toMatchObject(done)
    expect(await signed()).toEqual(['', ''])
    expect((await seen()).seal).not.toBe(before)
    expect((await seen()).signatories.map(({ overtakenBy }) => overtakenBy.length)).toEqual([1, 1])
    expect((await viewInbox(w.chief.userId, null)).acts).toMatchObject([{ kind: 'sign' }])
    expect(await submitAssessment(w.lead, w)).toMatchObject(refused('signatures-missing'))
    expect(await signOff(w.leader, { ...w, contentSha256: before })).toEqual(refused('content-changed'))
    expect(await sign(w.leader)).toMatchObject(done)
    expect((await seen()).signatories.find(({ name }) => name === 'Leader')).toMatchObject({ overtakenBy: [] })
    expect(await withdrawNote(w.fiona, w)).toMatchObject(done)
    expect(await signed()).toEqual(['', ''])
    expect((await seen()).seal, 'as it was before').toBe(before)
  })

  it('stays where the answers are opened again, and is then signed anew', async () => {
    await sign(w.leader)
    await write(w.fiona)
    expect(await withdrawFromSigning(w.lead, { ...w, reason: 'A figure is wrong' })).toMatchObject(done)
    expect(await withdrawNote(w.fiona, w)).toMatchObject(refused('assessment-in-other-state'))
    await w.force('signing')
    expect((await seen()).notes).toMatchObject([{ words: WORDS }])
    expect((await seen()).signatories.map(({ overtakenBy }) => overtakenBy.length)).toEqual([0, 0])
  })

  it('is submitted under the one seal that signatories saw, and closed from then on', async () => {
    await write(w.fiona)
    await write(w.monitor, 'I know of nothing unlawful')
    for (const by of [w.leader, w.chief]) expect(await sign(by)).toMatchObject(done)
    const { seal } = await seen()
    expect(await submitAssessment(w.lead, w)).toMatchObject(done)
    const submission = await viewSubmission(w.observer, w)
    if (!submission.ok) throw new Error('nothing is submitted')
    const { file } = submission.value
    expect([sealIn(file), sealOf(file.content)]).toEqual([seal, seal])
    expect(file.content.notes?.map(({ office, words }) => [office, words])).toEqual([
      ['monitoring_officer', 'I know of nothing unlawful'],
      ['s151_officer', WORDS],
    ])
    const exported = await sealedFile(w.observer, w)
    const text = exported.ok ? exported.value.text : ''
    expect(await verifySubmission(text)).toMatchObject({ kind: 'fits', is: { seal } })
    expect(await verifySubmission(text.replace('is wider', 'is gone'))).toMatchObject({ kind: 'altered' })
    for (const closed of [await write(w.fiona), await withdrawNote(w.fiona, w)])
      expect(closed).toMatchObject(refused('assessment-in-other-state'))
    const { owner } = await testDatabase()
    await expect(
      owner.query(`update signing_notes set words = 'x' where assessment_id = $1`, [w.assessmentId]),
    ).rejects.toMatchObject({ code: 'CN003' })
  })
})
