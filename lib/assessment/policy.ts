import type { Actor } from '@/db/gate'
import { mint, type Permit } from '../permit'
import type { AssessmentRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { type AssessmentState, isOpenForWork, isStricterNaming, type NamingRule, STATE_NAMES } from './assessment'
import type { AssessmentRow, QuestionRow } from './store'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, AssessmentRefusal>

/** A contributor sees their own questions, so neither the whole submission nor the trail. */
export const maySeeWhole = (actor: Actor) => actor.roles.some((role) => role !== 'contributor')

/** Who has had a say is for the lead and the chair. The database asks the same again. */
export const maySeeCoverage = (actor: Actor, a: Pick<AssessmentRow, 'isChair'>) =>
  a.isChair || actor.roles.includes('lead')

export function mayCreateAssessment(actor: Actor): Judged<'create-assessment', null> {
  if (!actor.roles.includes('lead')) return refuse({ kind: 'only-the-lead' })
  return ok(mint('create-assessment', actor, null))
}

/** Rules and dates: the lead, until the first score for the rules and until signing for the dates. */
export function mayChangeRules(actor: Actor, a: AssessmentRow | undefined): Judged<'change-rules', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!actor.roles.includes('lead')) return refuse({ kind: 'only-the-lead' })
  if (a.state !== 'setup' && a.state !== 'preparing') return refuse({ kind: 'rules-are-fixed' })
  return ok(mint('change-rules', actor, a))
}

/** Once scoring is open, names may be shown less than was promised, never more. The lead, until signing. */
export function mayTightenNaming(
  actor: Actor,
  a: AssessmentRow | undefined,
  to: NamingRule,
): Judged<'tighten-naming', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!actor.roles.includes('lead')) return refuse({ kind: 'only-the-lead' })
  if (a.state !== 'scoring' && a.state !== 'agreeing') return inOtherState(a)
  if (!isStricterNaming(to, a.namingRule)) return refuse({ kind: 'naming-not-stricter', field: 'namingRule' })
  return ok(mint('tighten-naming', actor, a))
}

export function mayNamePeople(actor: Actor, a: AssessmentRow | undefined): Judged<'name-people', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!actor.roles.includes('lead')) return refuse({ kind: 'only-the-lead' })
  if (a.state !== 'setup' && a.state !== 'preparing') return refuse({ kind: 'people-are-fixed' })
  return ok(mint('name-people', actor, a))
}

export function mayAssign(actor: Actor, a: AssessmentRow | undefined): Judged<'assign', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!actor.roles.includes('lead')) return refuse({ kind: 'only-the-lead' })
  if (a.state !== 'setup' && !isOpenForWork(a.state)) return inOtherState(a)
  return ok(mint('assign', actor, a))
}

/** A question that has been put to the assessors stays in. */
export function mayLeaveOut(
  actor: Actor,
  a: AssessmentRow | undefined,
  chosen: { code: string; isScored: boolean }[],
): Judged<'leave-out', AssessmentRow> {
  const lead = mayAssign(actor, a)
  if (!lead.ok) return lead
  const scored = chosen.filter((question) => question.isScored).map((question) => question.code)
  if (scored.length > 0) return refuse({ kind: 'questions-scored', codes: scored.join(', '), field: 'codes' })
  return ok(mint('leave-out', actor, lead.value.thing))
}

const WRITERS = ['lead', 'member', 'officer'] as const

/** Who writes an answer says how far it is: everybody who may write it, a contributor only where assigned. */
export function mayMarkProgress(
  actor: Actor,
  a: AssessmentRow | undefined,
  q: QuestionRow | undefined,
): Judged<'mark-progress', QuestionRow> {
  if (!a || !q) return refuse({ kind: 'not-found' })
  const writes = WRITERS.some((role) => actor.roles.includes(role)) || (actor.roles.includes('contributor') && q.isMine)
  if (!writes) return refuse({ kind: 'not-found' })
  if (!isOpenForWork(a.state)) return inOtherState(a)
  if (q.round) return refuse({ kind: 'round-already-open' })
  return ok(mint('mark-progress', actor, q))
}

export function mayStartPreparing(actor: Actor, a: AssessmentRow | undefined): Judged<'move', AssessmentRow> {
  const lead = leadMoves(actor, a, 'setup')
  if (!lead.ok) return lead
  const { assessors, chairs, signatories } = lead.value.duties
  if (assessors === 0) return refuse({ kind: 'nobody-named', missing: 'at least one assessor' })
  if (chairs === 0) return refuse({ kind: 'nobody-named', missing: 'a chair' })
  if (signatories < 2) return refuse({ kind: 'nobody-named', missing: 'two signatories' })
  return ok(mint('move', actor, lead.value))
}

export function mayOpenScoring(
  actor: Actor,
  a: AssessmentRow | undefined,
  ready: number,
): Judged<'move', AssessmentRow> {
  const lead = leadMoves(actor, a, 'preparing')
  if (!lead.ok) return lead
  if (ready === 0) return refuse({ kind: 'no-question-ready' })
  return ok(mint('move', actor, lead.value))
}

export function mayOpenMeeting(actor: Actor, a: AssessmentRow | undefined): Judged<'move', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!actor.roles.includes('lead') && !a.isChair) return refuse({ kind: 'only-lead-or-chair' })
  if (a.state !== 'scoring') return inOtherState(a)
  return ok(mint('move', actor, a))
}

function leadMoves(
  actor: Actor,
  a: AssessmentRow | undefined,
  from: AssessmentState,
): Result<AssessmentRow, AssessmentRefusal> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!actor.roles.includes('lead')) return refuse({ kind: 'only-the-lead' })
  if (a.state !== from) return inOtherState(a)
  return ok(a)
}

const inOtherState = (a: AssessmentRow) =>
  refuse({ kind: 'assessment-in-other-state', state: STATE_NAMES[a.state].toLowerCase() })
