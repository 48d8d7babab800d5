import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendUpdates } from '@/db/text-log'
import type { NodeMessage } from '@/lib/sync/server/node-message'
import { Replication } from '@/lib/sync/server/replication'
import { Rooms } from '@/lib/sync/server/rooms'
import type { Seat } from '@/lib/sync/server/seat'
import { openUpdateLog } from '@/lib/sync/server/update-log'
import { readWholeText, textMarks } from '@/lib/sync/server/whole-text'
import { readEdits, readFrame, readSaved } from '@/lib/sync/wire/frame'
import { openText } from '@/lib/text/open-text'
import { buildWorld } from '../kit/world'

/** Two nodes in one process, on a real log, with a way between them that loses what the test wants lost. */
async function world() {
  const { council, documentId } = await buildWorld({ people: { officer: 2 } })
  const hearing: ((word: NodeMessage) => void)[] = []
  const way = { isUp: true, loses: (_: NodeMessage): boolean => false, words: [] as NodeMessage[], looks: false }
  type Rows = Parameters<typeof appendUpdates>[0]
  /** Whether commits are answered, and, where they are late, those that are given up and will land. */
  const database = { answers: true, late: undefined as Rows[] | undefined }
  const commit = async (rows: Rows) => {
    if (database.late) {
      database.late.push(rows)
      throw new Error('the connection broke while it committed')
    }
    const appended = await appendUpdates(rows)
    if (!database.answers) throw new Error('the answer to a commit was lost')
    return appended
  }
  let reads = 0
  const node = () => {
    const name = randomUUID()
    const read = async (place: Parameters<typeof readWholeText>[0]) => {
      reads++
      return readWholeText(place)
    }
    let last = 0
    const presence = { nextId: () => ++last, here: () => {}, gone: () => {} }
    const spread = new Replication(
      name,
      {
        isUp: () => way.isUp,
        hear: (heard) => void hearing.push(heard),
        send: (word) => {
          way.words.push(word)
          if (!way.loses(word)) for (const heard of hearing) heard(word)
        },
      },
      async (places) => (way.looks ? textMarks(places) : []),
      presence,
    )
    const rooms = new Rooms(openUpdateLog(commit), read, () => {}, spread)
    spread.begin(rooms)
    return { rooms, spread, nextId: presence.nextId }
  }
  const nodes = [node(), node()] as const
  /** Somebody who types on one of the two nodes, and whatever they hear in their own copy of the text. */
  const sit = async (at: 0 | 1, officer: 0 | 1) => {
    const person = council.person('officer', officer)
    const doc = new Y.Doc()
    const refused: string[] = []
    const seat: Seat = {
      presenceId: nodes[at].nextId(),
      number: 0,
      person: { id: person.userId, name: 'N', colour: '#2f5d8a' },
      council: council.slug,
      access: 'write',
      write: ({ packet }) => {
        const { name, body } = readFrame(packet)
        const edits = name === 'edits' ? readEdits(body) : name === 'saved' ? readSaved(body).edits : []
        for (const edit of edits) Y.applyUpdate(doc, edit, 'heard')
      },
      refuse: (_, kind) => refused.push(kind),
      cut: () => refused.push('cut'),
    }
    const read = async () => {
      const opened = await openText(person, { documentId })
      return opened.ok ? opened.value : undefined
    }
    await nodes[at].rooms.admit(
      documentId,
      read,
      () => {},
      (_, { update }) => {
        Y.applyUpdate(doc, update, 'heard')
        return seat
      },
    )
    let counter = 0
    const send = (payload: Uint8Array, batchId: string = randomUUID()) =>
      nodes[at].rooms.get(documentId)?.receive(seat, { counter: ++counter, batchId, payload })
    doc.on('update', (payload: Uint8Array, origin: unknown) => origin !== 'heard' && send(payload))
    const words = doc.getText('words')
    return {
      seat,
      doc,
      refused,
      send,
      leave: () => {
        const room = nodes[at].rooms.get(documentId)
        if (room) nodes[at].rooms.leave(room, seat)
      },
      type: (more: string) => words.insert(words.length, more),
      remove: (length: number) => words.delete(0, length),
      text: () => words.toString(),
    }
  }
  const stored = async () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await readWholeText({ councilId: council.id, documentId })).update)
    return doc.getText('words').toString()
  }
  return { way, database, nodes, sit, stored, reads: () => reads, documentId }
}
let w: Awaited<ReturnType<typeof world>>
beforeEach(async () => {
  w = await world()
})
afterEach(() => {
  for (const { spread } of w.nodes) spread.silence()
})
const until = (look: () => unknown, wanted: unknown) =>
  expect.poll(look, { timeout: 10_000, interval: 5 }).toEqual(wanted)
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))
/** An update of a Yjs client that says this. */
const said = (clientID: number, words: string) => {
  const doc = Object.assign(new Y.Doc(), { clientID })
  doc.getText('words').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}
const isEdits = (word: NodeMessage) => word.kind === 'edits'

describe('what passes between two nodes', () => {
  it('[R30] is one word for each commit, and needs no reading', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    one.type('a')
    await until(two.text, 'a')
    for (const letter of 'bcdef') one.type(letter)
    await until(two.text, 'abcdef')
    const sent = w.way.words.flatMap((word) => (word.kind === 'edits' ? [word.edits.length] : []))
    expect(sent.length).toBeLessThan(5)
    two.remove(3)
    await until(one.text, 'def')
    expect(w.reads()).toBe(0)
  })

  it('[R30] is told of the last words of somebody who left before they were stored, and left the room empty', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    one.type('the last ')
    one.leave()
    await until(two.text, 'the last ')
    expect([w.nodes[0].rooms.size, w.reads()]).toEqual([0, 0])
  })

  it('[R31] is read again where a word was lost, though nothing follows on it', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    one.type('heard ')
    await until(two.text, 'heard ')
    w.way.loses = isEdits
    one.type('lost ')
    await until(w.stored, 'heard lost ')
    await until(two.text, 'heard lost ')
    one.remove(6)
    await until(w.stored, 'lost ')
    await until(two.text, 'lost ')
  })

  it('[R19][R31] is read again where a room ended whose last commit was not answered, though somebody refused still sits in it', async () => {
    const [one, two, refused] = [await w.sit(0, 0), await w.sit(1, 1), await w.sit(0, 1)]
    refused.send(new Uint8Array([1, 2, 3]))
    expect(refused.refused).toEqual(['malformed-update'])
    w.database.answers = false
    let lost = 0
    w.way.loses = ({ kind }) => kind === 'beat' && lost++ === 0 // that it is told again counts
    one.type('stored and not answered')
    one.leave()
    await until(two.text, 'stored and not answered')
    expect(w.nodes[0].rooms.size).toBe(0)
  })

  it('[R19][R33] is read again later, where a commit lands that was given up and its writer is gone', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    w.database.late = []
    one.type('landed late')
    one.leave()
    await until(() => w.database.late?.length, 1)
    const [given] = w.database.late
    w.database.late = undefined
    const there = await w.sit(0, 1)
    expect(there.text()).toBe('')
    await appendUpdates(given ?? [])
    await until(() => [there.text(), two.text()], ['landed late', 'landed late'])
    there.type(', and on')
    await until(two.text, 'landed late, and on')
  })

  it('[R32] is asked of PostgreSQL while the way is away', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    w.way.isUp = false
    w.way.looks = true
    w.way.words = []
    one.type('one ')
    await until(two.text, 'one ')
    two.type('two ')
    await until(one.text, 'one two ')
    expect(w.way.words).toEqual([])
    w.way.isUp = true
    one.type('three')
    await until(two.text, 'one two three')
    expect(w.way.words.some(isEdits)).toBe(true)
  })

  it('[R30][R37] is read of a node that has ended while a commit was under way', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    w.way.looks = true
    one.type('one ')
    await until(two.text, 'one ')
    await pause(3_500) // by now each is sure of the other
    one.type('two')
    w.nodes[0].spread.close()
    await until(w.stored, 'one two')
    await until(two.text, 'one two')
  })

  it('[R33] is not waited for by a room in which somebody sits who has read more', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    w.way.loses = () => true
    one.type('only in the log ')
    await until(w.stored, 'only in the log ')
    const reads = w.reads()
    const late = await w.sit(1, 0)
    expect([late.text(), two.text()]).toEqual(['only in the log ', 'only in the log '])
    late.type('and on')
    await until(w.stored, 'only in the log and on')
    expect([late.refused, two.refused, w.reads() - reads]).toEqual([[], [], 0])
  })

  it('[R4][R5] passes on nothing that is not stored: another edit under a batch id that is there already', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    const batchId = randomUUID()
    one.send(said(77, 'this'), batchId)
    await until(two.text, 'this')
    one.send(said(78, 'that'), batchId)
    await until(() => one.refused, ['cut'])
    expect([two.text(), await w.stored()]).toEqual(['this', 'this'])
  })

  it('[R34] ends the room where two nodes took different words under one Yjs client, and leaves others alone', async () => {
    const [one, two] = [await w.sit(0, 0), await w.sit(1, 1)]
    one.send(said(77, 'this'))
    two.send(said(77, 'that'))
    await until(() => [one.refused, two.refused], [['read-again'], ['read-again']])
    const [again, other] = [await w.sit(0, 0), await w.sit(1, 1)]
    expect([again.text(), other.text()]).toEqual([await w.stored(), await w.stored()])
    again.type('!')
    await until(other.text, again.text())
  })

  it('[R30] brings what came while somebody was reading', async () => {
    const one = await w.sit(0, 0)
    const sitting = w.sit(1, 1)
    for (const letter of 'abcdef') one.type(letter)
    const two = await sitting
    await until(two.text, 'abcdef')
    expect(w.way.words.some(isEdits)).toBe(true)
  })

  const peopleAt = (at: 0 | 1) => () => w.nodes[at].rooms.get(w.documentId)?.people().length

  it('[R35] the last of a node who leaves is gone on the others too', async () => {
    const [one] = [await w.sit(0, 0), await w.sit(1, 1)]
    await until(peopleAt(1), 2)
    one.leave()
    await until(peopleAt(1), 1)
  })

  it('[R35] whoever left is gone though the word of it was lost', async () => {
    const [, one] = [await w.sit(0, 0), await w.sit(0, 1), await w.sit(1, 1)]
    await until(() => [peopleAt(0)(), peopleAt(1)()], [3, 3])
    let lost = 0
    w.way.loses = ({ kind }) => kind === 'people' && lost++ === 0
    one.leave()
    await until(() => lost > 0, true)
    await until(peopleAt(1), 2)
  })

  it('[R19][R35] somebody refused who leaves a room that has ended says nothing of those in the next', async () => {
    const [, refused] = [await w.sit(0, 0), await w.sit(0, 1), await w.sit(1, 1)]
    const old = w.nodes[0].rooms.get(w.documentId)
    refused.send(new Uint8Array([1, 2, 3]))
    old?.break()
    await w.sit(0, 0)
    await w.sit(0, 0)
    await until(peopleAt(1), 3)
    old?.leave(refused.seat)
    await w.sit(0, 0) // is told of after it
    await until(peopleAt(1), 4)
  })
})
