import type { ReviewActor } from '@/db/gate'
import type { ConversationId, ReviewId } from '@/db/ids'
import { peerMay } from '../access/access'
import { mint, type Permit } from '../permit'
import type { ReportRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

export type Heard = { id: ConversationId; authorId: string }
type Room = { reviewId: ReviewId; of: Heard | undefined }

/** A cleared peer notes what they heard, and changes or takes out what is theirs, as long as they are in the room. */
export function mayNote(
  actor: ReviewActor,
  of: Heard | 'gone' | undefined,
): Result<Permit<'note-heard', Room>, ReportRefusal> {
  if (!peerMay(actor, 'write-finding')) return refuse({ kind: 'not-found' })
  if (!actor.cleared) return refuse({ kind: 'conflict-awaited' })
  if (of === 'gone') return refuse({ kind: 'not-found' })
  if (of && of.authorId !== actor.userId) return refuse({ kind: 'only-its-author' })
  return ok(mint('note-heard', actor, { reviewId: actor.reviewId, of }))
}
