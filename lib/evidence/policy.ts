import type { Actor } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import type { AssessmentState } from '../assessment/assessment'
import { mint, type Permit } from '../permit'
import type { EvidenceRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { type AttachTo, type Audience, isRestricted } from './evidence'
import type { EvidenceRow } from './store'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, EvidenceRefusal>
type Place = { id: AssessmentId; state: AssessmentState }

/** Whoever writes the answer backs it, everywhere or where assigned. What they could not see themselves they cannot restrict. */
export function mayAttach(
  actor: Actor,
  a: Place | undefined,
  question: AttachTo['question'] | undefined,
  audience?: Audience,
): Judged<'attach-evidence', AttachTo> {
  if (!a || !question) return refuse({ kind: 'not-found' })
  const attaches = may(actor, 'attach') || (may(actor, 'attach-assigned') && question.isMine)
  if (!attaches) return refuse({ kind: 'only-writers-attach' })
  if (!isTimeFor('attach', a.state)) return refuse({ kind: 'evidence-is-frozen' })
  if (audience && isRestricted(audience) && !may(actor, 'see-restricted'))
    return refuse({ kind: 'contributor-cannot-restrict', field: 'audience' })
  return ok(mint('attach-evidence', actor, { assessmentId: a.id, question }))
}

/** Those who tidy take evidence away, and whoever added it while they still write there. */
export function mayRemove(
  actor: Actor,
  a: Place | undefined,
  question: AttachTo['question'] | undefined,
  item: EvidenceRow | undefined,
): Judged<'remove-evidence', EvidenceRow> {
  if (!item || !maySee(actor, item).ok) return refuse({ kind: 'not-found' })
  const writes = mayAttach(actor, a, question)
  if (!writes.ok) return writes
  if (item.removedAt) return refuse({ kind: 'evidence-already-removed' })
  const tidies = may(actor, 'tidy-evidence')
  if (!tidies && item.addedBy !== actor.userId) return refuse({ kind: 'only-adder-or-officer-removes' })
  return ok(mint('remove-evidence', actor, item))
}

/** Exempt and confidential evidence exists only for those who may see it. Removed things stay listed for who saw them. */
export function maySee(actor: Actor, item: EvidenceRow | undefined): Judged<'see-evidence', EvidenceRow> {
  if (!item) return refuse({ kind: 'not-found' })
  if (isRestricted(item.audience) && !may(actor, 'see-restricted')) return refuse({ kind: 'not-found' })
  return ok(mint('see-evidence', actor, item))
}

/** What was removed is no longer handed out, to anybody. */
export function mayOpen(actor: Actor, item: EvidenceRow | undefined): Judged<'open-evidence', EvidenceRow> {
  const seen = maySee(actor, item)
  if (!seen.ok) return seen
  if (seen.value.thing.removedAt) return refuse({ kind: 'evidence-already-removed' })
  return ok(mint('open-evidence', actor, seen.value.thing))
}

/** Peers see what is public or for council and peers, as long as it stands. */
export function mayOpenAsPeer(
  actor: { userId: string; cleared: boolean },
  item: EvidenceRow | undefined,
): Judged<'open-evidence', EvidenceRow> {
  if (!item || !actor.cleared || item.removedAt || isRestricted(item.audience)) return refuse({ kind: 'not-found' })
  return ok(mint('open-evidence', actor, item))
}
