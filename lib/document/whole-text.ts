import * as Y from 'yjs'
import type { TextPart } from '@/db/find-text'
import { readTextLog, readTextMarks } from '@/db/text-log'
import { type Known, readContents } from './known'

/** A text as it is stored: one update with everything, its size in the log, and what is to be known of it. */
export type WholeText = { update: Uint8Array; bytes: number; teach: (known: Known) => void }

/** `parts` in their order: the snapshot, where there is one, and the log after it. */
export const wholeOf = (parts: readonly TextPart[]): WholeText => ({
  update: merged(parts.map(({ payload }) => payload)),
  bytes: parts.reduce((sum, { payload }) => sum + payload.byteLength, 0),
  teach: (known) => {
    for (const { payload, authorId, owners } of parts) {
      const contents = readContents(payload)
      if (contents) known.addStored(contents, (client) => (owners ? owners[client] : authorId))
    }
  },
})

/** What is one already is not read to be merged. */
const merged = ([first = NOTHING, ...others]: Uint8Array[]) =>
  others.length === 0 ? first : Y.mergeUpdates([first, ...others])

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())
/** However the clocks stand: every row, the youngest too. */
const ALL = -3600

/** For the server itself, of a text that somebody with a right to it has open: nobody's eyes see what this gives. */
export async function readWholeText(place: { councilId: string; documentId: string }): Promise<WholeText> {
  const { snapshot, rows } = await readTextLog(place, ALL)
  const first = snapshot ? [{ payload: snapshot.state, authorId: '', owners: snapshot.owners }] : []
  return wholeOf([...first, ...rows.map(({ payload, authorId }) => ({ payload, authorId, owners: null }))])
}

/** For each text a mark that changes whenever its log does, in the order asked. */
export const textMarks = (places: readonly { councilId: string; documentId: string }[]): Promise<string[]> =>
  readTextMarks(places)
