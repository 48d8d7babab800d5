import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Append, Appended } from '@/db/gate'
import type { Relayed } from '@/lib/document/protocol'
import { openUpdateLog } from '@/lib/document/update-log'
import { Room, type Seat } from '@/server/room'

const edit = (words: string) => {
  const doc = new Y.Doc()
  doc.getText('words').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

/** A log whose commits end when the test says so. */
function heldLog() {
  const commits: { rows: readonly Append[]; end: () => void }[] = []
  let seq = 0
  const log = openUpdateLog(
    (rows) =>
      new Promise<Appended[]>((stored) => {
        const end = () =>
          stored(
            rows
              .filter((row) => row.batchId !== 'refused')
              .map((row) => ({ documentId: row.documentId, batchId: row.batchId, seq: ++seq })),
          )
        commits.push({ rows, end })
      }),
  )
  return { log, commits }
}

function roomWithTwo() {
  const { log, commits } = heldLog()
  const room = new Room('council', 'document', 'question', 0, log)
  const seat = (n: number, access: 'read' | 'write' = 'write') => {
    const heard: Relayed[] = []
    const made: Seat = {
      presenceId: n,
      person: { id: `person ${n}`, name: 'N', colour: '#2f5d8a' },
      council: 'c',
      access,
      send: (_, relayed) => heard.push(relayed),
    }
    room.join(made, 0)
    return { seat: made, heard }
  }
  return { room, commits, one: seat(1), two: seat(2), seat }
}
const turn = () => new Promise((over) => setTimeout(over, 0))

describe('a room', () => {
  it('[R3][R4] acknowledges and relays an edit only after its commit', async () => {
    const { room, commits, one, two } = roomWithTwo()
    let answered: unknown
    void room.receive(one.seat, 'a', edit('x')).then((answer) => {
      answered = answer
    })
    await turn()
    expect([answered, two.heard.length]).toEqual([undefined, 0])
    commits[0]?.end()
    await turn()
    expect(answered).toEqual({ ok: true, seq: 1 })
    expect([two.heard.length, one.heard.length]).toEqual([1, 0])
  })

  it('[R1][R2][R13] commits together what arrives meanwhile, in its order, each with its author', async () => {
    const { room, commits, one, two } = roomWithTwo()
    for (const batch of ['a', 'b', 'c']) void room.receive(one.seat, batch, edit(batch))
    void room.receive(two.seat, 'd', edit('d'))
    commits[0]?.end()
    await turn()
    expect(commits.map(({ rows }) => rows.map((row) => row.batchId))).toEqual([['a'], ['b', 'c', 'd']])
    expect(commits[1]?.rows.map((row) => row.authorId)).toEqual(['person 1', 'person 1', 'person 2'])
  })

  it('[R4][R7] relays nothing that the database refused', async () => {
    const { room, commits, one, two } = roomWithTwo()
    const answer = room.receive(one.seat, 'refused', edit('x'))
    commits[0]?.end()
    expect(await answer).toEqual({ ok: false, kind: 'document-frozen' })
    expect(two.heard).toEqual([])
  })

  it('[R11] sends somebody who joins what was committed since they read', async () => {
    const { room, commits, one, seat } = roomWithTwo()
    const answer = room.receive(one.seat, 'a', edit('x'))
    commits[0]?.end()
    await answer
    expect(seat(3).heard.map((relayed) => relayed.seq)).toEqual([1])
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
})
