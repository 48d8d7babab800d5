import type { TextPart } from '@/db/find-text'
import { readTextLog, readTextMarks } from '@/db/text-log'
import { readContents, type UpdateCheck } from './check-update'
import { mergedOf } from './merged'
import { mergedLately } from './merged-lately'

/** A text as it is stored: one update with everything, its size in the log, and what is to be known of it. */
export type WholeText = { update: Uint8Array; bytes: number; teach: (check: UpdateCheck) => void }

/** `parts` in their order: the snapshot, where there is one, and the log after it; `update` is all of them merged. */
export const wholeOf = (
  parts: readonly TextPart[],
  update = mergedOf(parts.map(({ payload }) => payload)),
): WholeText => ({
  update,
  bytes: parts.reduce((sum, { payload }) => sum + payload.byteLength, 0),
  teach: (known) => {
    for (const { payload, authorId, owners } of parts) {
      const contents = readContents(payload)
      if (contents) known.addStored(contents, (client) => (owners ? owners[client] : authorId))
    }
  },
})

/** The same of a text that may have been opened lately. */
export async function wholeTextOf(documentId: string, parts: readonly TextPart[]): Promise<WholeText> {
  const payloads = parts.map(({ payload }) => payload)
  return wholeOf(parts, await mergedLately(documentId, payloads))
}

/** However the clocks stand: every row, the youngest too. */
const ALL = -3600

/** For the server itself, of a text that somebody with a right to it has open: nobody's eyes see what this gives. */
export async function readWholeText(place: { councilId: string; documentId: string }): Promise<WholeText> {
  const { snapshot, rows } = await readTextLog(place, ALL)
  const first = snapshot ? [{ payload: snapshot.state, authorId: '', owners: snapshot.owners }] : []
  const after = rows.map(({ payload, authorId }) => ({ payload, authorId, owners: null }))
  return wholeTextOf(place.documentId, [...first, ...after])
}

/** For each text a mark that changes whenever its log does, in the order asked. */
export const textMarks = (places: readonly { councilId: string; documentId: string }[]): Promise<string[]> =>
  readTextMarks(places)
