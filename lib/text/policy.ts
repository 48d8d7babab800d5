import type { Actor } from '@/db/gate'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import { mint, type Permit } from '../permit'
import type { TextRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { Access } from '../sync/wire/protocol'
import type { TextRow } from './store'

/** One text has one answer for one person: none, read or write. Writing also needs a text that is not frozen. */
export function mayOpenText(
  actor: Actor,
  document: TextRow | undefined,
): Result<Permit<'open-text', TextRow & { access: Access; isFrozen: boolean }>, TextRefusal> {
  if (!document) return refuse({ kind: 'not-found' })
  const writes = may(actor, 'write') || (may(actor, 'write-assigned') && document.isMine && document.kind === 'answer')
  if (!writes && !may(actor, 'read-whole')) return refuse({ kind: 'not-found' })
  const isFrozen = !isTimeFor('write', document.state) || document.frozenAt !== null
  return ok(mint('open-text', actor, { ...document, access: writes && !isFrozen ? 'write' : 'read', isFrozen }))
}
