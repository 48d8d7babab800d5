import * as Y from 'yjs'
import { type Caller, findText, type TextPart } from '@/db/gate'
import { ok, refuse } from '../result'
import { Known, readContents } from './known'
import { mayOpenDocument } from './policy'

export type OpenDocument = { documentId: string; stateVector?: Uint8Array }

/** What this person may do with this text, what is known of it, how many rows its log has, and everything in it that they do not have yet, as one Yjs update. */
export async function openDocument(caller: Caller, input: OpenDocument) {
  const found = await findText(caller, input.documentId)
  if (!found) return refuse({ kind: 'not-found' } as const)
  const { actor, document, parts } = found
  const permit = mayOpenDocument(actor, document)
  if (!permit.ok) return permit
  const { access, councilId, assessmentId, questionId, id } = permit.value.thing
  const [first = NOTHING, ...others] = parts.map(({ payload }) => payload)
  const whole = others.length === 0 ? first : Y.mergeUpdates([first, ...others])
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
    update: hasSome && parts.length > 0 ? Y.diffUpdate(whole, input.stateVector as Uint8Array) : whole,
    known: () => knownOf(parts),
  })
}

const knownOf = (parts: readonly TextPart[]) =>
  new Known((known) => {
    for (const { payload, authorId, owners } of parts) {
      const contents = readContents(payload)
      if (contents) known.addStored(contents, (client) => (owners ? owners[client] : authorId))
    }
  })

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())
