import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { UserId } from '@/db/ids'
import type { Append, Appended } from '@/db/text-log'
import { UpdateCheck } from '@/lib/sync/server/check-update'
import { Room } from '@/lib/sync/server/room'
import { Rooms } from '@/lib/sync/server/rooms'
import type { Seat } from '@/lib/sync/server/seat'
import { openUpdateLog } from '@/lib/sync/server/update-log'
import { wholeOf } from '@/lib/sync/server/whole-text'
import { cursorBytes, readCursor } from '@/lib/sync/wire/cursor'
import { readCursors, readEdits, readFrame, readSaved } from '@/lib/sync/wire/frame'

const edit = (words: string) => {
  const doc = new Y.Doc()
  doc.getText('words').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

/** Somebody's keys at the end of a text, one update each. */
function typed(words: string): Uint8Array[] {
  const doc = new Y.Doc()
  const text = doc.getText('words')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of words) text.insert(text.length, letter)
  return updates
}

/** A log whose commits end when the test says so. A batch called "refused" is refused. */
function heldLog() {
  const commits: { rows: readonly Append[]; end: () => void; fail: () => void }[] = []
  let seq = 0
  const log = openUpdateLog(
    (rows) =>
      new Promise<Appended[]>((stored, failed) => {
        const end = () =>
          stored(
            rows.flatMap((row, place) =>
              row.batchId === REFUSED ? [] : [{ place, seq: ++seq, isFresh: row.batchId !== RESENT }],
            ),
          )
        commits.push({ rows, end, fail: () => failed(new Error('the database is gone')) })
      }),
  )
  return { log, commits }
}
const REFUSED = 'refused'
const RESENT = 'resent'

function roomWithTwo() {
  const { log, commits } = heldLog()
  const room = new Room({ councilId: 'c', documentId: 'd' }, 0, new UpdateCheck(), log, () => {})
  const seat = (n: number, access: 'read' | 'write' = 'write') => {
    const heard: { name: string; body: Uint8Array }[] = []
    const refused: unknown[] = []
    const made: Seat = {
      presenceId: n,
      number: 3,
      person: { id: `person ${n}` as UserId, name: 'N', colour: '#2f5d8a' },
      council: 'c',
      access,
      write: ({ packet }) => heard.push(readFrame(packet)),
      refuse: (_, kind) => refused.push(kind),
      cut: () => refused.push('cut'),
    }
    room.join(made, room.mark)
    const edits = () =>
      heard.flatMap(({ name, body }) =>
        name === 'edits' ? readEdits(body) : name === 'saved' ? readSaved(body).edits : [],
      )
    let told = 0
    const acks = () => {
      told = 0
      return heard.filter(({ name }) => name === 'saved').map(({ body }) => (told += readSaved(body).stored))
    }
    return { seat: made, heard, refused, edits, acks }
  }
  return { room, commits, one: seat(1), two: seat(2), seat }
}
const until = (done: () => boolean) => expect.poll(done, { interval: 1 }).toBe(true)

describe('a room', () => {
  it('[R3][R4] acknowledges and relays an edit only after its commit', async () => {
    const { room, commits, one, two } = roomWithTwo()
    room.receive(one.seat, { counter: 1, batchId: 'a', payload: edit('x') })
    await until(() => commits.length === 1)
    expect([one.heard, two.heard]).toEqual([[], []])
    commits[0]?.end()
    await until(() => two.heard.length === 1 && one.heard.length === 1)
    expect([one.acks(), one.edits().length, two.edits().length]).toEqual([[1], 0, 1])
  })

  it('[R1][R2][R13] commits together what arrives meanwhile, in its order, each with its author, and relays it as one frame', async () => {
    const { room, commits, one, two, seat } = roomWithTwo()
    const three = seat(3)
    for (const [at, batchId] of ['a', 'b', 'c'].entries())
      room.receive(one.seat, { counter: at + 1, batchId, payload: edit(batchId) })
    room.receive(two.seat, { counter: 1, batchId: 'd', payload: edit('d') })
    await until(() => commits.length === 1)
    commits[0]?.end()
    await until(() => commits.length === 2)
    expect(commits.map(({ rows }) => rows.map((row) => row.batchId))).toEqual([['a'], ['b', 'c', 'd']])
    expect(commits[1]?.rows.map((row) => row.authorId)).toEqual(['person 1', 'person 1', 'person 2'])
    commits[1]?.end()
    await until(() => three.edits().length === 4)
    expect(three.heard.map(({ name }) => name)).toEqual(['edits', 'edits'])
    expect([one.edits().length, two.edits().length]).toEqual([1, 3])
  })

  it('[R4][R7][R14][R19] relays nothing that the database refused, and takes nothing more from that seat', async () => {
    const { room, commits, one, two } = roomWithTwo()
    room.receive(one.seat, { counter: 1, batchId: REFUSED, payload: edit('x') })
    await until(() => commits.length === 1)
    room.receive(one.seat, { counter: 2, batchId: 'later', payload: edit('y') })
    commits[0]?.end()
    await until(() => one.refused.length === 1)
    await room.drained
    expect(commits.length, 'what built on it is not stored').toBe(1)
    expect([two.edits(), two.refused], 'and everybody reads what is').toEqual([[], ['cut']])
    expect([one.refused, one.acks()]).toEqual([['document-frozen'], []])
  })

  it('[R3][R19] acknowledges nothing of a commit that failed, and ends the connection, so that it comes again', async () => {
    const { room, commits, one, two } = roomWithTwo()
    room.receive(one.seat, { counter: 1, batchId: 'a', payload: edit('x') })
    await until(() => commits.length === 1)
    commits[0]?.fail()
    await until(() => one.refused.length === 1)
    expect([one.refused, one.acks(), two.heard]).toEqual([['cut'], [], []])
    expect(two.refused, 'nobody knows whether it is stored, so everybody reads again').toEqual(['cut'])
    await room.drained
  })

  it('[R4][R5][R19] breaks where words that were not known here are there already: nobody was told of them, and they may be others', async () => {
    const { room, commits, one, two } = roomWithTwo()
    room.receive(one.seat, { counter: 1, batchId: RESENT, payload: edit('x') })
    await until(() => commits.length === 1)
    commits[0]?.end()
    await until(() => one.refused.length === 1)
    expect([one.refused, two.refused, one.heard, two.heard]).toEqual([['cut'], ['cut'], [], []])
  })

  it('[R5] acknowledges a deletion that was stored already, and passes it on to whoever may lack it', async () => {
    const { room, commits, one, two } = roomWithTwo()
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getText('words').insert(0, 'x')
    doc.getText('words').delete(0, 1)
    for (const [at, payload] of updates.entries()) {
      room.receive(one.seat, { counter: at + 1, batchId: at === 1 ? RESENT : 'first', payload })
      await until(() => commits.length === at + 1)
      commits[at]?.end()
      await until(() => one.acks().at(-1) === at + 1)
    }
    expect([two.edits().length, one.refused]).toEqual([2, []])
  })

  it('[R5][R13] takes what is typed on into one row, and stores nothing again that is known', async () => {
    const { room, commits, one, two } = roomWithTwo()
    const keys = typed('abcde')
    const press = (at: number, counter = at + 1) =>
      room.receive(one.seat, { counter, batchId: `batch ${at}`, payload: keys[at] as Uint8Array })
    press(0)
    await until(() => commits.length === 1)
    for (const at of [1, 2, 3]) press(at)
    press(2, 5)
    press(4, 6)
    commits[0]?.end()
    await until(() => commits.length === 2)
    expect(commits[1]?.rows.map(({ batchId }) => batchId)).toEqual(['batch 1', 'batch 4'])
    commits[1]?.end()
    await until(() => one.acks().at(-1) === 6)
    const doc = new Y.Doc()
    for (const update of two.edits()) Y.applyUpdate(doc, update)
    expect(doc.getText('words').toString()).toBe('abcde')
    press(3, 7)
    await until(() => one.acks().at(-1) === 7)
    expect(commits.length).toBe(2)
    room.close()
  })

  it('[R13][R19] breaks where a row that grew is there already: what it took in may not be', async () => {
    const { room, commits, one } = roomWithTwo()
    const keys = typed('abc')
    const send = (at: number, batchId: string) =>
      room.receive(one.seat, { counter: at + 1, batchId, payload: keys[at] as Uint8Array })
    send(0, 'first')
    await until(() => commits.length === 1)
    send(1, RESENT)
    send(2, 'third')
    commits[0]?.end()
    await until(() => commits.length === 2)
    commits[1]?.end()
    await until(() => one.refused.length === 1)
    expect(one.refused).toEqual(['cut'])
    room.close()
  })

  it('[R11] sends somebody who joins what was committed since they read', async () => {
    const { room, commits, one, seat } = roomWithTwo()
    const mark = room.mark
    room.receive(one.seat, { counter: 1, batchId: 'a', payload: edit('x') })
    await until(() => commits.length === 1)
    commits[0]?.end()
    await until(() => one.acks().length === 1)
    const late = seat(3)
    room.leave(late.seat)
    room.join(late.seat, mark)
    expect(late.edits().length).toBe(1)
  })

  it('[R15] refuses what waits for words that never came, and what writes on as somebody else', async () => {
    const { room, commits, one, two } = roomWithTwo()
    const [first, second, third] = typed('abc') as [Uint8Array, Uint8Array, Uint8Array]
    room.receive(one.seat, { counter: 1, batchId: 'a', payload: first })
    await until(() => commits.length === 1)
    room.receive(two.seat, { counter: 1, batchId: 'b', payload: second })
    expect(two.refused).toEqual(['not-their-words'])
    room.receive(one.seat, { counter: 2, batchId: 'c', payload: third })
    expect(one.refused).toEqual(['words-missing'])
  })
})

describe('cursors', () => {
  it('[R17] go out at once, then merged: the newest of each person, and to somebody who joins later too', async () => {
    const { room, one, two, seat } = roomWithTwo()
    const cursors = (heard: { name: string; body: Uint8Array }[]) =>
      heard
        .filter(({ name }) => name === 'presence')
        .map(({ body }) => readCursors(body).map(({ id, bytes }) => `${id}:${readCursor(bytes)?.head.item?.clock}`))
    const at = (clock: number) => {
      const head = { item: { client: 1, clock } }
      return cursorBytes({ anchor: head, head })
    }
    for (const place of [1, 2, 3]) room.cursors.move(one.seat, at(place))
    room.cursors.move(two.seat, at(9))
    expect(cursors(two.heard)).toEqual([['1:1']])
    await until(() => cursors(two.heard).length === 2)
    expect(cursors(two.heard)[1]).toEqual(['1:3', '2:9'])
    room.leave(one.seat)
    const late = seat(3)
    expect(cursors(late.heard)).toEqual([['2:9']])
    room.close()
  })
})

describe('the rules in SPEC.md', () => {
  it('each have a test that names them, and no test names another', () => {
    const rules = new Set(
      [...readFileSync(new URL('../../server/SPEC.md', import.meta.url), 'utf8').matchAll(/\*\*(R\d+)\*\*/g)].map(
        ([, rule]) => rule,
      ),
    )
    const named = new Set(
      readdirSync(new URL('.', import.meta.url)).flatMap((file) =>
        [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/\[(R\d+)\]/g)].map(([, rule]) => rule),
      ),
    )
    expect([...rules].sort()).toEqual([...named].sort())
  })

  it('[R10] nobody is seated by an answer of before rights changed: the policy is asked again', async () => {
    const rooms = new Rooms(
      heldLog().log,
      async () => wholeOf([]),
      () => {},
    )
    const place = { councilId: 'c', documentId: 'd' }
    const may: ('write' | undefined)[] = ['write', undefined]
    let asked = 0
    let sat = 0
    const read = async () => {
      const access = may[asked++]
      if (asked === 1) rooms.outdate()
      return access && { ...place, bytes: 0, check: () => new UpdateCheck(), whole: wholeOf([]) }
    }
    const sit = () => {
      sat++
      return roomWithTwo().one.seat
    }
    await rooms.admit('d', read, () => {}, sit)
    expect([asked, sat]).toEqual([2, 0])
    may[2] = 'write'
    await rooms.admit('d', read, () => {}, sit)
    expect([asked, sat], 'whoever may is seated').toEqual([3, 1])
  })
})
