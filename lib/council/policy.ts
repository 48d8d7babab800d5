import type { Actor } from '@/db/gate'
import { may } from '../access/access'
import { mint, type Permit } from '../permit'
import type { CouncilRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

/** The council's name, kind and model of governance: the lead. */
export function mayChangeProfile(actor: Actor): Result<Permit<'change-profile', null>, CouncilRefusal> {
  return may(actor, 'change-profile') ? ok(mint('change-profile', actor, null)) : refuse({ kind: 'only-the-lead' })
}

/** What changed in the council, and by whom: whoever sees whole assessments. */
export function mayReadTrail(actor: Actor): Result<Permit<'read-trail', null>, { kind: 'not-found' }> {
  return may(actor, 'read-whole') ? ok(mint('read-trail', actor, null)) : refuse({ kind: 'not-found' })
}
