import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Caller } from '@/db/gate'
import { attachThread } from '@/lib/comment/attach-thread'
import { reopenThread } from '@/lib/comment/reopen-thread'
import { replyToThread, replyToThreadInput } from '@/lib/comment/reply-to-thread'
import { resolveThread } from '@/lib/comment/resolve-thread'
import { startThread, startThreadInput } from '@/lib/comment/start-thread'
import { viewThreads } from '@/lib/comment/view-threads'
import { attachLink } from '@/lib/evidence/attach-link'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { viewQuestion } from '@/lib/score/view-question'
import { compactText } from '@/lib/sync/server/compact-text'
import { placesOf } from '@/lib/text/anchor/anchor'
import { followAnchors } from '@/lib/text/anchor/follow-anchors'
import { lettersOf } from '@/lib/text/anchor/positions'
import { lettersIn } from '@/lib/text/anchor/watch-letters'
import { testDatabase } from '../kit/database'
import { paragraph, textIn, typistOf } from '../kit/type-answer'
import { buildWorld, type World } from '../kit/world'

let w: World
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld()
})

const say = (caller: Caller, more: object = {}) =>
  startThread(caller, startThreadInput.parse({ subjectId: w.documentId, body: 'Which year is this?', ...more }))
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const started = async (caller: Caller = w.member, more: object = {}) => {
  const done = await say(caller, more)
  if (!done.ok) throw new Error(`not started: ${done.refusal.kind}`)
  return done.value.threadId
}
const threads = async (caller: Caller, code = '1.1') => {
  const at = { subjectId: w.question(code).id }
  const seen = [await viewThreads(caller, at), await viewThreads(caller, { ...at, resolved: true })]
  return seen.flatMap((one) => (one.ok ? one.value.threads : []))
}
const reply = (caller: Caller, threadId: string) => replyToThread(caller, { threadId, body: 'Last year' })

/** The answer 1.1 with two paragraphs, and anchors on words of it as the editor makes them. */
async function anAnswer() {
  const place = { councilId: w.council.id, documentId: w.assessment.question('1.1').documentId }
  const typist = typistOf(place)
  await typist.write(w.officer, (text) => text.insert(0, [paragraph('The Moor is wide'), paragraph('and open.')]))
  const at = (block: number, index: number, doc = typist.doc) => {
    const words = textIn(doc.getXmlFragment('default'), block)
    return Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(words, index))).toString('base64')
  }
  return { typist, at, anchor: { start: at(0, 4), end: at(0, 8), quote: 'Moor' } }
}

describe('starting a thread', () => {
  it('shows the comment to everybody in the question, with the name and post of its author', async () => {
    const threadId = await started()
    expect(await threads(w.observer)).toMatchObject([
      {
        id: threadId,
        anchor: null,
        resolved: null,
        comments: [{ author: 'Mia', body: 'Which year is this?', isMine: false }],
      },
    ])
    expect((await threads(w.member))[0]?.comments[0]?.isMine).toBe(true)
  })

  it('is for the lead, members, officers and an assigned contributor, and for nobody else', async () => {
    for (const speaker of [w.lead, w.member, w.officer, w.contributor]) expect(kindOf(await say(speaker))).toBe('yes')
    expect(kindOf(await say(w.observer))).toBe('observers-only-read')
    expect(kindOf(await say(w.unassigned))).toBe('not-found')
    expect(kindOf(await say(w.contributor, { subjectId: w.question('1.2').id }))).toBe('not-found')
    expect(kindOf(await say(w.outsider))).toBe('not-found')
    expect(kindOf(await say({ ...w.outsider, place: w.lead.place }))).toBe('not-found')
    expect(await threads(w.lead)).toHaveLength(4)
  })

  it('is for observers where the lead allows it', async () => {
    w = await buildWorld({ observersComment: true })
    expect(kindOf(await say(w.observer))).toBe('yes')
    expect(await threads(w.lead)).toHaveLength(1)
  })

  it('names nothing that is not there', async () => {
    expect(kindOf(await say(w.lead, { subjectId: randomUUID() }))).toBe('not-found')
    expect(kindOf(await say(w.lead, { subjectId: 'x' }))).toBe('not-found')
    expect(kindOf(await say(w.lead, { subjectId: w.assessment.id }))).toBe('not-found')
  })

  it('takes 1 to 5,000 characters of plain text', () => {
    const fault = (body: string) =>
      startThreadInput.safeParse({ subjectId: 'a', body }).error?.issues.map((issue) => issue.message)
    expect(fault('   ')).toEqual(['Write a comment'])
    expect(fault('x'.repeat(5001))).toEqual(['Use at most 5,000 characters for a comment'])
    expect(fault('x'.repeat(5000))).toBeUndefined()
    expect(replyToThreadInput.safeParse({ threadId: 'a', body: '' }).success).toBe(false)
  })
})

describe('a thread on selected words', () => {
  it('keeps their position and quote, on the text of that question', async () => {
    const { typist, anchor } = await anAnswer()
    const threadId = await started(w.member, { anchor })
    const [thread] = await threads(w.observer)
    expect(thread).toMatchObject({ id: threadId, anchor: { start: anchor.start, quote: 'Moor' } })
    await typist.write(w.officer, (text) => textIn(text, 0).insert(0, 'See: '))
    const back = Y.decodeRelativePosition(Buffer.from(thread?.anchor?.start ?? '', 'base64'))
    expect(Y.createAbsolutePositionFromRelativePosition(back, typist.doc)?.index).toBe(9)
    const { owner } = await testDatabase()
    const kept = await owner.query('select subject_id from comment_threads where id = $1', [threadId])
    expect(kept.rows[0].subject_id).toBe(w.assessment.question('1.1').documentId)
  })

  it('quotes what stands in the answer, and an invented quotation is refused', async () => {
    const { typist, at, anchor } = await anAnswer()
    const quote = (words: string, more: object = {}) => say(w.member, { anchor: { ...anchor, ...more, quote: words } })
    for (const invented of ['We are bankrupt', 'Moo', 'Moor is wide', 'moor'])
      expect(kindOf(await quote(invented)), invented).toBe('words-not-in-text')
    const across = { start: at(0, 12), end: at(1, 3) }
    expect(kindOf(await quote('wide and', across))).toBe('yes')
    await typist.write(w.officer, (text) => textIn(text, 0).insert(6, 'nl'))
    expect(kindOf(await quote('Moor')), 'the words have changed since they were selected').toBe('words-not-in-text')
    expect(kindOf(await quote('Monlor'))).toBe('yes')
    expect((await threads(w.lead)).map((thread) => thread.anchor?.quote)).toEqual(['Monlor', 'wide and'])
  })

  it('quotes the first 500 characters of a long selection, and those must stand there too', async () => {
    const { typist, at } = await anAnswer()
    const long = 'Ŵyl 🏛️ tŷ '.repeat(80).trim()
    await typist.write(w.officer, (text) => text.insert(2, [paragraph(long)]))
    const anchor = { start: at(2, 0), end: at(2, long.length) }
    const cut = long.slice(0, 500)
    expect(kindOf(await say(w.member, { anchor: { ...anchor, quote: `x${cut.slice(1)}` } }))).toBe('words-not-in-text')
    expect(kindOf(await say(w.member, { anchor: { ...anchor, quote: cut } }))).toBe('yes')
    expect(
      (await threads(w.lead)).map((thread) => thread.anchor?.quote),
      'without half of a character',
    ).toEqual([cut.slice(0, -1)])
  })

  it('hangs on no other text, whatever the sender says', async () => {
    const { anchor } = await anAnswer()
    const elsewhere = w.assessment.question('1.2').documentId
    const threadId = await started(w.member, { anchor: { ...anchor, documentId: elsewhere }, documentId: elsewhere })
    const { owner } = await testDatabase()
    const kept = await owner.query('select subject_id from comment_threads where id = $1', [threadId])
    expect(kept.rows[0].subject_id).toBe(w.assessment.question('1.1').documentId)
    expect(kindOf(await say(w.member, { subjectId: w.question('1.2').id, anchor })), 'these words are not in 1.2').toBe(
      'words-cannot-be-found',
    )
  })

  it('is told nothing of the words where its writer may not comment', async () => {
    const { anchor } = await anAnswer()
    for (const [who, kind] of [
      [w.observer, 'observers-only-read'],
      [w.unassigned, 'not-found'],
      [w.outsider, 'not-found'],
    ] as const)
      for (const quote of ['Moor', 'Invented'])
        expect(kindOf(await say(who, { anchor: { ...anchor, quote } }))).toBe(kind)
    expect(kindOf(await say(w.member, { anchor }))).toBe('yes')
  })

  it('refuses bytes that are no position, and more of them than a position has', async () => {
    const { anchor } = await anAnswer()
    const noise = Buffer.from([255, 255, 255]).toString('base64')
    expect(kindOf(await say(w.member, { anchor: { ...anchor, start: noise } }))).toBe('words-cannot-be-found')
    const input = (more: object) =>
      startThreadInput.safeParse({ subjectId: 'a', body: 'x', anchor: { ...anchor, ...more } }).success
    expect(input({})).toBe(true)
    expect(input({ end: Buffer.alloc(2049).toString('base64') })).toBe(false)
    expect(input({ end: 'not base64 at all' })).toBe(false)
    expect(input({ quote: '' })).toBe(false)
    expect(input({ quote: 'x'.repeat(501) })).toBe(false)
  })
})

describe('a thread whose words are moved or deleted', () => {
  const place = () => ({ councilId: w.council.id, documentId: w.assessment.question('1.1').documentId })
  const markOf = async (reader: Caller = w.observer) => {
    const found = await viewQuestion(reader, { assessmentId: w.assessment.id, code: '1.1' })
    return found.ok ? found.value.marks[0] : undefined
  }
  /** What the editor of somebody who opens the text now would mark. */
  async function marked(doc: Y.Doc) {
    const mark = await markOf()
    const ends = mark && lettersOf({ start: Buffer.from(mark.start, 'base64'), end: Buffer.from(mark.end, 'base64') })
    const letters = lettersIn(doc)
    const places = ends && placesOf(letters, { ...ends, isLost: mark.isLost, sought: null })
    return places ? letters.text.slice(places[0], places[1] + 1) : undefined
  }
  /** A thread on “Moor”, whose words are then deleted. */
  async function lost() {
    const { typist, at, anchor } = await anAnswer()
    const threadId = await started(w.member, { anchor })
    await typist.write(w.officer, (text) => textIn(text, 0).delete(2, 7))
    await followAnchors(place())
    return {
      typist,
      at,
      threadId,
      on: (quote: string) => ({ threadId, anchor: { start: at(0, 0), end: at(0, 2), quote } }),
    }
  }

  it('follows them where somebody splits the paragraph who cannot see the thread, at the next look of whoever opens the page', async () => {
    const { typist, anchor } = await anAnswer()
    await started(w.member, { anchor })
    await typist.write(w.contributor, (text) => {
      textIn(text, 0).delete(4, 12)
      text.insert(1, [paragraph('Moor is wide')])
    })
    expect(await marked(typist.doc), 'before it is followed').toBeUndefined()
    await followAnchors(place())
    expect(await marked(typist.doc)).toBe('Moor')
    expect((await threads(w.observer))[0]).toMatchObject({ lost: null, anchor: { quote: 'Moor' } })
  })

  it('keeps its quote and its old place where they are gone, and is counted', async () => {
    const { typist, threadId } = await lost()
    expect(await marked(typist.doc)).toBeUndefined()
    expect(await viewThreads(w.observer, { subjectId: w.documentId })).toMatchObject({
      value: {
        counts: { open: 1, lost: 1 },
        threads: [{ id: threadId, anchor: { quote: 'Moor' }, lost: { paragraph: 1, after: 'The' } }],
      },
    })
  })

  it('has them again where they come back, and never on the same words elsewhere', async () => {
    const { typist } = await lost()
    await typist.write(w.officer, (text) => text.insert(2, [paragraph('Moorings'), paragraph('A Moor elsewhere')]))
    await followAnchors(place())
    expect(await marked(typist.doc)).toBeUndefined()
    await typist.write(w.officer, (text) => textIn(text, 0).insert(2, 'e Moor '))
    await followAnchors(place())
    expect(await marked(typist.doc)).toBe('Moor')
    expect((await threads(w.lead))[0]?.lost).toBeNull()
  })

  it('is followed before the edits that moved them become one', async () => {
    const { typist, anchor } = await anAnswer()
    await started(w.member, { anchor })
    await typist.write(w.officer, (text) => {
      textIn(text, 0).delete(4, 12)
      text.insert(1, [paragraph('Moor is wide')])
    })
    await followAnchors(place())
    expect(await compactText(place(), undefined, -1)).toBe(true)
    await followAnchors(place())
    expect(await marked(typist.doc)).toBe('Moor')
  })

  it('is followed to the last edit before the freeze, after it', async () => {
    const { typist, anchor } = await anAnswer()
    await started(w.member, { anchor })
    await typist.write(w.officer, (text) => {
      textIn(text, 0).delete(4, 12)
      text.insert(1, [paragraph('Moor is wide')])
    })
    await w.move('signing')
    await followAnchors(place())
    expect(await marked(typist.doc)).toBe('Moor')
  })

  it('is attached again by whoever may comment, to words that stand in the same text', async () => {
    const { typist, on, threadId } = await lost()
    expect(kindOf(await attachThread(w.member, on('Invented')))).toBe('words-not-in-text')
    expect(kindOf(await attachThread(w.member, on('Th')))).toBe('yes')
    expect(await marked(typist.doc)).toBe('Th')
    expect((await threads(w.lead))[0]).toMatchObject({ id: threadId, lost: null, anchor: { quote: 'Th' } })
    expect(kindOf(await attachThread(w.member, on('Th'))), 'it has words now').toBe('thread-has-its-words')
    const { owner } = await testDatabase()
    const trail = await owner.query(`select 1 from audit_entries where act = 'comment.thread-attached'`)
    expect(trail.rowCount).toBe(1)
  })

  it('is not attached by anybody else, of another council, as a peer, or after the freeze', async () => {
    const { typist, on } = await lost()
    for (const [caller, kind] of [
      [w.observer, 'observers-only-read'],
      [w.unassigned, 'not-found'],
      [w.outsider, 'not-found'],
      [{ ...w.outsider, place: w.lead.place }, 'not-found'],
    ] as const)
      for (const quote of ['Th', 'Invented']) expect(kindOf(await attachThread(caller, on(quote)))).toBe(kind)
    expect(kindOf(await attachThread(w.lead, { ...on('Th'), threadId: randomUUID() }))).toBe('not-found')
    await w.move('signing')
    expect(kindOf(await attachThread(w.lead, on('Th')))).toBe('comments-are-closed')
    expect(await marked(typist.doc)).toBeUndefined()
  })

  it('is not taken from words that it has, nor given any where it began without', async () => {
    const { anchor } = await anAnswer()
    for (const threadId of [await started(w.member, { anchor }), await started()])
      expect(kindOf(await attachThread(w.lead, { threadId, anchor }))).toBe('thread-has-its-words')
  })
})

describe('a thread', () => {
  it('is answered, resolved and reopened by whoever may comment', async () => {
    const threadId = await started()
    expect(kindOf(await reply(w.officer, threadId))).toBe('yes')
    expect(kindOf(await resolveThread(w.contributor, { threadId }))).toBe('yes')
    expect((await threads(w.lead))[0]).toMatchObject({
      resolved: { by: 'Cora' },
      comments: [{}, { author: 'Olga', body: 'Last year' }],
    })
    expect(kindOf(await reply(w.officer, threadId))).toBe('thread-already-resolved')
    expect(kindOf(await resolveThread(w.officer, { threadId }))).toBe('thread-already-resolved')
    expect(kindOf(await reopenThread(w.lead, { threadId }))).toBe('yes')
    expect(kindOf(await reopenThread(w.lead, { threadId }))).toBe('thread-already-open')
    expect(kindOf(await reply(w.lead, threadId))).toBe('yes')
  })

  it('is untouched by those who may not comment', async () => {
    const open = await started()
    const closed = await started()
    await resolveThread(w.lead, { threadId: closed })
    for (const [caller, kind] of [
      [w.observer, 'observers-only-read'],
      [w.unassigned, 'not-found'],
      [w.outsider, 'not-found'],
      [{ ...w.outsider, place: w.lead.place }, 'not-found'],
    ] as const) {
      expect(kindOf(await reply(caller, open))).toBe(kind)
      expect(kindOf(await resolveThread(caller, { threadId: open }))).toBe(kind)
      expect(kindOf(await reopenThread(caller, { threadId: closed }))).toBe(kind)
    }
    expect(kindOf(await reply(w.lead, randomUUID()))).toBe('not-found')
    expect(kindOf(await reply(w.lead, 'x'))).toBe('not-found')
    expect((await threads(w.lead)).map((thread) => [thread.resolved !== null, thread.comments.length])).toEqual([
      [false, 1],
      [true, 1],
    ])
  })

  it('closes with the freeze', async () => {
    const threadId = await started()
    await w.move('signing')
    expect(kindOf(await say(w.lead))).toBe('comments-are-closed')
    expect(kindOf(await reply(w.lead, threadId))).toBe('comments-are-closed')
    expect(kindOf(await resolveThread(w.lead, { threadId }))).toBe('comments-are-closed')
    expect(await threads(w.lead)).toHaveLength(1)
  })

  it('is seen by nobody outside its council, nor by a contributor without the question', async () => {
    await started()
    expect(await threads(w.observer)).toHaveLength(1)
    expect(await threads(w.unassigned)).toEqual([])
    expect(await threads(w.outsider)).toEqual([])
  })

  it('tells the question’s readers in ids alone', async () => {
    const { owner } = await testDatabase()
    const client = await owner.connect()
    const heard: unknown[] = []
    client.on('notification', (note) => heard.push(JSON.parse(note.payload ?? '')))
    await client.query('listen concord')
    await started()
    await client.query('select 1')
    client.release(true)
    expect(heard).toContainEqual({ topic: 'subject', id: w.assessment.question('1.1').id })
    expect(JSON.stringify(heard)).not.toContain('Which year')
  })
})

describe('a thread on a piece of evidence', () => {
  const attached = async (legalClass: 'none' | 'confidential') => {
    const about = {
      ...{ assessmentId: w.assessment.id, code: '1.1', title: 'Figures', speaksFor: '2026-01-31' },
      ...{ readers: 'peers' as const, named: [], legalClass: 'none' as const },
    }
    const done = await attachLink(w.officer, { ...about, url: 'https://council.example/figures' })
    if (!done.ok) throw new Error(done.refusal.kind)
    if (legalClass === 'confidential')
      await w.owner.query(
        `update evidence_items set legal_class = 'confidential', class_reason = 'R', class_decided_by = added_by where id = $1`,
        [done.value.itemId],
      )
    return done.value.itemId as string
  }

  it('is started by whoever may comment on its question, seen by whoever sees the evidence, and counted with it', async () => {
    const subjectId = await attached('none')
    for (const speaker of [w.lead, w.member, w.contributor])
      expect(kindOf(await say(speaker, { subjectId }))).toBe('yes')
    expect(kindOf(await say(w.observer, { subjectId }))).toBe('observers-only-read')
    for (const stranger of [w.unassigned, w.outsider, { ...w.outsider, place: w.lead.place }])
      expect(kindOf(await say(stranger, { subjectId }))).toBe('not-found')
    const seen = await viewThreads(w.observer, { subjectId })
    expect(seen).toMatchObject({ ok: true, value: { counts: { open: 3 }, subject: { kind: 'evidence', code: '1.1' } } })
    expect(await threads(w.lead), 'and not among the threads of the question').toEqual([])
    expect(await viewEvidence(w.observer, { assessmentId: w.assessment.id, code: '1.1' })).toMatchObject({
      value: { items: [{ id: subjectId, openThreads: 3 }] },
    })
    const anchor = { start: 'AAAA', end: 'AAAA', quote: 'Figures' }
    expect(kindOf(await say(w.lead, { subjectId, anchor })), 'it has no words of its own').toBe('not-found')
  })

  it('is hidden with evidence that is restricted', async () => {
    const subjectId = await attached('confidential')
    const threadId = await started(w.lead, { subjectId })
    expect(kindOf(await reply(w.member, threadId))).toBe('yes')
    for (const blind of [w.observer, w.contributor, w.unassigned]) {
      expect(kindOf(await viewThreads(blind, { subjectId }))).toBe('not-found')
      expect(kindOf(await say(blind, { subjectId }))).toBe('not-found')
      expect(kindOf(await reply(blind, threadId))).toBe('not-found')
    }
  })

  it('tells the page of its question', async () => {
    const subjectId = await attached('none')
    const { owner } = await testDatabase()
    const client = await owner.connect()
    const heard: unknown[] = []
    client.on('notification', (note) => heard.push(JSON.parse(note.payload ?? '')))
    await client.query('listen concord')
    await started(w.member, { subjectId })
    await client.query('select 1')
    client.release(true)
    expect(heard).toContainEqual({ topic: 'subject', id: w.question('1.1').id })
  })
})
