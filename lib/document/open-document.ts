import * as Y from 'yjs'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { Known, readContents } from './known'
import { mayOpenDocument } from './policy'
import { loadDocument, loadText, type TextPart } from './store'

export type OpenDocument = { documentId: string; stateVector?: Uint8Array }

/** What this person may do with this text, what is known of it, how many rows its log has, and everything in it that they do not have yet, as one Yjs update. */
export const openDocument = (caller: Caller, input: OpenDocument) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayOpenDocument(actor, await loadDocument(tx, actor, input.documentId))
    if (!permit.ok) return permit
    const { access, councilId, assessmentId, questionId, id } = permit.value.thing
    const parts = await loadText(tx, id)
    const whole = Y.mergeUpdates(parts.map(({ payload }) => payload))
    const hasSome = input.stateVector !== undefined && input.stateVector.length > 1
    return ok({
      access,
      councilId,
      assessmentId,
      questionId,
      documentId: id,
      person: { id: actor.userId as string, name: actor.userName },
      bytes: parts.reduce((sum, { payload }) => sum + payload.byteLength, 0),
      rows: parts.filter(({ owners }) => owners === null).length,
      update: parts.length === 0 ? NOTHING : hasSome ? Y.diffUpdate(whole, input.stateVector as Uint8Array) : whole,
      known: () => knownOf(parts),
    })
  })

function knownOf(parts: TextPart[]): Known {
  const known = new Known()
  for (const { payload, authorId, owners } of parts) {
    const contents = readContents(payload)
    if (contents) known.addStored(contents, (client) => (owners ? owners[client] : authorId))
  }
  return known
}

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())
