import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Caller, inCouncil } from '@/db/gate'
import { appendUpdates } from '@/db/text-log'
import { reopenSubmission, reopenSubmissionInput } from '@/lib/assessment/reopen-submission'
import { startNextCycle } from '@/lib/assessment/start-next-cycle'
import { startPreparing } from '@/lib/assessment/start-preparing'
import { viewMovement } from '@/lib/assessment/view-movement'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { viewStages } from '@/lib/assessment/view-stages'
import { declineSuggestion, declineSuggestionInput } from '@/lib/comment/decline-suggestion'
import { startThread } from '@/lib/comment/start-thread'
import { suggestWords, suggestWordsInput } from '@/lib/comment/suggest-words'
import { viewThreads } from '@/lib/comment/view-threads'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { ok } from '@/lib/result'
import { submitScore } from '@/lib/score/submit-score'
import { viewArea } from '@/lib/score/view-area'
import { followAnchors } from '@/lib/text/anchor/follow-anchors'
import { openText } from '@/lib/text/open-text'
import { composeText } from '@/server/demo/compose-text'
import { buildWorld, LEADERS, SCORERS } from '../kit/world'
import { writeWords } from '../kit/write-words'

async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
/** The one run of words in a text of one paragraph. */
const wordsIn = (doc: Y.Doc) => (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
const NEXT = { title: 'Next year', hidesLastLevels: true }

/** An assessment with words, evidence and an open comment on 1.1, which was submitted. */
async function submitted() {
  const w = await buildWorld({ state: 'preparing', questions: ['1.1', '1.2'], cast: LEADERS })
  const at = w.question('1.1')
  await writeWords({ councilId: w.council.id, documentId: at.documentId }, w.officer, 'We price every risk')
  const onQuestion = { assessmentId: w.assessmentId as string, code: '1.1' }
  const link = { ...onQuestion, title: 'Risks', speaksFor: '2026-01-31', readers: 'peers', url: 'https://x.example/r' }
  await value(attachLink(w.officer, attachLinkInput.parse(link)))
  await value(
    startThread(w.officer, { subjectId: at.id, body: 'Which year?', mentions: [], level: undefined } as never),
  )
  await w.move('submitted')
  await w.review()
  return { w, at, here: { assessmentId: w.assessmentId as string } }
}
const questionsOf = async (who: Caller, assessmentId: string) =>
  (await value(viewOverview(who, { assessmentId }))).questions
const bytesOf = async (who: Caller, documentId: string) => {
  const text = await value(openText(who, { documentId }))
  return Buffer.from(text.update).toString('hex')
}

describe('the next cycle', () => {
  it('begins with the answers, evidence and open comments of the last one, and changes nothing of that', async () => {
    const { w, at, here } = await submitted()
    const before = await bytesOf(w.lead, at.documentId)
    const { assessmentId } = await value(startNextCycle(w.lead, { ...NEXT, from: here.assessmentId }))
    const [first, second] = await questionsOf(w.lead, assessmentId)
    expect(first).toMatchObject({ code: '1.1', progress: 'drafting', evidence: 1, openThreads: 1 })
    expect(second).toMatchObject({ code: '1.2', evidence: 0, openThreads: 0 })
    const { rows } = await w.owner.query(
      `select n.seq = o.seq and n.payload = o.payload and n.author_id = o.author_id as same from document_updates n
       join document_updates o on o.council_id = n.council_id and o.batch_id = n.batch_id and o.document_id = $2
       where n.document_id = $1`,
      [first?.id, at.documentId],
    )
    expect(rows, 'every letter keeps its name and its author').toEqual([{ same: true }])
    const threads = await value(viewThreads(w.lead, { subjectId: first?.id ?? '' } as never))
    expect(JSON.stringify(threads)).toContain('Which year?')
    const evidence = await value(viewEvidence(w.lead, { assessmentId, code: '1.1' }))
    expect(JSON.stringify(evidence)).toContain('https://x.example/r')
    expect(await bytesOf(w.lead, at.documentId)).toBe(before)
    expect(await value(viewOverview(w.lead, here))).toMatchObject({ assessment: { state: 'submitted' } })
    expect((await value(viewStages(w.lead, here))).versions.newer, 'it is no newer version').toBeNull()
  })

  it('has what is still suggested for its words, and not what was decided', async () => {
    const w = await buildWorld({ state: 'preparing', questions: ['1.1'], cast: LEADERS })
    const at = w.question('1.1')
    await writeWords({ councilId: w.council.id, documentId: at.documentId }, w.officer, 'We price every risk')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, composeText(['We price every risk'], 7))
    const position = (index: number) =>
      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(wordsIn(doc), index))).toString(
        'base64',
      )
    const anchor = { start: position(3), end: position(8), quote: 'price' }
    const suggest = (replacement: string) =>
      value(suggestWords(w.member, suggestWordsInput.parse({ subjectId: at.documentId, anchor, replacement })))
    await suggest('cost')
    const { threadId } = await suggest('weigh')
    await value(declineSuggestion(w.officer, declineSuggestionInput.parse({ threadId, because: 'We do not' })))
    await w.move('submitted')
    await w.review()
    const { assessmentId } = await value(startNextCycle(w.lead, { ...NEXT, from: w.assessmentId }))
    const [first] = await questionsOf(w.lead, assessmentId)
    const { threads } = await value(viewThreads(w.lead, { subjectId: first?.id ?? '', resolved: false }))
    expect(threads).toMatchObject([{ suggestion: { words: 'price', replacement: 'cost' } }])
  })

  it('has open comments at the same words, which are followed from there on', async () => {
    const w = await buildWorld({ state: 'preparing', questions: ['1.1'], cast: LEADERS })
    const at = w.question('1.1')
    const place = { councilId: w.council.id, documentId: at.documentId }
    await writeWords(place, w.officer, 'We price every risk each year')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, composeText(['We price every risk each year'], 7))
    const text = wordsIn(doc)
    const position = (index: number) =>
      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index)))
    await w.owner.query(
      `insert into comment_threads (council_id, subject_id, created_by, anchor_start, anchor_end, anchor_seq, quote)
       values ($1, $2, $3, $4, $5, (select max(seq) from document_updates where document_id = $2), 'price every risk')`,
      [w.council.id, at.id, w.officer.userId, position(3), position(19)],
    )
    await w.owner.query(
      `insert into comments (council_id, thread_id, author_id, author_name, author_post, body)
       select council_id, id, created_by, 'Olga', 'P', 'Which?' from comment_threads where subject_id = $1`,
      [at.id],
    )
    await w.move('submitted')
    await w.review()
    const { assessmentId } = await value(startNextCycle(w.lead, { ...NEXT, from: w.assessmentId }))
    const [first] = await questionsOf(w.lead, assessmentId)
    await w.owner.query(`update assessments set state = 'preparing' where id = $1`, [assessmentId])
    const next = { councilId: w.council.id, documentId: first?.id as never }
    const inserted = new Y.Doc()
    Y.applyUpdate(inserted, composeText(['We price every risk each year'], 7))
    inserted.clientID = 8
    const before = Y.encodeStateVector(inserted)
    wordsIn(inserted).insert(0, 'Since May: ')
    await appendUpdates([
      {
        ...{ ...next, authorId: w.officer.userId, batchId: randomUUID() },
        payload: Y.encodeStateAsUpdate(inserted, before),
      },
    ])
    await followAnchors(next)
    const { rows } = await w.owner.query(
      `select n.quote, n.anchor_lost as lost, n.anchor_start = o.anchor_start as same from comment_threads n, comment_threads o
       where n.subject_id = $1 and o.subject_id = $2`,
      [first?.id, at.id],
    )
    expect(rows).toEqual([{ quote: 'price every risk', lost: false, same: true }])
  })

  it('has the people and writers who are still here, and asks for those who are not', async () => {
    const { w, here } = await submitted()
    await w.owner.query(`update memberships set ends_on = current_date where user_id = $1`, [w.chair.userId])
    const { assessmentId } = await value(startNextCycle(w.lead, { ...NEXT, from: here.assessmentId }))
    const setUp = await value(viewSetUp(w.lead, { assessmentId }))
    expect(setUp.duties.map(({ userId }) => userId)).not.toContain(w.chair.userId)
    expect(setUp.duties.map(({ userId }) => userId)).toContain(w.leader.userId)
    expect(setUp.lastYear?.vacant).toContainEqual({ duty: 'chair', name: 'Chair' })
    expect(setUp.questions.find(({ code }) => code === '1.1')?.writers).toMatchObject([{ name: 'Cora' }])
    expect(await startPreparing(w.lead, { assessmentId })).toMatchObject(refused('nobody-named'))
  })

  it('is begun by the lead, once the last one was submitted; by nobody of another council, lower, or too early', async () => {
    const { w, here } = await submitted()
    const from = here.assessmentId
    for (const who of [w.officer, w.member, w.observer, w.monitor, w.contributor])
      expect(await startNextCycle(who, { ...NEXT, from })).toMatchObject(refused('only-the-lead'))
    for (const who of [w.outsider, { ...w.outsider, place: w.lead.place }])
      expect(await startNextCycle(who, { ...NEXT, from })).toMatchObject(refused('not-found'))
    const { id } = await w.assess({ state: 'agreeing' })
    expect(await startNextCycle(w.lead, { ...NEXT, from: id })).toMatchObject(refused('assessment-in-other-state'))
    await value(startNextCycle(w.lead, { ...NEXT, from }))
  })

  it('carries the comments that peers have shared, and none that are their own', async () => {
    const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
    const { reviewId, submissionId } = await w.review()
    for (const [body, audience] of [
      ['Seen by the council', 'council'],
      ['Among us', 'team'],
    ])
      await w.owner.query(
        `insert into review_comments (review_id, council_id, submission_id, subject_id, code, author_id, author_name, body, audience, shared_at, created_at)
         values ($1, $2, $3, $4, '1.1', $5, 'Pia', $6, $7, now() - interval '1 day', now() - interval '2 days')`,
        [reviewId, w.council.id, submissionId, w.question('1.1').id, randomUUID(), body, audience],
      )
    const { assessmentId } = await value(startNextCycle(w.lead, { ...NEXT, from: w.assessmentId }))
    const [first] = await questionsOf(w.lead, assessmentId)
    const said = JSON.stringify(await value(viewThreads(w.lead, { subjectId: first?.id ?? '' } as never)))
    expect(said).toContain('Seen by the council')
    expect(said).not.toContain('Among us')
  })

  it('shows how levels moved once they are agreed, and an assessor the old one only beside their own', async () => {
    const w = await buildWorld({ state: 'agreeing', questions: ['1.1', '1.2'], cast: SCORERS })
    const roundOf = async (assessmentId: string, code: string) => {
      const { rows: asked } = await w.owner.query(
        'select id from assessment_questions where assessment_id = $1 and code = $2',
        [assessmentId, code],
      )
      const place = [w.council.id, assessmentId, asked[0].id]
      const found = await w.owner.query('select id from rounds where assessment_question_id = $1', [asked[0].id])
      if (found.rows[0]) return { place, round: found.rows[0].id as string }
      const { rows } = await w.owner.query(
        'insert into rounds (council_id, assessment_id, assessment_question_id, number) values ($1, $2, $3, 1) returning id',
        place,
      )
      return { place, round: rows[0].id as string }
    }
    const agree = async (assessmentId: string, code: string, level: number) => {
      const { place, round } = await roundOf(assessmentId, code)
      await w.owner.query(`update rounds set state = 'revealed', revealed_at = now() where id = $1`, [round])
      await w.owner.query(
        `insert into agreements (council_id, assessment_id, assessment_question_id, round_id, level, ambition, reason, consensus, agreed_by)
         values ($1, $2, $3, $4, $5, 4, 'R', 'agreed', $6)`,
        [...place, round, level, w.lead.userId],
      )
      await w.owner.query(`update rounds set state = 'agreed' where id = $1`, [round])
    }
    for (const code of ['1.1', '1.2']) await agree(w.assessmentId, code, 2)
    await w.move('submitted')
    const { assessmentId } = await value(startNextCycle(w.lead, { ...NEXT, from: w.assessmentId }))
    expect(await value(viewMovement(w.lead, { assessmentId })), 'nothing is agreed yet').toEqual([])
    for (const state of ['preparing', 'scoring', 'agreeing'])
      await w.owner.query('update assessments set state = $2 where id = $1', [assessmentId, state])
    await agree(assessmentId, '1.1', 3)
    expect(await value(viewMovement(w.observer, { assessmentId }))).toMatchObject([
      { code: '1.1', was: 2, aimed: 4, level: 3 },
    ])
    expect(await viewMovement(w.outsider, { assessmentId })).toMatchObject(refused('not-found'))
    const { round: roundId } = await roundOf(assessmentId, '1.2')
    const lastFor = async (who: Caller) =>
      (await value(viewArea(who, { assessmentId, area: 1 }))).questions.find(({ code }) => code === '1.2')?.last
    expect(await lastFor(w.ada)).toBe('hidden')
    const score = {
      kind: 'level',
      current: 3,
      ambition: 3,
      confidence: 'high',
      evidenceStrength: 'fair',
      reason: 'R',
    } as const
    await value(submitScore(w.ada, { assessmentId, code: '1.2', roundId, ...score }))
    expect(await lastFor(w.ada)).toMatchObject({ level: 2, ambition: 4 })
    expect(await lastFor(w.ben), 'of whoever has scored alone').toBe('hidden')
    await w.owner.query('update assessments set hides_last_levels = false where id = $1', [assessmentId])
    expect(await lastFor(w.ben), 'where the lead hid none').toMatchObject({ level: 2 })
  })
})

describe('a submission that is reopened', () => {
  it('is a new assessment with the next version and a reason; the old one stays frozen and says that there is a newer one', async () => {
    const { w, at, here } = await submitted()
    const reason = 'The outturn was wrong'
    const { assessmentId } = await value(reopenSubmission(w.lead, { ...here, reason }))
    const { rows } = await w.owner.query('select version, state, follows_id from assessments where id = $1', [
      assessmentId,
    ])
    expect(rows).toEqual([{ version: 2, state: 'setup', follows_id: w.assessmentId }])
    expect((await value(viewStages(w.observer, here))).versions.newer).toMatchObject({
      id: assessmentId,
      version: 2,
      reason,
    })
    expect(await value(viewStages(w.lead, { assessmentId }))).toMatchObject({
      assessment: { version: 2, reopenedBecause: reason, isRunning: true },
      versions: { before: { id: w.assessmentId } },
    })
    await writeWords({ councilId: w.council.id, documentId: at.documentId }, w.officer, 'Other')
    await expect(
      w.owner.query('update documents set frozen_at = null where id = $1', [at.documentId]),
      'the owning role',
    ).rejects.toMatchObject({ code: 'CN002' })
    const log = await w.owner.query('select count(*)::int as rows from document_updates where document_id = $1', [
      at.documentId,
    ])
    expect(log.rows, 'no word is added').toEqual([{ rows: 1 }])
    expect(await reopenSubmission(w.lead, { ...here, reason })).toMatchObject(refused('reopened-already'))
  })

  it('is reopened by the lead with a reason, by one of two at once, and not before it is submitted', async () => {
    const { w, here } = await submitted()
    expect(reopenSubmissionInput.safeParse({ ...here, reason: '  ' }).success).toBe(false)
    const ask = { ...here, reason: 'R' }
    for (const who of [w.officer, w.member, w.observer, w.monitor, w.contributor, w.chair])
      expect(await reopenSubmission(who, ask)).toMatchObject(refused('only-the-lead'))
    for (const who of [w.outsider, { ...w.outsider, place: w.lead.place }])
      expect(await reopenSubmission(who, ask)).toMatchObject(refused('not-found'))
    const { id } = await w.assess({ state: 'signing' })
    expect(await reopenSubmission(w.lead, { assessmentId: id, reason: 'R' })).toMatchObject(
      refused('assessment-in-other-state'),
    )
    const both = await Promise.all([reopenSubmission(w.lead, ask), reopenSubmission(w.lead, ask)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toMatchObject(refused('reopened-already'))
  })

  it('is made by no statement of the serving role that skips a version, a reason or the submission', async () => {
    const { w, here } = await submitted()
    const { id: unsent } = await w.assess({ state: 'agreeing' })
    const attempt = (from: string, version: number, reason: string | null) =>
      inCouncil(w.lead, async (tx) => {
        await tx.execute(sql`insert into assessments (council_id, framework_version_id, title, created_by, follows_id, version, reopened_because)
          select council_id, framework_version_id, 'T', ${w.lead.userId}, id, ${version}, ${reason} from assessments where id = ${from}`)
        return ok(null)
      }).then(
        () => 'done',
        (fault: { cause?: { code?: string } }) => fault.cause?.code,
      )
    expect(await attempt(here.assessmentId, 3, 'R')).toBe('CN008')
    expect(await attempt(here.assessmentId, 2, null)).toBe('CN008')
    expect(await attempt(here.assessmentId, 2, ' ')).toBe('23514')
    expect(await attempt(unsent, 2, 'R')).toBe('CN008')
    expect(await attempt(here.assessmentId, 2, 'R')).toBe('done')
  })
})
