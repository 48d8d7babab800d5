import * as Y from 'yjs'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { Known } from './known'
import { mayOpenDocument } from './policy'
import { loadDocument, loadText } from './store'
import { type WholeText, wholeOf } from './whole-text'

export type OpenDocument = { documentId: string; stateVector?: Uint8Array }

/** What this person may do with this text, what is known of it, how many rows its log has, and everything in it that they do not have yet, as one Yjs update. */
export const openDocument = (caller: Caller, input: OpenDocument) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayOpenDocument(actor, await loadDocument(tx, actor, input.documentId))
    if (!permit.ok) return permit
    const { access, councilId, assessmentId, questionId, id } = permit.value.thing
    const parts = await loadText(tx, id)
    const whole = wholeOf(parts)
    const hasSome = input.stateVector !== undefined && input.stateVector.length > 1
    return ok({
      access,
      councilId,
      assessmentId,
      questionId,
      documentId: id,
      person: { id: actor.userId as string, name: actor.userName },
      bytes: whole.bytes,
      rows: parts.filter(({ owners }) => owners === null).length,
      whole,
      update: hasSome ? Y.diffUpdate(whole.update, input.stateVector as Uint8Array) : whole.update,
      known: () => knownOf(whole),
    })
  })

function knownOf(whole: WholeText): Known {
  const known = new Known()
  whole.teach(known)
  return known
}
