import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { demoId } from '@/db/demo-id'
import type { Caller } from '@/db/gate'
import { appendUpdates, readTextLog } from '@/db/text-log'
import type { Anchor } from '@/lib/comment/comment'
import { viewQuestion } from '@/lib/score/view-question'
import { positionsOf } from '@/lib/text/anchor/positions'
import { lettersIn } from '@/lib/text/anchor/watch-letters'
import { type At, type Cast, done } from './cast'
import { composeText } from './compose-text'

/** Puts an answer into its text, as its author would have typed it. */
export async function write(cast: Cast, at: At, author: string, daysAgo: number, place: number, lines: string[]) {
  const by = cast(author, daysAgo)
  await put(by, await done('open a question', viewQuestion(by, at)), 1000 + place, lines)
}

/** However young its edits are. */
const EVERYTHING = -3600

/** Words of an answer as somebody selects them. */
export async function wordsIn(by: Caller, at: At, words: string): Promise<Anchor | undefined> {
  const { council, documentId } = await done('open a question', viewQuestion(by, at))
  const { snapshot, rows } = await readTextLog({ councilId: demoId(council.slug), documentId }, EVERYTHING)
  const doc = new Y.Doc()
  if (snapshot) Y.applyUpdate(doc, snapshot.state)
  for (const { payload } of rows) Y.applyUpdate(doc, payload)
  const letters = lettersIn(doc)
  const first = letters.text.indexOf(words)
  if (first < 0) return undefined
  const { start, end } = positionsOf({ first: letters.idAt(first), last: letters.idAt(first + words.length - 1) })
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  return { start: base64(start), end: base64(end), quote: words }
}

/** Puts words into the text of a view. */
export const put = (
  by: Caller,
  { council, documentId }: { council: { slug: string }; documentId: string },
  clientId: number,
  lines: string[],
) =>
  appendUpdates([
    {
      ...{ councilId: demoId(council.slug), documentId, authorId: by.userId, batchId: randomUUID() },
      payload: composeText(lines, clientId),
    },
  ])

export const writerOf = (code: string) =>
  code.startsWith('3')
    ? 'finance'
    : code.startsWith('1')
      ? 'officer'
      : code.startsWith('4')
        ? 'chief.executive'
        : 'lead'
