import type { Actor } from '@/db/gate'
import { may } from '../access/access'
import { mint, type Permit } from '../permit'
import type { CouncilRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { isReadableOnWhite } from './look'

/** The council's name, kind and model of governance: the lead. */
export function mayChangeProfile(actor: Actor): Result<Permit<'change-profile', null>, CouncilRefusal> {
  return may(actor, 'change-profile') ? ok(mint('change-profile', actor, null)) : refuse({ kind: 'only-the-lead' })
}

/** The same of what its documents carry: a colour that is readable on paper, and words for a crest. */
export function maySetLook(
  actor: Actor,
  { accent, hasCrest, alt }: { accent: string; hasCrest: boolean; alt: string },
): Result<Permit<'change-profile', null>, CouncilRefusal> {
  const able = mayChangeProfile(actor)
  if (!able.ok) return able
  if (accent && !isReadableOnWhite(accent)) return refuse({ kind: 'accent-too-light', field: 'accent' })
  if (hasCrest && !alt) return refuse({ kind: 'crest-needs-words', field: 'alt' })
  return able
}

/** What changed in the council, and by whom: whoever sees whole assessments. */
export function mayReadTrail(actor: Actor): Result<Permit<'read-trail', null>, { kind: 'not-found' }> {
  return may(actor, 'read-whole') ? ok(mint('read-trail', actor, null)) : refuse({ kind: 'not-found' })
}
