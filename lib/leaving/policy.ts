import type { Actor } from '@/db/gate'
import { may } from '../access/access'
import { mint, type Permit } from '../permit'
import type { LeavingRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

/** Somebody who has left the council: its leads, two of them. The register's keepers are asked for by the database alone. */
export function mayMakeAnonymous(actor: Actor): Result<Permit<'make-anonymous', null>, LeavingRefusal> {
  return may(actor, 'make-anonymous') ? ok(mint('make-anonymous', actor, null)) : refuse({ kind: 'only-the-lead' })
}
