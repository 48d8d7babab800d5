import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Caller } from '@/db/gate'
import { startThread } from '@/lib/comment/start-thread'
import { viewThreads } from '@/lib/comment/view-threads'
import { compactText } from '@/lib/sync/server/compact-text'
import { mergeLog } from '@/lib/sync/server/merge-log'
import { compareMoments } from '@/lib/text/history/compare-moments'
import { nameVersion, nameVersionInput } from '@/lib/text/history/name-version'
import { restoreVersion } from '@/lib/text/history/restore-version'
import { viewAuthorship } from '@/lib/text/history/view-authorship'
import { viewMoment } from '@/lib/text/history/view-moment'
import { viewTimeline } from '@/lib/text/history/view-timeline'
import { openText } from '@/lib/text/open-text'
import { testDatabase } from '../kit/database'
import { paragraph, type Typist, textIn, typistOf } from '../kit/type-answer'
import { buildWorld, type World } from '../kit/world'

let w: World
let typist: Typist
/** The numbers of the three edits: Olga begins, Mia adds, Olga changes, each a quarter of an hour after the other. */
let began: number
let added: number
let changed: number

const FIRST = 'Ym Mhen-y-bryn mae’r tŷ 🏛️ yn gyfan.'
const SECOND = 'שלום: our debt fell by 4%.'

beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld()
  typist = typistOf({ councilId: w.council.id, documentId: w.assessment.question('1.1').documentId })
  began = await typist.write(w.officer, (f) => f.insert(0, [paragraph(FIRST)]), 60)
  added = await typist.write(w.member, (f) => f.insert(1, [paragraph(SECOND)]), 45)
  changed = await typist.write(
    w.officer,
    (f) => {
      textIn(f, 1).delete(0, 6)
      textIn(f, 1).insert(0, 'Welsh: ')
      f.delete(0, 1)
    },
    30,
  )
})

const at = <More extends object>(more?: More) => ({ textId: w.documentId as string, ...(more as More) })
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const given = <T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const compact = () =>
  compactText({ councilId: w.council.id, documentId: w.assessment.question('1.1').documentId }, mergeLog, 0)
const linesOf = (doc: Y.Doc) =>
  doc
    .getXmlFragment('default')
    .toArray()
    .map((child) => (child as Y.XmlElement).toArray().join(''))
const shownAt = async (seq?: number, who: Caller = w.observer) => {
  const { state } = given(await viewMoment(who, at({ seq })))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(state, 'base64'))
  return linesOf(doc)
}
const now = async () => {
  const opened = given(await openText(w.observer, { documentId: w.assessment.question('1.1').documentId }))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, opened.update)
  return doc
}
const name = (who: Caller, words: string, seq?: number) =>
  nameVersion(who, nameVersionInput.parse(at({ name: words, seq })))
const rowsOf = async (table: string) => {
  const { owner } = await testDatabase()
  return Number(
    (await owner.query(`select count(*) from ${table} where council_id = $1`, [w.council.id])).rows[0].count,
  )
}

describe('the history of an answer', () => {
  it('lists who worked on it and when, newest first, and shows each moment as it was, before and after compaction', async () => {
    const look = async () => {
      const { sittings } = given(await viewTimeline(w.observer, at()))
      expect(sittings.map(({ seq, people }) => [seq, people])).toEqual([
        [changed, ['Olga']],
        [added, ['Mia']],
        [began, ['Olga']],
      ])
      expect(await shownAt(began)).toEqual([FIRST])
      expect(await shownAt(added)).toEqual([FIRST, SECOND])
      expect(await shownAt()).toEqual([`Welsh: ${SECOND.slice(6)}`])
    }
    await look()
    expect(await compact()).toBe(true)
    await look()
  })

  it('is paged', async () => {
    for (let n = 0; n < 24; n++) await typist.write(n % 2 ? w.officer : w.member, (f) => textIn(f, 0).insert(0, 'x'))
    const { owner } = await testDatabase()
    const client = await owner.connect()
    await client.query('set session_replication_role = replica')
    await client.query(
      `update document_updates set created_at = now() + 20 * (seq - $1) * interval '1 minute' where seq > $1`,
      [changed],
    )
    await client.query('set session_replication_role = origin')
    client.release()
    const first = given(await viewTimeline(w.observer, at()))
    const second = given(await viewTimeline(w.observer, at({ before: first.next })))
    expect([first.sittings.length, second.sittings.length, second.next]).toEqual([20, 7, undefined])
    expect(new Set([...first.sittings, ...second.sittings].map(({ seq }) => seq)).size).toBe(27)
  })

  it('tells what came and went between two moments, and by whom', async () => {
    const { blocks, words, from, to } = given(await compareMoments(w.observer, at({ from: began, to: changed })))
    expect([from?.seq, to.seq]).toEqual([began, changed])
    const pieces = blocks.flatMap((block) => block.pieces.map(({ change, text, by }) => [change, text, by?.name]))
    expect(pieces).toEqual([
      ['removed', FIRST, 'Olga'],
      ['added', 'Welsh: ', 'Olga'],
      ['added', SECOND.slice(6), 'Mia'],
    ])
    expect(words).toEqual({ added: 6, removed: 6 })
    const backwards = given(await compareMoments(w.observer, at({ from: changed, to: began })))
    expect(backwards.blocks).toEqual(blocks)
  })

  it('tells who wrote selected words, passage by passage, today and in an earlier text', async () => {
    const text = textIn(typist.fragment(), 0)
    const position = (index: number) =>
      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index))).toString('base64')
    const range = { start: position(3), end: position(12) }
    expect(given(await viewAuthorship(w.observer, at(range))).map(({ by, text: said }) => [by, said])).toEqual([
      ['Olga', 'sh: '],
      ['Mia', 'our d'],
    ])
    expect(kindOf(await viewAuthorship(w.observer, at({ start: 'AAAA', end: 'AAAA' })))).toBe('words-cannot-be-found')
    expect(kindOf(await viewAuthorship(w.observer, at({ ...range, seq: began })))).toBe('words-cannot-be-found')
    for (const [who, answer] of [
      [w.unassigned, 'not-found'],
      [w.outsider, 'not-found'],
      [{ ...w.outsider, place: w.officer.place }, 'not-found'],
      [w.contributor, 'yes'],
    ] as [Caller, string][])
      expect(kindOf(await viewAuthorship(who, at(range)))).toBe(answer)
  })

  it('is read by whoever may open the answer, and by nobody else', async () => {
    for (const who of [w.lead, w.member, w.officer, w.observer, w.contributor])
      for (const view of [viewTimeline, viewMoment, compareMoments]) expect(kindOf(await view(who, at()))).toBe('yes')
    for (const who of [w.unassigned, w.outsider, { ...w.outsider, place: w.officer.place }])
      for (const view of [viewTimeline, viewMoment, compareMoments])
        expect(kindOf(await view(who, at()))).toBe('not-found')
    await w.move('signing')
    expect(kindOf(await viewMoment(w.observer, at())), 'also when it is frozen').toBe('yes')
  })
})

describe('naming a version', () => {
  it('is for writers, once for each name, at a moment that is kept, while the answer is open', async () => {
    expect(kindOf(await name(w.observer, 'Mine'))).toBe('only-writers-keep-versions')
    for (const who of [w.unassigned, w.outsider]) expect(kindOf(await name(who, 'Mine'))).toBe('not-found')
    expect(kindOf(await name(w.officer, 'Neither here nor there', began - 1))).toBe('moment-not-kept')
    expect(await name(w.contributor, '  Before   the meeting ŷ 🏛️ ', began)).toEqual({
      ok: true,
      value: { seq: began, name: 'Before the meeting ŷ 🏛️' },
    })
    expect(kindOf(await name(w.officer, 'before the MEETING ŷ 🏛️'))).toBe('version-name-taken')
    expect(kindOf(await name(w.officer, 'As it stands'))).toBe('yes')
    for (const words of ['', '   ', 'x'.repeat(81)])
      expect(nameVersionInput.safeParse(at({ name: words })).success, words).toBe(false)
    const { versions, sittings } = given(await viewTimeline(w.observer, at()))
    expect(versions.map(({ seq, name: one, namedBy }) => [seq, one, namedBy])).toEqual([
      [changed, 'As it stands', 'Olga'],
      [began, 'Before the meeting ŷ 🏛️', 'Cora'],
    ])
    expect(sittings.find(({ seq }) => seq === began)?.names).toEqual(['Before the meeting ŷ 🏛️'])
    await w.move('signing')
    expect(kindOf(await name(w.officer, 'Too late'))).toBe('answer-not-open')
  })

  it('keeps its moment apart when the minute around it is compacted', async () => {
    await typist.write(w.officer, (f) => textIn(f, 0).insert(0, 'One. '))
    const { seq } = given(await name(w.officer, 'After one'))
    await typist.write(w.officer, (f) => textIn(f, 0).insert(0, 'Two. '))
    const last = await typist.write(w.officer, (f) => textIn(f, 0).insert(0, 'Three. '))
    expect(await compact()).toBe(true)
    expect((await shownAt(seq))[0]).toMatch(/^One\. Welsh/)
    expect((await shownAt(last))[0]).toMatch(/^Three\. Two\. One\. Welsh/)
    expect(kindOf(await name(w.officer, 'Between', last - 1)), 'the minute has grown together').toBe('moment-not-kept')
  })

  it('is held by the database: no point grows across it, none is set where one has grown, none is changed or lost', async () => {
    await typist.write(w.officer, (f) => textIn(f, 0).insert(0, 'One. '))
    await name(w.officer, 'Kept')
    await typist.write(w.officer, (f) => textIn(f, 0).insert(0, 'Two. '))
    const place = { councilId: w.council.id, documentId: w.assessment.question('1.1').documentId }
    const across = compactText(place, (log) => mergeLog({ ...log, pins: [] }), 0)
    await expect(across).rejects.toThrow(/kept moment lies within/)
    const { owner } = await testDatabase()
    for (const statement of [
      'delete from document_versions',
      `update document_versions set name = 'Other'`,
      'truncate document_versions',
    ])
      await expect(owner.query(statement), statement).rejects.toThrow(/kept as it was written/)
    const forge = (seq: number) =>
      owner.query(
        `insert into document_versions (council_id, document_id, seq, name, named_by) values ($1, $2, $3, $4, $5)`,
        [place.councilId, place.documentId, seq, `At ${seq}`, w.officer.userId],
      )
    await expect(forge(999_999_999)).rejects.toThrow(/not kept apart/)
    await forge(began)
  })
})

describe('restoring a version', () => {
  const restore = (who: Caller, seq: number) => restoreVersion(who, at({ seq }))

  it('is for writers, at a moment that is kept, while the answer is open', async () => {
    const before = await rowsOf('document_updates')
    expect(kindOf(await restore(w.observer, began))).toBe('only-writers-keep-versions')
    for (const who of [w.unassigned, w.outsider, { ...w.outsider, place: w.officer.place }])
      expect(kindOf(await restore(who, began))).toBe('not-found')
    expect(kindOf(await restore(w.officer, began - 1))).toBe('moment-not-kept')
    expect(kindOf(await restore(w.officer, changed))).toBe('nothing-to-restore')
    await w.move('signing')
    expect(kindOf(await restore(w.officer, began))).toBe('answer-not-open')
    expect(await rowsOf('document_updates')).toBe(before)
  })

  it('adds one edit by whoever restores, keeps the log as it was, and is undone by restoring the moment before', async () => {
    const before = await rowsOf('document_updates')
    const { seq } = given(await restore(w.contributor, added))
    expect(linesOf(await now())).toEqual([FIRST, SECOND])
    expect(await rowsOf('document_updates')).toBe(before + 1)
    const { sittings } = given(await viewTimeline(w.observer, at()))
    expect(sittings[0]).toMatchObject({ seq, people: ['Cora'], restored: { seq: added } })
    expect(await shownAt(changed)).toEqual([`Welsh: ${SECOND.slice(6)}`])
    expect(kindOf(await restore(w.contributor, sittings[0]?.before ?? 0))).toBe('yes')
    expect(linesOf(await now())).toEqual([`Welsh: ${SECOND.slice(6)}`])
    expect(await compact()).toBe(true)
    expect(await shownAt(seq), 'the restored text is a moment for ever').toEqual([FIRST, SECOND])
    expect(await shownAt(changed), 'and so is the one before it').toEqual([`Welsh: ${SECOND.slice(6)}`])
  })

  it('leaves words alone that are the same, leads comments back to words that come back, and drops none', async () => {
    const thread = async (index: number, words: string, from: Y.Doc, block = 0) => {
      const text = textIn(from.getXmlFragment('default'), block)
      const position = (place: number) =>
        Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, place))).toString('base64')
      const anchor = { start: position(index), end: position(index + words.length), quote: words }
      return given(await startThread(w.member, { subjectId: w.documentId, body: 'Why?', anchor })).threadId
    }
    const { seq: whole } = given(await restore(w.officer, added))
    const house = await thread(FIRST.indexOf('tŷ'), 'tŷ 🏛️', await now())
    given(await restore(w.officer, changed))
    expect(linesOf(await now()).join(), 'what the comment hangs on is gone').not.toContain('tŷ')
    await typist.write(w.member, (f) => f.insert(1, [paragraph('A line of today.')]))
    const today = await now()
    const debt = await thread(11, 'debt', today)
    const line = await thread(2, 'line', today, 1)

    given(await restore(w.officer, whole))
    const restored = await now()
    const { threads } = given(await viewThreads(w.observer, { subjectId: w.documentId }))
    const wordsOf = (threadId: string) => {
      const anchor = threads.find(({ id }) => id === threadId)?.anchor
      const places = [anchor?.start, anchor?.end].map((position) =>
        Y.createAbsolutePositionFromRelativePosition(
          Y.decodeRelativePosition(Buffer.from(position ?? '', 'base64')),
          restored,
        ),
      )
      const [start, end] = places
      return start && end ? String(start.type).slice(start.index, end.index) : ''
    }
    expect(wordsOf(debt)).toBe('debt')
    expect(wordsOf(house)).toBe('tŷ 🏛️')
    expect(wordsOf(line), 'these words are gone; the thread is listed all the same').toBe('')
    expect(threads.map(({ id }) => id).sort()).toEqual([debt, line, house].sort())
  })
})
