import type { Actor } from '@/db/gate'
import { STATE_NAMES } from '../assessment/assessment'
import { mint, type Permit } from '../permit'
import type { MeetingRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { ItemRow, MeetingRow } from './store'

type Judged<Act extends string, Thing = MeetingRow> = Result<Permit<Act, Thing>, MeetingRefusal>

/** Who drives, speaks and writes in a meeting. Observers follow it. */
const TAKES_PART = ['lead', 'member', 'officer'] as const
const takesPart = (actor: Actor) => TAKES_PART.some((role) => actor.roles.includes(role))
const isLead = (actor: Actor) => actor.roles.includes('lead')

/** Everybody who sees the whole assessment. */
export function mayFollow(actor: Actor, m: MeetingRow | undefined): Judged<'follow'> {
  if (!m || !(takesPart(actor) || actor.roles.includes('observer'))) return refuse({ kind: 'not-found' })
  return ok(mint('follow', actor, m))
}

/** Date, place and length, until signing. */
export function mayArrange(actor: Actor, m: MeetingRow | undefined): Judged<'arrange'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  if (!isLead(actor)) return refuse({ kind: 'only-the-lead' })
  const { state } = seen.value.thing
  if (state !== 'setup' && state !== 'preparing' && state !== 'scoring' && state !== 'agreeing')
    return inOtherState(state)
  return ok(mint('arrange', actor, seen.value.thing))
}

/** The order of the agenda and what is passed by consent: the lead's, once there are scores to order by. */
export function mayOrder(actor: Actor, m: MeetingRow | undefined): Judged<'order'> {
  const lead = mayArrange(actor, m)
  if (!lead.ok) return lead
  if (lead.value.thing.state !== 'agreeing') return inOtherState(lead.value.thing.state)
  return ok(mint('order', actor, lead.value.thing))
}

export function mayPlace(actor: Actor, m: MeetingRow | undefined, item: ItemRow | undefined): Judged<'place', ItemRow> {
  const lead = mayOrder(actor, m)
  if (!lead.ok) return lead
  if (!item) return refuse({ kind: 'not-on-agenda' })
  return ok(mint('place', actor, item))
}

/** Only where the scores themselves agree, nothing is agreed yet and nobody has objected. */
export function mayPassByConsent(
  actor: Actor,
  m: MeetingRow | undefined,
  item: ItemRow | undefined,
): Judged<'pass-by-consent', ItemRow> {
  const placed = mayPlace(actor, m, item)
  if (!placed.ok) return placed
  const { consensus, round, objectedAt } = placed.value.thing
  if (objectedAt) return refuse({ kind: 'objected-already' })
  if (round !== 'revealed' || consensus !== 'agreed') return refuse({ kind: 'not-agreed-in-scores' })
  return ok(mint('pass-by-consent', actor, placed.value.thing))
}

/** Any assessor, while the question stands on the consent list. */
export function mayObject(
  actor: Actor,
  m: MeetingRow | undefined,
  item: ItemRow | undefined,
): Judged<'object', ItemRow> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  if (!m?.isAssessor || !takesPart(actor)) return refuse({ kind: 'not-an-assessor' })
  if (m.state !== 'agreeing') return inOtherState(m.state)
  if (!item || item.consentLevel === null || item.round !== 'revealed') return refuse({ kind: 'not-on-consent-list' })
  if (item.objectedAt) return refuse({ kind: 'objected-already' })
  return ok(mint('object', actor, item))
}

/** The lead names who facilitates: somebody who takes part. */
export function mayNameFacilitator(
  actor: Actor,
  m: MeetingRow | undefined,
  named: { roles: readonly string[] } | undefined,
): Judged<'name-facilitator'> {
  const lead = mayArrange(actor, m)
  if (!lead.ok) return lead
  if (!named) return refuse({ kind: 'not-in-this-council' })
  if (!TAKES_PART.some((role) => named.roles.includes(role))) return refuse({ kind: 'cannot-facilitate' })
  return ok(mint('name-facilitator', actor, lead.value.thing))
}

/** The chair and the lead, at any moment of an open meeting: nobody has to let them. */
export function mayTakeOver(actor: Actor, m: MeetingRow | undefined): Judged<'take-over'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  if (!(m?.isChair && takesPart(actor)) && !isLead(actor)) return refuse({ kind: 'only-lead-or-chair' })
  if (seen.value.thing.state !== 'agreeing') return inOtherState(seen.value.thing.state)
  return ok(mint('take-over', actor, seen.value.thing))
}

/** One person drives at a time, so that two never pull the screens apart. */
export function mayDrive(actor: Actor, m: MeetingRow | undefined): Judged<'drive'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  const { facilitatorId, state } = seen.value.thing
  if (!takesPart(actor) || facilitatorId !== actor.userId) return refuse({ kind: 'not-the-facilitator' })
  if (state !== 'agreeing') return inOtherState(state)
  return ok(mint('drive', actor, seen.value.thing))
}

/** Driving on from a question: the one that the facilitator had in front of them. */
export function mayDriveItem(actor: Actor, m: MeetingRow | undefined, seen?: string): Judged<'drive'> {
  const drives = mayDrive(actor, m)
  if (!drives.ok) return drives
  const { itemId, itemCode } = drives.value.thing
  if (!itemId) return refuse({ kind: 'nothing-on-screen' })
  if (seen !== undefined && seen !== itemCode) return refuse({ kind: 'item-moved-on' })
  return drives
}

/** Whoever takes part in an open meeting: hands, and a clock that anybody may stop. */
export function mayTakePart(actor: Actor, m: MeetingRow | undefined): Judged<'take-part'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  if (!takesPart(actor)) return refuse({ kind: 'not-in-the-meeting' })
  if (seen.value.thing.state !== 'agreeing') return inOtherState(seen.value.thing.state)
  return ok(mint('take-part', actor, seen.value.thing))
}

/** Who drives, the chair and the lead note what was decided. */
export function mayTakeNote(actor: Actor, m: MeetingRow | undefined): Judged<'take-note'> {
  const part = mayTakePart(actor, m)
  if (!part.ok) return part
  const { isChair, facilitatorId } = part.value.thing
  if (!isChair && !isLead(actor) && facilitatorId !== actor.userId) return refuse({ kind: 'not-the-facilitator' })
  return ok(mint('take-note', actor, part.value.thing))
}

const inOtherState = (state: MeetingRow['state']) =>
  refuse({ kind: 'assessment-in-other-state', state: STATE_NAMES[state].toLowerCase() })
