import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Caller, inCouncil } from '@/db/gate'
import { shownJudgedAnswers } from '@/db/schema/answer'
import { appendUpdates } from '@/db/text-log'
import { markProgress } from '@/lib/assessment/mark-progress'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewTrail } from '@/lib/assessment/view-trail'
import { viewInbox } from '@/lib/notice/view-inbox'
import { ok } from '@/lib/result'
import { agreeScore } from '@/lib/score/agree-score'
import { letStand } from '@/lib/score/let-stand'
import { openNextRound } from '@/lib/score/open-next-round'
import { revealRound } from '@/lib/score/reveal-round'
import { standByScore } from '@/lib/score/stand-by-score'
import { submitScore } from '@/lib/score/submit-score'
import { viewArea } from '@/lib/score/view-area'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { readAnswerAgain } from '@/lib/text/read-answer-again'
import { testDatabase } from '../kit/database'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

let s: Scoring
let pen: Pen
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  s = await buildWorld(SCORING)
  pen = new Pen(s.assessment.question('1.1').documentId)
  await pen.write('We know our place well.')
})

/** Writes in an answer as an officer, and has it read as the job would. */
class Pen {
  private readonly doc = new Y.Doc()
  private readonly text = new Y.XmlText()
  constructor(private readonly documentId: string) {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [this.text])
    this.doc.getXmlFragment('default').insert(0, [block])
  }
  async write(words: string, isRead = true) {
    this.text.delete(0, this.text.length)
    this.text.insert(0, words)
    const place = { councilId: s.council.id, documentId: this.documentId }
    const payload = Y.encodeStateAsUpdate(this.doc)
    await appendUpdates([{ ...place, authorId: s.officer.userId, batchId: randomUUID(), payload }])
    if (isRead) await readAnswerAgain(place)
  }
}

const at = () => ({ assessmentId: s.assessmentId, code: '1.1' })
const where = () => ({ ...at(), roundId: s.roundId })
const score = (caller: Caller, current: 1 | 2 | 3 | 4 = 2) =>
  submitScore(caller, {
    ...{ ...where(), kind: 'level', current, ambition: 3, confidence: 'high', evidenceStrength: 'fair', reason: 'R' },
  })
const changeFor = async (caller: Caller) => {
  const view = await viewScoreSheet(caller, at())
  return view.ok ? view.value.changed : undefined
}
const waitsOf = async (caller: Caller) => {
  const view = await viewInbox(caller.userId, null)
  const overview = await viewOverview(caller, { assessmentId: s.assessmentId })
  const kinds = JSON.stringify(view).match(/"kind":"(look-again|decide-change)"/g) ?? []
  return {
    inbox: [...new Set(kinds.map((one) => one.slice(8, -1)))],
    overview: overview.ok ? overview.value.waiting.map(({ kind }) => kind) : [],
  }
}
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind

describe('an answer that changes while its round is open', () => {
  it('is told to each who has scored, and to them alone, with what changed', async () => {
    await score(s.ada)
    await pen.write('We know our place and its people well.')
    expect((await changeFor(s.ada))?.change).toMatchObject({
      since: 'my-score',
      parts: [
        { kind: 'same', text: 'We know our place ' },
        { kind: 'added', text: 'and its people ' },
        { kind: 'same', text: 'well.' },
      ],
    })
    expect(await waitsOf(s.ada)).toMatchObject({ inbox: ['look-again'] })
    expect((await waitsOf(s.ada)).overview).toContain('look-again')
    for (const other of [s.eve, s.chair, s.lead, s.officer]) {
      expect((await changeFor(other))?.change, 'nobody else').toBeUndefined()
      expect((await waitsOf(other)).inbox).toEqual([])
    }
    const area = await viewArea(s.ada, { assessmentId: s.assessmentId, area: 1 })
    expect(area.ok && area.value.questions[0]?.changed?.since).toBe('my-score')
    const other = await viewArea(s.eve, { assessmentId: s.assessmentId, area: 1 })
    expect(other.ok && other.value.questions[0]?.changed).toBeUndefined()
  })

  it('is no change where the same words stand again, or the same words look otherwise', async () => {
    await score(s.ada)
    await pen.write('Something else.')
    expect((await changeFor(s.ada))?.change).toBeDefined()
    await pen.write('We know our  place well.')
    expect((await changeFor(s.ada))?.change).toBeUndefined()
    expect((await waitsOf(s.ada)).inbox).toEqual([])
  })

  it('is known of what was not read yet, and what somebody scored is what stood then', async () => {
    await pen.write('Words that no job has read.', false)
    await score(s.ada)
    expect((await changeFor(s.ada))?.change).toBeUndefined()
    await pen.write('Others.', false)
    expect((await changeFor(s.ada))?.change?.since).toBe('my-score')
  })

  it('waits no longer once they have scored it again, or said that their score stands', async () => {
    await score(s.ada)
    await score(s.eve)
    await pen.write('Something else.')
    await score(s.ada, 3)
    expect((await changeFor(s.ada))?.change).toBeUndefined()
    expect(kindOf(await standByScore(s.eve, where()))).toBe('yes')
    expect((await changeFor(s.eve))?.change).toBeUndefined()
    expect((await waitsOf(s.eve)).inbox).toEqual([])
    expect(kindOf(await standByScore(s.assessors[2] as Caller, where())), 'who gave none').toBe('not-scored-yet')
  })

  it('lets the database show what a score was given of to its author alone', async () => {
    await score(s.ada)
    const read = (caller: Caller) =>
      inCouncil(caller, async (tx) => ok((await tx.select().from(shownJudgedAnswers)).length))
    expect(await read(s.ada)).toMatchObject({ value: 1 })
    for (const other of [s.eve, s.chair, s.lead]) expect(await read(other)).toMatchObject({ value: 0 })
  })
})

describe('an answer that changes after the reveal', () => {
  beforeEach(async () => {
    for (const assessor of s.assessors) await score(assessor)
    expect(kindOf(await revealRound(s.chair, where()))).toBe('yes')
  })
  const stand = (caller: Caller, why = 'One word alone') => letStand(caller, { ...where(), why })

  it('waits for chair and lead to decide, who say that it stands, on trail and record', async () => {
    await agreeScore(s.chair, { ...where(), level: 2, ambition: 3, reason: 'R', groupDissent: undefined })
    expect(kindOf(await stand(s.chair)), 'nothing has changed').toBe('answer-not-changed')
    await pen.write('Something else.')
    expect((await waitsOf(s.chair)).inbox).toContain('decide-change')
    expect((await waitsOf(s.lead)).inbox).toContain('decide-change')
    expect((await waitsOf(s.lead)).overview).toContain('decide-change')
    expect((await waitsOf(s.observer)).inbox).toEqual([])
    expect((await changeFor(s.observer))?.change?.since).toBe('level')
    expect((await changeFor(s.ada))?.mine).toMatchObject({ since: 'my-score' })
    expect(kindOf(await stand(s.ada))).toBe('only-lead-or-chair')
    expect(kindOf(await stand(s.lead))).toBe('yes')
    expect(await changeFor(s.chair)).toMatchObject({ change: undefined, stands: [{ reason: 'One word alone' }] })
    expect((await waitsOf(s.chair)).inbox).not.toContain('decide-change')
    const record = await viewConsensusRecord(s.chair, at())
    expect(record.ok && record.value.questions[0]?.rounds[0]?.letStand).toMatchObject([{ why: 'One word alone' }])
    const trail = await viewTrail(s.chair, { assessmentId: s.assessmentId } as never)
    expect(JSON.stringify(trail)).toContain('score.let-stand')
    await pen.write('Something else again.')
    expect((await changeFor(s.chair))?.change?.since, 'a later change waits anew').toBe('decision')
  })

  it('or they open another round, whose scores are given of what stands now', async () => {
    await pen.write('Something else.')
    expect((await changeFor(s.lead))?.change?.since).toBe('scores')
    expect(kindOf(await openNextRound(s.chair, { ...where(), why: 'The answer changed' }))).toBe('yes')
    expect((await changeFor(s.lead))?.change).toBeUndefined()
    const sheet = await viewScoreSheet(s.ada, at())
    expect(sheet.ok && sheet.value.round?.number).toBe(2)
  })
})

describe('how far an answer is', () => {
  it('follows its words: being written at the first, not begun without any, and not ready while empty', async () => {
    const w = await buildWorld({ state: 'preparing', questions: ['1.1', '1.2'] })
    s = w as never
    const own = { assessmentId: w.assessment.id, code: '1.2' }
    const progress = async () =>
      (
        await w.owner.query('select progress from assessment_questions where id = $1', [
          w.assessment.question('1.2').id,
        ])
      ).rows[0].progress
    await w.owner.query(`update assessment_questions set progress = 'not_started' where assessment_id = $1`, [
      w.assessment.id,
    ])
    expect(kindOf(await markProgress(w.officer, { ...own, progress: 'ready' }))).toBe('answer-is-empty')
    const other = new Pen(w.assessment.question('1.2').documentId)
    await other.write('')
    expect(await progress(), 'an empty paragraph is no word').toBe('not_started')
    await other.write('W')
    expect(await progress()).toBe('drafting')
    expect(kindOf(await markProgress(w.officer, { ...own, progress: 'ready' }))).toBe('yes')
    await other.write('Words')
    expect(await progress(), 'it stays ready').toBe('ready')
    await other.write('')
    expect(await progress()).toBe('not_started')
  })
})
