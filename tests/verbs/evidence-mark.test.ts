import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Caller } from '@/db/gate'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { confirmMark } from '@/lib/evidence/confirm-mark'
import { markWords } from '@/lib/evidence/mark-words'
import { removeEvidence } from '@/lib/evidence/remove-evidence'
import { reviseItem, reviseItemInput } from '@/lib/evidence/revise-item'
import { takeMarkAway } from '@/lib/evidence/take-mark-away'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { viewItem } from '@/lib/evidence/view-item'
import { exportPaper } from '@/lib/paper/export-paper'
import { viewQuestion } from '@/lib/score/view-question'
import { assembleSubmission } from '@/lib/submission/assemble-submission'
import { compactText } from '@/lib/sync/server/compact-text'
import { followAnchors } from '@/lib/text/anchor/follow-anchors'
import { placeAnchors } from '@/lib/text/anchor/place-anchors'
import { restoreVersion } from '@/lib/text/history/restore-version'
import { testDatabase } from '../kit/database'
import { paragraph, textIn, typistOf } from '../kit/type-answer'
import { buildWorld, type World } from '../kit/world'

let w: World
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld()
})

type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: { kind: string } }
const kindOf = (result: Outcome<unknown>) => (result.ok ? 'yes' : result.refusal.kind)
function done<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const LINK = { title: 'Budget', speaksFor: '2026-01-31', readers: 'peers', url: 'https://northmoor.example/1' }
const added = async (more: object = {}, who: Caller = w.officer) =>
  done(await attachLink(who, attachLinkInput.parse({ ...LINK, ...more }))).itemId
const place = () => ({ councilId: w.council.id, documentId: w.assessment.question('1.1').documentId })

/** The answer 1.1 with words in it, and anchors as an editor makes them. */
async function anAnswer() {
  const typist = typistOf(place())
  await typist.write(w.officer, (text) => text.insert(0, [paragraph('The Moor is wide'), paragraph('and open.')]))
  const at = (block: number, index: number) => {
    const words = textIn(typist.doc.getXmlFragment('default'), block)
    return Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(words, index))).toString('base64')
  }
  return {
    typist,
    moor: { start: at(0, 4), end: at(0, 8), quote: 'Moor' },
    open: { start: at(1, 4), end: at(1, 8), quote: 'open' },
  }
}
const mark = (who: Caller, itemId: string, anchor: object, code = '1.1') =>
  markWords(who, { assessmentId: w.assessmentId, code, itemId, anchor } as never)
const marksSeen = async (who: Caller) =>
  done(await viewQuestion(who, { assessmentId: w.assessmentId, code: '1.1' })).evidenceMarks
/** The words that are marked now, as an editor would draw them. */
async function marked(doc: Y.Doc) {
  const anchors = (await marksSeen(w.lead)).map(({ start, end, isLost }) => ({
    ...{ start: Buffer.from(start, 'base64'), end: Buffer.from(end, 'base64'), isLost },
  }))
  return placeAnchors(Y.encodeStateAsUpdate(doc), anchors).map(({ words }) => words)
}
const newer = (itemId: string) =>
  reviseItem(w.officer, reviseItemInput.parse({ ...LINK, kind: 'link', itemId, url: 'https://northmoor.example/2' }))

describe('words that rest on evidence', () => {
  it('are 200 in one answer at most', async () => {
    const { moor, open } = await anAnswer()
    const itemId = await added()
    const { markId } = done(await mark(w.officer, itemId, moor))
    const names = await w.owner.query<{ columns: string }>(
      `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
       where attrelid = 'evidence_marks'::regclass and attnum > 0 and attname <> 'id' and attgenerated = ''`,
    )
    const { columns } = names.rows[0] as { columns: string }
    const repeated = (times: number) =>
      w.owner.query(
        `insert into evidence_marks (id, ${columns}) select gen_random_uuid(), ${columns} from evidence_marks, generate_series(1, $2) where id = $1`,
        [markId, times],
      )
    await repeated(198)
    expect(kindOf(await mark(w.officer, itemId, open))).toBe('yes')
    expect(kindOf(await mark(w.officer, itemId, open))).toBe('marks-enough')
  })

  it('are marked by whoever writes there, on an item of the register, on which the question rests from then on', async () => {
    const { moor, open } = await anAnswer()
    const itemId = await added()
    const made = done(await mark(w.officer, itemId, moor))
    expect(done(await mark(w.member, itemId, open)).evidenceId, 'it rests on it once').toBe(made.evidenceId)
    expect(await marksSeen(w.observer)).toMatchObject([
      { id: made.markId, title: 'Budget', kind: 'link', quote: 'Moor', isLost: false, heldAgainst: null },
      { title: 'Budget', quote: 'open' },
    ])
    const panel = done(await viewEvidence(w.observer, { assessmentId: w.assessmentId, code: '1.1' }))
    expect(panel.items.map(({ itemId: id }) => id)).toEqual([itemId])
    const { rows } = await w.owner.query(`select act from audit_entries where act like 'evidence.mark%' order by seq`)
    expect(rows.map(({ act }) => act)).toContain('evidence.marked')
  })

  it('are not marked by strangers, observers, whoever is not assigned, in words that do not stand, or after the freeze', async () => {
    const { moor } = await anAnswer()
    const itemId = await added()
    expect(kindOf(await mark(w.outsider, itemId, moor))).toBe('not-found')
    expect(kindOf(await mark({ ...w.outsider, place: w.lead.place }, itemId, moor))).toBe('not-found')
    expect(kindOf(await mark(w.observer, itemId, moor))).toBe('only-writers-attach')
    expect(kindOf(await mark(w.unassigned, itemId, moor))).toBe('not-found')
    expect(kindOf(await mark(w.officer, itemId, { ...moor, quote: 'More' }))).toBe('words-not-in-text')
    expect(kindOf(await mark(w.officer, itemId, moor, '1.2')), 'of another answer').toBe('words-cannot-be-found')
    const { markId } = done(await mark(w.officer, itemId, moor))
    for (const who of [w.outsider, { ...w.outsider, place: w.lead.place }, w.unassigned])
      for (const act of [takeMarkAway, confirmMark]) expect(kindOf(await act(who, { markId }))).toBe('not-found')
    for (const act of [takeMarkAway, confirmMark])
      expect(kindOf(await act(w.observer, { markId }))).toBe('only-writers-attach')
    await w.move('signing')
    expect(kindOf(await mark(w.officer, itemId, moor))).toBe('evidence-is-frozen')
    for (const act of [takeMarkAway, confirmMark])
      expect(kindOf(await act(w.officer, { markId }))).toBe('evidence-is-frozen')
    await expect(w.owner.query('delete from evidence_marks where id = $1', [markId])).rejects.toMatchObject({
      code: 'CN003',
    })
  })

  it('are taken away by whoever writes there, and what the question rests on stays', async () => {
    const { moor } = await anAnswer()
    const { markId } = done(await mark(w.officer, await added(), moor))
    expect(kindOf(await takeMarkAway(w.member, { markId }))).toBe('yes')
    expect(kindOf(await takeMarkAway(w.member, { markId }))).toBe('not-found')
    const { items } = done(await viewEvidence(w.lead, { assessmentId: w.assessmentId, code: '1.1' }))
    expect([(await marksSeen(w.lead)).length, items.length]).toEqual([0, 1])
  })

  it('are followed through a split, a compaction and what is deleted, as comments are, and come back', async () => {
    const { typist, moor } = await anAnswer()
    done(await mark(w.officer, await added(), moor))
    await typist.write(w.contributor, (text) => {
      textIn(text, 0).delete(4, 12)
      text.insert(1, [paragraph('Moor is wide')])
    })
    await followAnchors(place())
    expect(await marked(typist.doc)).toEqual(['Moor'])
    expect(await compactText(place(), undefined, -1)).toBe(true)
    expect(await marked(typist.doc)).toEqual(['Moor'])
    await typist.write(w.officer, (text) => textIn(text, 1).delete(0, 12))
    await followAnchors(place())
    expect(await marksSeen(w.lead)).toMatchObject([{ quote: 'Moor', isLost: true }])
  })

  it('are marked again where an earlier version is restored', async () => {
    const { typist, moor } = await anAnswer()
    done(await mark(w.officer, await added(), moor))
    const { rows } = await w.owner.query('select max(seq)::int as seq from document_updates where document_id = $1', [
      w.documentId,
    ])
    await typist.write(w.member, (text) => textIn(text, 0).delete(0, 16))
    await followAnchors(place())
    expect(await marked(typist.doc)).toEqual([])
    done(await restoreVersion(w.officer, { textId: w.documentId, seq: rows[0].seq }))
    expect(await marksSeen(w.lead)).toMatchObject([{ quote: 'Moor', isLost: false }])
  })

  it('say so where a newer version has come since, until somebody says that they are still right', async () => {
    const { moor } = await anAnswer()
    const itemId = await added()
    const { markId } = done(await mark(w.officer, itemId, moor))
    done(await newer(itemId))
    expect(await marksSeen(w.lead)).toMatchObject([{ heldAgainst: 1 }])
    const sentences = async () => done(await viewItem(w.lead, { itemId })).sentences
    expect(await sentences()).toMatchObject([{ heldAgainst: 1, canConfirm: true, quote: 'Moor' }])
    done(await confirmMark(w.officer, { markId }))
    expect(await marksSeen(w.lead)).toMatchObject([{ heldAgainst: null }])
    expect(await sentences()).toMatchObject([{ heldAgainst: 2 }])
  })

  it('are named on the page of the item with their question, and go with what is taken from the question', async () => {
    const { moor } = await anAnswer()
    const itemId = await added()
    const { evidenceId } = done(await mark(w.officer, itemId, moor))
    const { sentences } = done(await viewItem(w.observer, { itemId }))
    expect(sentences).toMatchObject([{ quote: 'Moor', code: '1.1', assessmentId: w.assessmentId, isLost: false }])
    expect(sentences[0]?.shortName).not.toBe('')
    done(await removeEvidence(w.officer, { evidenceId, reason: 'Old' }))
    expect(await marksSeen(w.lead)).toEqual([])
    expect(done(await viewItem(w.observer, { itemId })).sentences).toEqual([])
  })
})

describe('a mark in a document and a sealed copy', () => {
  it('is a number after its words, by the order of the text, and of what is restricted nothing is sealed', async () => {
    const { moor, open } = await anAnswer()
    const later = await added({ title: 'Later' })
    const first = await added({ title: 'First', url: 'https://northmoor.example/3' })
    const closed = await added({ title: 'Closed', url: 'https://northmoor.example/4', readers: 'council' })
    done(await mark(w.officer, later, open))
    done(await mark(w.officer, first, moor))
    done(await mark(w.officer, closed, moor))
    const paper = async (who: Caller) => {
      const made = done(
        await exportPaper(who, { assessmentId: w.assessmentId, kind: 'whole', format: 'json' } as never),
      ) as unknown as { bytes: Uint8Array }
      const { content } = JSON.parse(Buffer.from(made.bytes).toString('utf8'))
      return content.questions.find(({ code }: { code: string }) => code === '1.1')
    }
    const { marks, evidence } = await paper(w.lead)
    expect(marks.map((one: { number: number; evidence: number; to: number }) => [one.number, one.to])).toEqual([
      [1, 7],
      [2, 7],
      [3, 23],
    ])
    expect(marks.map((one: { evidence: number }) => evidence[one.evidence - 1].title).sort()).toEqual([
      'Closed',
      'First',
      'Later',
    ])
    await w.owner.query(`update evidence_items set readers = 'named', named = array[$2::uuid] where id = $1`, [
      closed,
      w.officer.userId,
    ])
    expect((await paper(w.lead)).marks).toHaveLength(2)
    expect((await paper(w.officer)).marks).toHaveLength(3)
    const { loadSubmissionRows } = await import('@/lib/submission/load-submission')
    const { loadAssessment } = await import('@/lib/assessment/store')
    const { inCouncil } = await import('@/db/gate')
    const sealed = await inCouncil(w.officer, async (tx, actor) => {
      const a = await loadAssessment(tx, actor, w.assessmentId)
      return { ok: true as const, value: assembleSubmission(await loadSubmissionRows(tx, a as never)).content }
    })
    const question = sealed.ok ? sealed.value.questions.find(({ code }) => code === '1.1') : undefined
    expect(question?.marks?.map(({ words, evidence: at }) => [words, question.evidence[at - 1]?.title])).toEqual([
      ['Moor', 'First'],
      ['open', 'Later'],
    ])
  })
})
