import type { Actor } from '@/db/gate'
import { may, mayInAssessment, type NamedDuty } from '../access/access'
import { isTimeFor } from '../access/capability'
import { questionName } from '../framework/named-question'
import type { Person } from '../people/load-people'
import { mint, type Permit } from '../permit'
import type { AssessmentRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import {
  type Dates,
  DUTY_NAMES,
  isSameDates,
  isStricterNaming,
  type NamingRule,
  notNow,
  STATE_NAMES,
} from './assessment'
import {
  type Chosen,
  groupsWithout,
  type NamedPeople,
  type Nominee,
  type OfQuestions,
  type Represented,
} from './nominee'
import type { AssessmentRow } from './store'
import type { DutyRow, Replacement } from './store-duties'
import type { Following } from './store-following'
import type { QuestionRow } from './store-questions'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, AssessmentRefusal>

/** Who sees no more than their own questions sees neither the whole submission nor the trail. */
export const maySeeWhole = (actor: Actor) => may(actor, 'read-whole')

/** Who has had a say is for the lead and the chair. The database asks the same again. */
export const maySeeCoverage = (actor: Actor, a: Pick<AssessmentRow, 'myDuties'>) =>
  mayInAssessment(actor, a.myDuties, 'see-coverage')

export function mayCreateAssessment(actor: Actor): Judged<'create-assessment', null> {
  if (!may(actor, 'create-assessment')) return refuse({ kind: 'only-the-lead' })
  return ok(mint('create-assessment', actor, null))
}

/** The next cycle begins with what was submitted the last time. */
export function mayStartNextCycle(
  actor: Actor,
  before: AssessmentRow | undefined,
  said: { title: string; hidesLastLevels: boolean },
): Judged<'follow', Following> {
  if (!before) return refuse({ kind: 'not-found' })
  if (!may(actor, 'create-assessment')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('reopen-submission', before.state)) return inOtherState(before)
  return ok(mint('follow', actor, { ...said, before, reopenedBecause: null }))
}

/** What was submitted is reopened once, with a reason; whoever wants more reopens the version that came of it. */
export function mayReopenSubmission(
  actor: Actor,
  before: AssessmentRow | undefined,
  { reason, isReopened }: { reason: string; isReopened: boolean },
): Judged<'follow', Following> {
  if (!before) return refuse({ kind: 'not-found' })
  if (!may(actor, 'reopen-submission')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('reopen-submission', before.state)) return inOtherState(before)
  if (isReopened) return refuse({ kind: 'reopened-already' })
  const { title, version, hidesLastLevels } = before
  const named = `${title.replace(/, version \d+$/, '')}, version ${version + 1}`
  return ok(mint('follow', actor, { before, title: named, reopenedBecause: reason, hidesLastLevels }))
}

/** Title and days: the lead, until signing. Once the answers are open others have made plans by them, so that a change takes a reason. */
export function maySetDates(
  actor: Actor,
  a: AssessmentRow | undefined,
  dates: Dates,
  reason: string,
): Judged<'set-dates', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'set-dates')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('set-dates', a.state)) return inOtherState(a)
  if (a.state !== 'setup' && reason === '' && !isSameDates(a, dates))
    return refuse({ kind: 'change-needs-reason', field: 'reason' })
  return ok(mint('set-dates', actor, a))
}

/** Rules: the lead, until scoring opens. */
export function mayChangeRules(actor: Actor, a: AssessmentRow | undefined): Judged<'change-rules', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'set-rules')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('set-rules', a.state)) return refuse({ kind: 'rules-are-fixed' })
  return ok(mint('change-rules', actor, a))
}

/** The lead says it, as long as there is an assessment. */
export function mayAllowComments(actor: Actor, a: AssessmentRow | undefined): Judged<'allow-comments', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'allow-comments')) return refuse({ kind: 'only-the-lead' })
  return ok(mint('allow-comments', actor, a))
}

/** Once scoring is open, names may be shown less than was promised, never more. The lead, until signing. */
export function mayTightenNaming(
  actor: Actor,
  a: AssessmentRow | undefined,
  to: NamingRule,
): Judged<'tighten-naming', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'tighten-naming')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('tighten-naming', a.state)) return inOtherState(a)
  if (!isStricterNaming(to, a.namingRule)) return refuse({ kind: 'naming-not-stricter', field: 'namingRule' })
  return ok(mint('tighten-naming', actor, a))
}

/** The lead, until scoring opens; only people whose role may have the duty; and no group is left out without a reason. */
export function mayNamePeople(
  actor: Actor,
  a: AssessmentRow | undefined,
  named: readonly Nominee[],
  { groups, reason }: Represented,
): Judged<'name-people', NamedPeople> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'name-people')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('name-people', a.state)) return refuse({ kind: 'people-are-fixed' })
  for (const { duty, who } of named) {
    if (!who) return refuse({ kind: 'not-in-this-council' })
    if (!mayHoldDuty(who, duty))
      return refuse({
        kind: 'cannot-hold-duty',
        name: who.name,
        duty: DUTY_NAMES[duty].toLowerCase(),
        field: FIELDS[duty],
      })
  }
  const assessors = named.flatMap(({ duty, who }) => (duty === 'assessor' && who ? [who] : []))
  const without = groupsWithout(groups, assessors)
  if (without.length > 0 && reason === '')
    return refuse({ kind: 'group-without-assessor', groups: listed(without), field: 'withoutReason' })
  return ok(mint('name-people', actor, { ...a, without, reason }))
}
const listed = (all: readonly { name: string }[]) => all.map(({ name }) => name).join(', ')

/** Whether their role may have the duty. */
export const mayHoldDuty = (person: { roles: readonly string[] }, duty: NamedDuty) => may(person, `be-${duty}`)
const FIELDS = { assessor: 'assessors', chair: 'chair', signatory: 'signatories' } satisfies Record<NamedDuty, string>

/**
 * The lead, until signing, and for a signatory who has not signed also while others sign: whoever has no such duty there and a
 * role that may have it. Whether somebody has scored does not come into it.
 */
export function mayNameSuccessor(
  actor: Actor,
  a: AssessmentRow | undefined,
  duties: readonly DutyRow[],
  { dutyId, person }: { dutyId: string; person: Person | undefined },
): Judged<'name-successor', Replacement> {
  if (!a) return refuse({ kind: 'not-found' })
  const open = mayReplace(
    actor,
    a,
    duties,
    duties.find(({ id }) => id === dutyId),
  )
  if (!open.ok) return open
  const duty = open.value
  if (!person) return refuse({ kind: 'not-in-this-council' })
  if (duties.some((one) => one.isHeld && one.duty === duty.duty && one.userId === person.userId))
    return refuse({ kind: 'has-duty-already', field: 'userId' })
  if (!may(person, `be-${duty.duty}`))
    return refuse({
      ...{ kind: 'cannot-hold-duty', name: person.name, field: 'userId' },
      duty: DUTY_NAMES[duty.duty].toLowerCase(),
    })
  return ok(mint('name-successor', actor, { assessment: a, duty, person }))
}

/** Whether people can be followed in their duties at this stage: the lead, until it is submitted. */
export const mayNameSuccessors = (actor: Actor, { state }: Pick<AssessmentRow, 'state'>) =>
  may(actor, 'name-successor') && isTimeFor('name-successor', state)

/** Whether a duty is one in which somebody can follow now. */
export function mayReplace(
  actor: Actor,
  a: AssessmentRow,
  duties: readonly DutyRow[],
  duty: DutyRow | undefined,
): Result<DutyRow, AssessmentRefusal> {
  if (!may(actor, 'name-successor')) return refuse({ kind: 'only-the-lead' })
  if (!duty) return refuse({ kind: 'not-found' })
  if (!isTimeFor('name-successor', a.state) || (a.state === 'signing' && duty.duty !== 'signatory'))
    return inOtherState(a)
  if (duties.some(({ succeeds }) => succeeds === duty.id)) return refuse({ kind: 'duty-followed-already' })
  if (duty.hasSigned) return refuse({ kind: 'signatory-has-signed' })
  return ok(duty)
}

/** The lead, until signing; only to people who may write at all; and only questions that there are. */
export function mayAssign(
  actor: Actor,
  a: AssessmentRow | undefined,
  writers: readonly ({ name: string; roles: readonly string[] } | undefined)[],
  { wanted, found }: { wanted: number; found: Chosen },
): Judged<'assign', OfQuestions> {
  const lead = mayChooseQuestions(actor, a)
  if (!lead.ok) return lead
  for (const person of writers) {
    if (!person) return refuse({ kind: 'not-in-this-council' })
    if (!mayBeAssigned(person)) return refuse({ kind: 'cannot-write', name: person.name, field: 'userIds' })
  }
  if (found.length < wanted) return refuse({ kind: 'not-found' })
  return ok(mint('assign', actor, { assessment: lead.value, chosen: found }))
}

/** Whoever sets it up copies what was decided the year before, until the answers are open. */
export function mayCopy(actor: Actor, a: AssessmentRow | undefined): Judged<'copy', AssessmentRow> {
  const lead = leadMoves(actor, a, 'start-preparing')
  return lead.ok ? ok(mint('copy', actor, lead.value)) : lead
}

/** Writing is what somebody is assigned for. */
export const mayBeAssigned = (person: { roles: readonly string[] }) =>
  may(person, 'write') || may(person, 'write-assigned')

function mayChooseQuestions(actor: Actor, a: AssessmentRow | undefined): Result<AssessmentRow, AssessmentRefusal> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'assign')) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor('assign', a.state)) return inOtherState(a)
  return ok(a)
}

/** A question that has been put to the assessors stays in. */
export function mayLeaveOut(
  actor: Actor,
  a: AssessmentRow | undefined,
  chosen: Chosen,
): Judged<'leave-out', OfQuestions> {
  const lead = mayChooseQuestions(actor, a)
  if (!lead.ok) return lead
  if (chosen.length === 0) return refuse({ kind: 'not-found' })
  const scored = chosen.filter((question) => question.isScored).map(questionName)
  if (scored.length > 0) return refuse({ kind: 'questions-scored', questions: scored.join(', '), field: 'codes' })
  return ok(mint('leave-out', actor, { assessment: lead.value, chosen }))
}

/** Whoever may leave a question out takes it back in. */
export function mayTakeIn(actor: Actor, a: AssessmentRow | undefined, chosen: Chosen): Judged<'take-in', OfQuestions> {
  const lead = mayChooseQuestions(actor, a)
  if (!lead.ok) return lead
  const out = chosen.filter(({ leftOut }) => leftOut !== null)
  if (out.length === 0) return refuse({ kind: 'not-found' })
  return ok(mint('take-in', actor, { assessment: lead.value, chosen: out }))
}

/** Whether it is the time and the person to choose questions and their writers. */
export const mayPrepare = (actor: Actor, a: AssessmentRow) => mayChooseQuestions(actor, a).ok

/** Who writes an answer says how far it is: whoever may write everywhere, and whoever may where assigned. */
export function mayMarkProgress(
  actor: Actor,
  a: AssessmentRow | undefined,
  q: QuestionRow | undefined,
): Judged<'mark-progress', QuestionRow> {
  if (!a || !q) return refuse({ kind: 'not-found' })
  const writes = may(actor, 'write') || (may(actor, 'write-assigned') && q.isMine)
  if (!writes) return refuse({ kind: 'not-found' })
  if (!isTimeFor('write', a.state)) return inOtherState(a)
  if (q.leftOut !== null) return refuse({ kind: 'question-left-out' })
  if (q.round) return refuse({ kind: 'round-already-open' })
  return ok(mint('mark-progress', actor, q))
}

/** An answer without a word is not ready to be scored. */
export const mayMarkReady = ({ words }: { words: string }): Result<null, AssessmentRefusal> =>
  words === '' ? refuse({ kind: 'answer-is-empty', field: 'progress' }) : ok(null)

/** One that was begun by mistake: the lead, until scoring opens. */
export function mayDelete(actor: Actor, a: AssessmentRow | undefined): Judged<'delete', AssessmentRow> {
  const lead = leadMoves(actor, a, 'delete-assessment')
  return lead.ok ? ok(mint('delete', actor, lead.value)) : lead
}

/** From then on it can be put away, and taken up again. */
export function mayArchive(
  actor: Actor,
  a: AssessmentRow | undefined,
  isArchived: boolean,
): Judged<'archive', AssessmentRow> {
  const lead = leadMoves(actor, a, 'archive')
  if (!lead.ok) return lead
  if ((lead.value.archivedAt !== null) === isArchived)
    return refuse({ kind: isArchived ? 'archived-already' : 'not-archived' })
  return ok(mint('archive', actor, lead.value))
}

/** `unsaid`: the groups of which nobody assesses, and of which nobody has said why. */
export function mayStartPreparing(
  actor: Actor,
  a: AssessmentRow | undefined,
  unsaid: readonly { name: string }[],
): Judged<'move', AssessmentRow> {
  const lead = leadMoves(actor, a, 'start-preparing')
  if (!lead.ok) return lead
  const { duties, promised } = lead.value
  const of = (duty: NamedDuty, held: number) => held + promised.filter((one) => one.duty === duty).length
  const [assessors, chairs] = [of('assessor', duties.assessors), of('chair', duties.chairs)]
  const signatories = of('signatory', duties.signatories)
  if (assessors === 0) return refuse({ kind: 'nobody-named', missing: 'assessor' })
  if (chairs === 0) return refuse({ kind: 'nobody-named', missing: 'chair' })
  if (signatories < 2) return refuse({ kind: 'nobody-named', missing: 'signatory' })
  if (unsaid.length > 0)
    return refuse({ kind: 'group-without-assessor', groups: listed(unsaid), field: 'withoutReason' })
  return ok(mint('move', actor, lead.value))
}

export function mayOpenScoring(
  actor: Actor,
  a: AssessmentRow | undefined,
  { ready, invited }: { ready: number; invited: readonly { name: string }[] },
): Judged<'move', AssessmentRow> {
  const lead = leadMoves(actor, a, 'open-scoring')
  if (!lead.ok) return lead
  if (invited.length > 0) return refuse({ kind: 'people-still-invited', names: listed(invited) })
  if (ready === 0) return refuse({ kind: 'no-question-ready' })
  return ok(mint('move', actor, lead.value))
}

export function mayOpenMeeting(actor: Actor, a: AssessmentRow | undefined): Judged<'move', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!mayInAssessment(actor, a.myDuties, 'open-meeting')) return refuse({ kind: 'only-lead-or-chair' })
  return notNow(a, 'open-meeting') ?? ok(mint('move', actor, a))
}

function leadMoves(
  actor: Actor,
  a: AssessmentRow | undefined,
  move: 'start-preparing' | 'open-scoring' | 'delete-assessment' | 'archive',
): Result<AssessmentRow, AssessmentRefusal> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, move)) return refuse({ kind: 'only-the-lead' })
  if (!isTimeFor(move, a.state)) return inOtherState(a)
  return ok(a)
}

const inOtherState = (a: AssessmentRow) =>
  refuse({ kind: 'assessment-in-other-state', state: STATE_NAMES[a.state].toLowerCase() })
