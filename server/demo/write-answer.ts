import { randomUUID } from 'node:crypto'
import { demoId } from '@/db/demo-id'
import type { Caller } from '@/db/gate'
import { appendUpdates } from '@/db/text-log'
import { viewQuestion } from '@/lib/score/view-question'
import { type At, type Cast, done } from './cast'
import { composeText } from './compose-text'

/** Puts an answer into its text, as its author would have typed it. */
export async function write(cast: Cast, at: At, author: string, daysAgo: number, place: number, lines: string[]) {
  const by = cast(author, daysAgo)
  await put(by, await done('open a question', viewQuestion(by, at)), 1000 + place, lines)
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
