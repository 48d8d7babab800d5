import * as Y from 'yjs'
import { findText, type TextPart } from '@/db/find-text'
import type { Caller } from '@/db/gate'
import { ok, refuse } from '../result'
import { UpdateCheck } from '../sync/server/check-update'
import type { Tail } from '../sync/server/compactor'
import { wholeTextOf } from '../sync/server/whole-text'
import { mayOpenText } from './policy'

export type OpenText = { documentId: string; stateVector?: Uint8Array }

/** What this person may do with this text, what is known of it, how long its log is, and everything in it that they do not have yet, as one Yjs update. */
export async function openText(caller: Caller, input: OpenText) {
  const found = await findText(caller, input.documentId)
  if (!found) return refuse({ kind: 'not-found' })
  const { actor, document, parts } = found
  const permit = mayOpenText(actor, document)
  if (!permit.ok) return permit
  const { access, isFrozen, councilId, assessmentId, id } = permit.value.thing
  const whole = await wholeTextOf(id, parts)
  const hasSome = input.stateVector !== undefined && input.stateVector.length > 1 && parts.length > 0
  return ok({
    access,
    isFrozen,
    councilId,
    assessmentId,
    documentId: id,
    person: { id: actor.userId, name: actor.userName },
    bytes: whole.bytes,
    tail: tailOf(parts),
    whole,
    update: hasSome ? Y.diffUpdate(whole.update, input.stateVector as Uint8Array) : whole.update,
    check: () => new UpdateCheck(whole.teach),
  })
}

/** The snapshot comes first, where there is one. */
function tailOf(parts: readonly TextPart[]): Tail {
  const snapshot = parts[0]?.owners ? parts[0].payload.byteLength : 0
  const bytes = parts.reduce((sum, { payload }) => sum + payload.byteLength, 0) - snapshot
  return { rows: parts.length - (snapshot > 0 ? 1 : 0), bytes, snapshot }
}
