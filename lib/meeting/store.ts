import { and, eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, UserId } from '@/db/ids'
import { assessmentQuestions } from '@/db/schema/assessment'
import { meetings } from '@/db/schema/meeting'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import { announce } from '../announce'
import { type AssessmentRow, loadAssessment } from '../assessment/store'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'

type Stored = Omit<typeof meetings.$inferSelect, 'id' | 'councilId' | 'assessmentId'>

/** A meeting as it stands in its assessment, with the duties of the person who looks. */
export type MeetingRow = Stored &
  Pick<AssessmentRow, 'title' | 'state' | 'myDuties' | 'consensusRule' | 'agreeShare' | 'maxRounds' | 'meetingOn'> & {
    assessmentId: AssessmentId
    assessors: number
    itemCode: string | null
  }

const NOT_ARRANGED: Stored = {
  version: 0,
  startsAt: null,
  minutes: 120,
  place: '',
  facilitatorId: null,
  itemId: null,
  isBegun: false,
  answerPart: 0,
  isFacilitatorHere: false,
  timerSeconds: null,
  timerEndsAt: null,
  timerLeft: null,
  timerPausedBy: null,
}

/** For a change the meeting's row is made where there is none yet, and held: one change of a meeting after the other. */
export async function loadMeeting(
  tx: Tx,
  actor: Actor,
  assessmentId: string,
  lock?: 'update',
): Promise<MeetingRow | undefined> {
  const assessment = await loadAssessment(tx, actor, assessmentId, lock && 'share')
  if (!assessment) return undefined
  const id = assessment.id
  const read = async () => {
    const find = tx
      .select({ meeting: meetings, itemCode: assessmentQuestions.code })
      .from(meetings)
      .leftJoin(
        assessmentQuestions,
        and(eq(assessmentQuestions.councilId, meetings.councilId), eq(assessmentQuestions.id, sql`${meetings.itemId}`)),
      )
      .where(eq(meetings.assessmentId, id))
    return (await (lock ? find.for(lock, { of: meetings }) : find))[0]
  }
  let found = await read()
  if (!found && lock && isTimeFor('arrange-meeting', assessment.state) && may(actor, 'read-whole')) {
    await tx.insert(meetings).values({ councilId: actor.councilId, assessmentId: id }).onConflictDoNothing()
    found = await read()
  }
  const { title, state, myDuties, consensusRule, agreeShare, maxRounds, meetingOn, duties } = assessment
  return {
    ...(found?.meeting ?? NOT_ARRANGED),
    ...{ title, state, myDuties, consensusRule, agreeShare, maxRounds, meetingOn },
    assessmentId: id,
    assessors: duties.assessors,
    itemCode: found?.itemCode ?? null,
  }
}

export type Change = Partial<Omit<typeof meetings.$inferInsert, 'councilId' | 'assessmentId' | 'id' | 'version'>>

/** Every change that a screen shows moves the version on and is told. */
export async function move(tx: Tx, assessmentId: AssessmentId, change: Change = {}) {
  await tx
    .update(meetings)
    .set({ ...change, version: sql`${meetings.version} + 1` })
    .where(eq(meetings.assessmentId, assessmentId))
  await announce(tx, { topic: 'meeting', id: assessmentId })
}

export type Arrangement = { startsAt: Date; minutes: number; place: string }

export async function saveArrangement(tx: Tx, actor: Actor, permit: Permit<'arrange', MeetingRow>, to: Arrangement) {
  const { assessmentId } = permit.thing
  await move(tx, assessmentId, to)
  await chain(tx, actor, 'meeting.arranged', { assessmentId, ...to, startsAt: to.startsAt.toISOString() })
}

export async function saveFacilitator(
  tx: Tx,
  actor: Actor,
  permit: Permit<'name-facilitator' | 'take-over', MeetingRow>,
  facilitatorId: UserId,
  reason: string,
) {
  const { assessmentId, facilitatorId: predecessorId } = permit.thing
  await move(tx, assessmentId, { facilitatorId, isFacilitatorHere: false })
  await chain(tx, actor, permit.act === 'take-over' ? 'meeting.taken-over' : 'meeting.facilitator-named', {
    assessmentId,
    facilitatorId,
    ...(predecessorId && predecessorId !== facilitatorId ? { predecessorId } : {}),
    ...(reason ? { reason } : {}),
  })
}

export const saveTimer = (
  tx: Tx,
  permit: Permit<'drive' | 'take-part', MeetingRow>,
  clock: Pick<Change, 'timerSeconds' | 'timerEndsAt' | 'timerLeft' | 'timerPausedBy'>,
) => move(tx, permit.thing.assessmentId, clock)
