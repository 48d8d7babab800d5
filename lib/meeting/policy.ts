import type { Actor } from '@/db/gate'
import { may, mayInAssessment } from '../access/access'
import { isTimeFor } from '../access/capability'
import { STATE_NAMES } from '../assessment/assessment'
import { mint, type Permit } from '../permit'
import type { MeetingRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { MeetingRow } from './store'
import type { ItemRow } from './store-agenda'

type Judged<Act extends string, Thing = MeetingRow> = Result<Permit<Act, Thing>, MeetingRefusal>

/** Who may sees every screen of it, and speaks only where they may take part as well. */
export function mayFollow(actor: Actor, m: MeetingRow | undefined): Judged<'follow'> {
  if (!m || !may(actor, 'follow-meeting')) return refuse({ kind: 'not-found' })
  return ok(mint('follow', actor, m))
}

/** Date, place and length, until signing. */
export function mayArrange(actor: Actor, m: MeetingRow | undefined): Judged<'arrange'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  if (!may(actor, 'arrange-meeting')) return refuse({ kind: 'only-the-lead' })
  const { state } = seen.value.thing
  if (!isTimeFor('arrange-meeting', state)) return inOtherState(state)
  return ok(mint('arrange', actor, seen.value.thing))
}

/** The order of the agenda and what is passed by consent: the lead's, once there are scores to order by. */
export function mayOrder(actor: Actor, m: MeetingRow | undefined): Judged<'order'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  if (!may(actor, 'order-agenda')) return refuse({ kind: 'only-the-lead' })
  const { state } = seen.value.thing
  if (!isTimeFor('order-agenda', state)) return inOtherState(state)
  return ok(mint('order', actor, seen.value.thing))
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

/** The chair alone, in the meeting. What each question needs is judged when it is recorded. */
export function mayRecordConsent(actor: Actor, m: MeetingRow | undefined): Judged<'record-consent'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  const { myDuties, state } = seen.value.thing
  if (!mayInAssessment(actor, myDuties, 'agree')) return refuse({ kind: 'not-the-chair' })
  if (!isTimeFor('agree', state)) return inOtherState(state)
  return ok(mint('record-consent', actor, seen.value.thing))
}

/** Any assessor, while the question stands on the consent list. */
export function mayObject(
  actor: Actor,
  m: MeetingRow | undefined,
  item: ItemRow | undefined,
): Judged<'object', ItemRow> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  const { myDuties, state } = seen.value.thing
  if (!mayInAssessment(actor, myDuties, 'object')) return refuse({ kind: 'not-an-assessor' })
  if (!isTimeFor('object', state)) return inOtherState(state)
  if (!item || item.consentLevel === null || item.round !== 'revealed') return refuse({ kind: 'not-on-consent-list' })
  if (item.objectedAt) return refuse({ kind: 'objected-already' })
  return ok(mint('object', actor, item))
}

/** The lead names who facilitates: somebody who takes part, and in another's place only with a reason. */
export function mayNameFacilitator<Person extends { userId: string; roles: readonly string[] }>(
  actor: Actor,
  m: MeetingRow | undefined,
  named: Person | undefined,
  { before, reason }: { before: { userId: string } | undefined; reason: string },
): Judged<'name-facilitator', MeetingRow & { named: Person }> {
  const lead = mayArrange(actor, m)
  if (!lead.ok) return lead
  if (!named) return refuse({ kind: 'not-in-this-council' })
  if (!may(named, 'be-facilitator')) return refuse({ kind: 'cannot-facilitate' })
  if (before && before.userId !== named.userId && reason === '')
    return refuse({ kind: 'reason-needed', field: 'reason' })
  return ok(mint('name-facilitator', actor, { ...lead.value.thing, named }))
}

/** The chair and the lead, at any moment of an open meeting: nobody has to let them. */
export function mayTakeOver(actor: Actor, m: MeetingRow | undefined): Judged<'take-over'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  const { myDuties, state } = seen.value.thing
  if (!mayInAssessment(actor, myDuties, 'take-over')) return refuse({ kind: 'only-lead-or-chair' })
  if (!isTimeFor('take-over', state)) return inOtherState(state)
  return ok(mint('take-over', actor, seen.value.thing))
}

/** One person drives at a time, so that two never pull the screens apart. */
export function mayDrive(actor: Actor, m: MeetingRow | undefined): Judged<'drive'> {
  const seen = mayFollow(actor, m)
  if (!seen.ok) return seen
  const { myDuties, state } = seen.value.thing
  if (!mayInAssessment(actor, myDuties, 'drive')) return refuse({ kind: 'not-the-facilitator' })
  if (!isTimeFor('drive', state)) return inOtherState(state)
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
  if (!may(actor, 'take-part')) return refuse({ kind: 'not-in-the-meeting' })
  const { state } = seen.value.thing
  if (!isTimeFor('take-part', state)) return inOtherState(state)
  return ok(mint('take-part', actor, seen.value.thing))
}

/** Who drives, the chair and the lead note what was decided. */
export function mayTakeNote(actor: Actor, m: MeetingRow | undefined): Judged<'take-note'> {
  const part = mayTakePart(actor, m)
  if (!part.ok) return part
  if (!mayInAssessment(actor, part.value.thing.myDuties, 'take-note')) return refuse({ kind: 'not-the-facilitator' })
  return ok(mint('take-note', actor, part.value.thing))
}

const inOtherState = (state: MeetingRow['state']) =>
  refuse({ kind: 'assessment-in-other-state', state: STATE_NAMES[state].toLowerCase() })
