import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentQuestionId } from '@/db/ids'
import { reasons } from '@/db/schema/assessment'
import { meetingHands } from '@/db/schema/meeting'
import type { Permit } from '../permit'
import type { Level } from '../score/score'
import { chain } from '../trail/chain'
import { type Change, type MeetingRow, move } from './store'
import type { ItemRow } from './store-agenda'

/** The rounds of the question on screen, each with its levels once revealed, and how many gave none. No names. */
export async function loadBoardRounds(tx: Tx, questionId: AssessmentQuestionId) {
  const { rows } = await tx.execute<{
    id: string
    number: number
    state: 'open' | 'revealed' | 'agreed' | 'superseded'
    reason: string | null
    seats: number
    levels: Level[] | null
    cannotJudge: number
    doesNotApply: number
  }>(sql`
    select r.id, r.number, r.state, r.reason,
      (select count(*)::int from round_seats e where e.council_id = r.council_id and e.round_id = r.id) as seats,
      case when r.revealed_at is not null then array(select s.current from scores_of(r.id) s
        where s.kind = 'level' order by s.current) end as levels,
      case when r.revealed_at is not null then (select count(*)::int from scores_of(r.id) s
        where s.kind = 'cannot-judge') else 0 end as "cannotJudge",
      case when r.revealed_at is not null then (select count(*)::int from scores_of(r.id) s
        where s.kind = 'does-not-apply') else 0 end as "doesNotApply"
    from rounds r where r.assessment_question_id = ${questionId} order by r.number`)
  return rows
}

/** What was agreed on the question on screen, with how many concur and dissent. */
export async function loadBoardAgreement(tx: Tx, questionId: AssessmentQuestionId) {
  const { rows } = await tx.execute<{
    level: Level
    ambition: Level
    reason: string
    groupDissent: string | null
    concur: number
    dissent: number
  }>(sql`
    select g.level, g.ambition, g.reason, g.group_dissent as "groupDissent",
      (select count(*)::int from stances s where s.council_id = g.council_id and s.agreement_id = g.id and s.stance = 'concur') as concur,
      (select count(*)::int from stances s where s.council_id = g.council_id and s.agreement_id = g.id and s.stance = 'dissent') as dissent
    from agreements g join rounds r on r.council_id = g.council_id and r.id = g.round_id and r.state = 'agreed'
    where g.assessment_question_id = ${questionId}`)
  return rows[0]
}

/** The wording of the four levels of a question. */
export async function loadLevelWords(tx: Tx, questionId: AssessmentQuestionId) {
  const { rows } = await tx.execute<{ levels: { level: number; text: string }[] }>(sql`
    select f.levels from assessment_questions q join framework_questions f on f.id = q.framework_question_id
    where q.id = ${questionId}`)
  return rows[0]?.levels ?? []
}

/** The shared reason of a question, where its text has been opened. */
export async function loadReasonId(tx: Tx, questionId: AssessmentQuestionId) {
  const [reason] = await tx.select({ id: reasons.id }).from(reasons).where(eq(reasons.assessmentQuestionId, questionId))
  return reason?.id
}

const STOPPED: Change = { timerSeconds: null, timerEndsAt: null, timerLeft: null, timerPausedBy: null }

/** Puts a question on every screen, with a shared text for its reason. The clock stops; hands go down, speaking ends. */
export async function saveItem(tx: Tx, actor: Actor, permit: Permit<'drive', MeetingRow>, item: ItemRow) {
  const { assessmentId } = permit.thing
  const { councilId } = actor
  if (!(await loadReasonId(tx, item.questionId)))
    await tx.insert(reasons).values({ councilId, assessmentId, assessmentQuestionId: item.questionId })
  await tx
    .update(meetingHands)
    .set({ endedAt: actor.now })
    .where(and(eq(meetingHands.assessmentId, assessmentId), isNull(meetingHands.endedAt)))
  await move(tx, assessmentId, { ...STOPPED, itemId: item.questionId, isBegun: false, answerPart: 0 })
  await chain(tx, actor, 'meeting.question-opened', { assessmentId, questionId: item.questionId })
}

/** Scoring on every screen, or what came out where it is revealed already. */
export async function saveBegun(tx: Tx, actor: Actor, permit: Permit<'drive', MeetingRow>) {
  await move(tx, permit.thing.assessmentId, { isBegun: true })
  await chain(tx, actor, 'meeting.question-begun', {
    assessmentId: permit.thing.assessmentId,
    questionId: permit.thing.itemId,
  })
}

/** Another part of the answer on every screen; it is nothing that a trail keeps. */
export const saveTurn = (tx: Tx, permit: Permit<'drive', MeetingRow>, answerPart: number) =>
  move(tx, permit.thing.assessmentId, { answerPart })

/** That the screen of who drives has come or gone, where that is news. */
export async function saveHere(tx: Tx, permit: Permit<'drive', MeetingRow>, isFacilitatorHere: boolean) {
  if (permit.thing.isFacilitatorHere !== isFacilitatorHere)
    await move(tx, permit.thing.assessmentId, { isFacilitatorHere })
}
