import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Caller } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { assignQuestions } from '@/lib/assessment/assign-questions'
import { viewComments } from '@/lib/assessment/view-comments'
import { acceptSuggestion } from '@/lib/comment/accept-suggestion'
import { declineSuggestion, declineSuggestionInput } from '@/lib/comment/decline-suggestion'
import { deleteComment } from '@/lib/comment/delete-comment'
import { reopenThread } from '@/lib/comment/reopen-thread'
import { replyToThread } from '@/lib/comment/reply-to-thread'
import { resolveThread } from '@/lib/comment/resolve-thread'
import { suggestWords, suggestWordsInput } from '@/lib/comment/suggest-words'
import { viewThreads } from '@/lib/comment/view-threads'
import { withdrawSuggestion } from '@/lib/comment/withdraw-suggestion'
import { viewInbox } from '@/lib/notice/view-inbox'
import { viewQuestion } from '@/lib/score/view-question'
import { compactText } from '@/lib/sync/server/compact-text'
import { followAnchors } from '@/lib/text/anchor/follow-anchors'
import { viewTimeline } from '@/lib/text/history/view-timeline'
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
    at,
    moor: { start: at(0, 4), end: at(0, 8), quote: 'Moor' },
    open: { start: at(1, 4), end: at(1, 8), quote: 'open' },
  }
}
const suggest = (who: Caller, anchor: object, more: object = {}) =>
  suggestWords(who, suggestWordsInput.parse({ subjectId: w.documentId, anchor, replacement: 'Heath', ...more }))
const made = async (who: Caller, anchor: object, more: object = {}) =>
  done(await suggest(who, anchor, more)).threadId as string
const decline = (who: Caller, threadId: string, because = 'It is a moor') =>
  declineSuggestion(who, declineSuggestionInput.parse({ threadId, because }))
/** The words of the answer as the log has them. */
async function wordsNow() {
  const { rows } = await w.owner.query(
    `select payload from (select seq, state as payload from document_snapshots where document_id = $1
       union all select seq, payload from document_updates where document_id = $1) p order by seq`,
    [w.documentId],
  )
  const doc = new Y.Doc()
  for (const { payload } of rows) Y.applyUpdate(doc, payload)
  return doc
    .getXmlFragment('default')
    .toArray()
    .map((block) => String((block as Y.XmlElement).get(0)))
}
const threads = async (who: Caller, resolved = false) =>
  done(await viewThreads(who, { subjectId: w.documentId, resolved })).threads

describe('a suggestion', () => {
  it('is made by whoever may comment, stands at the words for whoever reads them, and is counted with the comments', async () => {
    const { moor, open } = await anAnswer()
    await made(w.member, moor, { reason: 'It is no moor' })
    await made(w.contributor, open, { replacement: '' })
    const view = done(await viewQuestion(w.observer, { assessmentId: w.assessmentId, code: '1.1' }))
    expect(view.marks.map(({ suggested }) => suggested).sort()).toEqual(['', 'Heath'])
    expect(view.counts.comments).toBe(2)
    expect(await threads(w.observer)).toMatchObject([
      { suggestion: { words: 'open', replacement: '', outcome: null } },
      {
        suggestion: { words: 'Moor', replacement: 'Heath', outcome: null, isMine: false },
        comments: [{ body: 'It is no moor' }],
      },
    ])
    const listed = done(await viewComments(w.lead, { assessmentId: w.assessmentId, list: 'suggested' }))
    expect([listed.counts.lists.suggested, listed.lines.rows.map(({ suggested }) => suggested).sort()]).toEqual([
      2,
      ['', 'Heath'],
    ])
  })

  it('is not made by strangers, whoever may not comment, on words that do not stand, on two paragraphs, of the same words, or after the freeze', async () => {
    const { moor, at } = await anAnswer()
    for (const who of [w.outsider, { ...w.outsider, place: w.lead.place }, w.unassigned])
      expect(kindOf(await suggest(who, moor))).toBe('not-found')
    expect(kindOf(await suggest(w.observer, moor))).toBe('observers-only-read')
    expect(kindOf(await suggest(w.member, { ...moor, quote: 'More' }))).toBe('words-not-in-text')
    const both = { start: at(0, 12), end: at(1, 3), quote: 'wide and' }
    expect(kindOf(await suggest(w.member, both))).toBe('suggest-in-one-line')
    expect(kindOf(await suggest(w.member, moor, { replacement: ' Moor ' }))).toBe('suggestion-changes-nothing')
    expect(kindOf(await suggest(w.member, moor))).toBe('yes')
    await w.move('signing')
    expect(kindOf(await suggest(w.member, moor))).toBe('comments-are-closed')
    await w.owner.query('update assessments set frozen_comments = true where id = $1', [w.assessmentId])
    expect(kindOf(await suggest(w.member, moor)), 'where comments go on').toBe('answer-not-open')
  })

  it('is written by whoever may write and accepts it, as their edit; history names who proposed it, and all hear of it', async () => {
    const { moor } = await anAnswer()
    const threadId = await made(w.member, moor)
    done(await acceptSuggestion(w.officer, { threadId }))
    expect(await wordsNow()).toEqual(['The Heath is wide', 'and open.'])
    const { rows } = await w.owner.query(
      'select author_id from document_updates where document_id = $1 order by seq desc',
      [w.documentId],
    )
    expect(rows[0].author_id).toBe(w.officer.userId)
    const { sittings } = done(await viewTimeline(w.observer, { textId: w.documentId }))
    expect(sittings[0]).toMatchObject({ people: ['Olga'], proposedBy: ['Mia'] })
    await compactText(place())
    expect(done(await viewTimeline(w.observer, { textId: w.documentId })).sittings[0]?.proposedBy).toEqual(['Mia'])
    expect(await threads(w.member)).toEqual([])
    expect(await threads(w.member, true)).toMatchObject([
      { suggestion: { outcome: 'accepted' }, resolved: { by: 'Olga' } },
    ])
    expect(kindOf(await acceptSuggestion(w.officer, { threadId }))).toBe('suggestion-decided-already')
    const told = await w.owner.query(
      `select user_id, kind from notices where kind like 'suggestion-%' and council_id = $1`,
      [w.council.id],
    )
    expect(told.rows).toEqual([{ user_id: w.member.userId, kind: 'suggestion-accepted' }])
  })

  it('of several paragraphs is on words that end theirs, and becomes one again where more words follow by then', async () => {
    const { moor, at, typist } = await anAnswer()
    const lines = { replacement: ' high and bare. \n\nNobody  lives there.\r\nSheep do. ' }
    expect(kindOf(await suggest(w.member, moor, lines))).toBe('suggest-paragraphs-at-the-end')
    const wide = { start: at(0, 12), end: at(0, 16), quote: 'wide' }
    const threadId = await made(w.member, wide, lines)
    expect(await threads(w.member)).toMatchObject([
      { suggestion: { replacement: 'high and bare.\nNobody lives there.\nSheep do.' } },
    ])
    done(await acceptSuggestion(w.officer, { threadId }))
    expect(await wordsNow()).toEqual([
      ...['The Moor is high and bare.', 'Nobody lives there.', 'Sheep do.', 'and open.'],
    ])
    const last = { start: at(1, 4), end: at(1, 9), quote: 'open.' }
    const later = await made(w.member, last, { replacement: 'open.\nIt is cold.' })
    await typist.write(w.officer, (text) => textIn(text, 1).insert(9, ' Really.'))
    done(await acceptSuggestion(w.officer, { threadId: later }))
    expect((await wordsNow()).at(-1)).toBe('and open. It is cold. Really.')
  })

  it('is accepted and declined by nobody else, and by nobody after the freeze', async () => {
    const { moor, open } = await anAnswer()
    const assigned = { threadId: await made(w.member, open, { replacement: 'bare' }) }
    const threadId = await made(w.member, moor)
    for (const act of [(who: Caller) => acceptSuggestion(who, { threadId }), (who: Caller) => decline(who, threadId)]) {
      for (const who of [w.outsider, { ...w.outsider, place: w.lead.place }, w.unassigned])
        expect(kindOf(await act(who))).toBe('not-found')
      for (const who of [w.observer, w.monitor]) expect(kindOf(await act(who))).toBe('only-writers-decide')
    }
    expect(kindOf(await acceptSuggestion(w.contributor, assigned)), 'whoever is assigned').toBe('yes')
    await w.move('signing')
    expect(kindOf(await acceptSuggestion(w.officer, { threadId }))).toBe('answer-not-open')
    expect(kindOf(await decline(w.officer, threadId))).toBe('answer-not-open')
    await expect(w.owner.query(`delete from suggestions where thread_id = $1`, [threadId])).rejects.toMatchObject({
      code: 'CN003',
    })
    expect(await wordsNow()).toEqual(['The Moor is wide', 'and bare.'])
  })

  it('is declined with a reason that whoever made it reads, and the words stay', async () => {
    const { moor } = await anAnswer()
    const threadId = await made(w.member, moor)
    expect(declineSuggestionInput.safeParse({ threadId, because: ' ' }).success).toBe(false)
    done(await decline(w.officer, threadId))
    expect(await threads(w.member, true)).toMatchObject([
      { suggestion: { outcome: 'declined', because: 'It is a moor' } },
    ])
    expect(await wordsNow()).toEqual(['The Moor is wide', 'and open.'])
    const told = await w.owner.query(
      `select user_id, kind from notices where kind like 'suggestion-%' and council_id = $1`,
      [w.council.id],
    )
    expect(told.rows).toEqual([{ user_id: w.member.userId, kind: 'suggestion-declined' }])
  })

  it('is withdrawn by whoever made it alone, resolved and reopened by nobody, and spoken of like any comment', async () => {
    const { moor } = await anAnswer()
    const threadId = await made(w.member, moor)
    for (const who of [w.outsider, { ...w.outsider, place: w.lead.place }])
      expect(kindOf(await withdrawSuggestion(who, { threadId }))).toBe('not-found')
    expect(kindOf(await withdrawSuggestion(w.officer, { threadId }))).toBe('not-your-suggestion')
    expect(kindOf(await withdrawSuggestion(w.observer, { threadId }))).toBe('observers-only-read')
    expect(kindOf(await resolveThread(w.officer, { threadId }))).toBe('thread-is-suggestion')
    done(await replyToThread(w.officer, { threadId, body: 'Why?' }))
    expect(kindOf(await withdrawSuggestion(w.member, { threadId }))).toBe('yes')
    expect(kindOf(await reopenThread(w.officer, { threadId }))).toBe('thread-is-suggestion')
    expect(kindOf(await acceptSuggestion(w.officer, { threadId }))).toBe('suggestion-decided-already')
  })

  it('is refused where the words have changed, which says both, and is written when they stand again', async () => {
    const { typist, moor } = await anAnswer()
    const threadId = await made(w.member, moor)
    await typist.write(w.officer, (text) => textIn(text, 0).insert(6, 'xx'))
    expect(await acceptSuggestion(w.officer, { threadId })).toEqual({
      ok: false,
      refusal: { kind: 'suggestion-words-changed', was: 'Moor', now: 'Moxxor' },
    })
    await typist.write(w.officer, (text) => textIn(text, 0).delete(6, 2))
    expect(kindOf(await acceptSuggestion(w.officer, { threadId }))).toBe('yes')
    expect(await wordsNow()).toEqual(['The Heath is wide', 'and open.'])
  })

  it('whose words are gone is listed with what they were, and is never lost without a word', async () => {
    const { typist, moor } = await anAnswer()
    const threadId = await made(w.member, moor)
    await typist.write(w.officer, (text) => textIn(text, 0).delete(0, 16))
    await followAnchors(place())
    const { counts, lines } = done(await viewComments(w.lead, { assessmentId: w.assessmentId, list: 'lost' }))
    expect([counts.lists.lost, lines.rows[0]?.suggested, lines.rows[0]?.quote]).toEqual([1, 'Heath', 'Moor'])
    expect(kindOf(await acceptSuggestion(w.officer, { threadId }))).toBe('suggestion-words-gone')
    expect(kindOf(await decline(w.officer, threadId))).toBe('yes')
  })

  it('has one outcome whoever decides it at once', async () => {
    const { moor, open } = await anAnswer()
    const [one, other] = [await made(w.member, moor), await made(w.member, open, { replacement: 'bare' })]
    const acts = await Promise.all([
      acceptSuggestion(w.officer, { threadId: one }),
      acceptSuggestion(w.lead, { threadId: one }),
      acceptSuggestion(w.officer, { threadId: other }),
      withdrawSuggestion(w.member, { threadId: other }),
    ])
    const kinds = acts.map(kindOf)
    expect(kinds.slice(0, 2).sort()).toEqual(['suggestion-decided-already', 'yes'])
    expect(kinds.slice(2).sort()).toEqual(['suggestion-decided-already', 'yes'])
    expect((await wordsNow())[0]).toBe('The Heath is wide')
  })

  it('goes with a comment that its author takes back within a quarter of an hour', async () => {
    const { moor } = await anAnswer()
    const threadId = await made(w.member, moor, { reason: 'Hm' })
    const [{ comments: [said] = [] } = {}] = await threads(w.member)
    done(await deleteComment(w.member, { commentId: said?.id ?? '' }))
    expect(kindOf(await acceptSuggestion(w.officer, { threadId }))).toBe('not-found')
    expect(done(await viewQuestion(w.member, { assessmentId: w.assessmentId, code: '1.1' })).marks).toEqual([])
  })

  it('is kept by the database as it was proposed, and decided once, by whoever may, with an edit of their own', async () => {
    const { moor } = await anAnswer()
    const threadId = await made(w.member, moor)
    const { inCouncil } = await import('@/db/gate')
    const { sql } = await import('drizzle-orm')
    const { ok } = await import('@/lib/result')
    const set = (who: Caller, what: string) =>
      inCouncil(who, async (tx) => {
        await tx.execute(sql.raw(`update suggestions set ${what} where thread_id = '${threadId}'`))
        return ok(null)
      })
    const by = (who: Caller & { userId: string }) => `decided_by = '${who.userId}', decided_at = now()`
    const accepted = (who: Caller & { userId: string }, seq: string) =>
      `outcome = 'accepted', ${by(who)}, accepted_seq = ${seq}`
    const ofMine = `(select max(seq) from document_updates where document_id = '${w.documentId}')`
    await expect(set(w.officer, `replacement = 'Other'`)).rejects.toThrow()
    await expect(set(w.observer, accepted(w.observer, ofMine))).rejects.toThrow()
    await expect(set(w.member, accepted(w.member, ofMine)), 'somebody else’s edit').rejects.toThrow()
    await expect(set(w.officer, `outcome = 'withdrawn', ${by(w.officer)}`)).rejects.toThrow()
    await expect(set(w.officer, `outcome = 'declined', because = 'No', ${by(w.member)}`)).rejects.toThrow()
    await set(w.officer, accepted(w.officer, ofMine))
    await expect(
      set(w.officer, `outcome = 'declined', because = 'No', accepted_seq = null, ${by(w.officer)}`),
    ).rejects.toThrow()
  })
})

describe('a suggestion that nobody has decided', () => {
  const waiting = async (who: Caller) =>
    (await viewInbox(who.userId as UserId, null)).acts.filter(({ kind }) => kind === 'decide-suggestion')

  it('waits for whoever the question is assigned to, else for the lead, until it is decided, taken back or frozen', async () => {
    const { moor, open } = await anAnswer()
    const threadId = await made(w.member, moor)
    const others = [w.lead, w.officer, w.member, w.observer, w.unassigned, w.outsider]
    expect(await waiting(w.contributor)).toMatchObject([
      { verb: 'Decide on a suggestion', count: 1, href: expect.stringContaining(`comments?thread=${threadId}`) },
    ])
    for (const who of others) expect(await waiting(who)).toEqual([])
    const own = await made(w.contributor, open, { replacement: 'bare' })
    expect(await waiting(w.contributor), 'not their own').toMatchObject([{ count: 1 }])
    expect(await waiting(w.lead), 'which is the lead’s then').toMatchObject([{ count: 1 }])
    done(await withdrawSuggestion(w.contributor, { threadId: own }))
    expect(await waiting(w.lead)).toEqual([])

    const to = { assessmentId: w.assessmentId, codes: ['1.1'], how: 'instead' as const }
    done(await assignQuestions(w.lead, { ...to, userIds: [] }))
    expect(await waiting(w.lead), 'whom it comes back to').toMatchObject([{ count: 1 }])
    expect(await waiting(w.contributor)).toEqual([])
    done(await assignQuestions(w.lead, { ...to, userIds: [w.contributor.userId] }))
    expect(await waiting(w.contributor)).toMatchObject([{ count: 1 }])
    done(await decline(w.contributor, threadId))
    expect(await waiting(w.contributor)).toEqual([])
    const last = await made(w.member, moor)
    expect(await waiting(w.contributor)).toMatchObject([{ href: expect.stringContaining(last) }])
    await w.move('signing')
    for (const who of [w.contributor, w.lead]) expect(await waiting(who)).toEqual([])
  })
})
