import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, AssessmentQuestionId, MeetingHandId, MeetingNoteId, UserId } from '@/db/ids'
import { documents } from '@/db/schema/document'
import { meetingHands, meetingItems, meetingNotes, meetings } from '@/db/schema/meeting'
import { may } from '../access/access'
import { announce } from '../announce'
import { type AssessmentRow, loadAssessment } from '../assessment/store'
import type { Permit } from '../permit'
import type { Consensus } from '../score/consensus'
import type { Level } from '../score/score'
import { chain, sealedSalt } from '../trail/chain'

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
  timerSeconds: null,
  timerEndsAt: null,
  timerLeft: null,
  timerPausedBy: null,
}

const isOpen = (state: AssessmentRow['state']) =>
  state === 'setup' || state === 'preparing' || state === 'scoring' || state === 'agreeing'

/** For a change the meeting's row is made where there is none yet, and held: one change of a meeting after the other. */
export async function loadMeeting(
  tx: Tx,
  actor: Actor,
  assessmentId: string,
  lock?: 'update',
): Promise<MeetingRow | undefined> {
  const assessment = await loadAssessment(tx, actor, assessmentId, lock && 'share')
  if (!assessment) return undefined
  const id = assessment.id as AssessmentId
  const read = async () => {
    const find = tx.select().from(meetings).where(eq(meetings.assessmentId, id))
    return (await (lock ? find.for(lock) : find))[0]
  }
  const isMade = (await read()) !== undefined || !lock || !isOpen(assessment.state) || !may(actor, 'read-whole')
  if (!isMade) await tx.insert(meetings).values({ councilId: actor.councilId, assessmentId: id }).onConflictDoNothing()
  const row = (await read()) ?? NOT_ARRANGED
  const asked = row.itemId
    ? await tx.execute<{ code: string }>(sql`select code from assessment_questions where id = ${row.itemId}`)
    : undefined
  const { title, state, myDuties, consensusRule, agreeShare, maxRounds, meetingOn, duties } = assessment
  return {
    ...row,
    ...{ title, state, myDuties, consensusRule, agreeShare, maxRounds, meetingOn },
    assessmentId: id,
    assessors: duties.assessors,
    itemCode: asked?.rows[0]?.code ?? null,
  }
}

export type ItemRow = {
  questionId: AssessmentQuestionId
  assessmentId: AssessmentId
  code: string
  area: number
  number: number
  question: string
  roundId: string
  round: 'open' | 'revealed' | 'agreed'
  firstLevels: Level[] | null
  levels: Level[] | null
  consensus: Consensus | undefined
  level: number | null
  ambition: number | null
  position: number | null
  isPinned: boolean
  consentLevel: Level | null
  consentAmbition: Level | null
  consentReason: string | null
  objectedAt: Date | null
}

/**
 * Every question that is put to the assessors, in the order of the agenda where it has one. Levels are those of revealed
 * rounds alone, the reader's own hidden ones left out too; no column of a name is read.
 */
export async function loadItems(tx: Tx, m: MeetingRow, stateOf: (levels: Level[]) => Consensus | undefined) {
  const levelsOf = (round: string) => sql`case when ${sql.raw(round)}.revealed_at is not null then array(
    select s.current from scores s where s.council_id = ${sql.raw(round)}.council_id and s.round_id = ${sql.raw(round)}.id
      and s.kind = 'level' order by s.current) end`
  const { rows } = await tx.execute<Omit<ItemRow, 'consensus' | 'objectedAt'> & { objectedAt: string | null }>(sql`
    select q.id as "questionId", q.assessment_id as "assessmentId", q.code, q.area, q.number, f.question, r.id as "roundId", r.state as round,
      ${levelsOf('o')} as "firstLevels", ${levelsOf('r')} as levels, g.level, g.ambition, i.position,
      coalesce(i.is_pinned, false) as "isPinned", i.consent_level as "consentLevel", i.consent_ambition as "consentAmbition",
      i.consent_reason as "consentReason", i.objected_at as "objectedAt"
    from assessment_questions q
    join framework_questions f on f.id = q.framework_question_id
    join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state <> 'superseded'
    join rounds o on o.council_id = q.council_id and o.assessment_question_id = q.id and o.number = 1
    left join agreements g on g.council_id = r.council_id and g.round_id = r.id
    left join meeting_items i on i.council_id = q.council_id and i.assessment_question_id = q.id
    where q.assessment_id = ${m.assessmentId}
    order by i.position nulls last, q.area, q.number`)
  return rows.map(
    (row): ItemRow => ({
      ...row,
      consensus: row.levels ? stateOf(row.levels) : undefined,
      objectedAt: row.objectedAt ? new Date(row.objectedAt) : null,
    }),
  )
}

/** The levels of revealed first rounds by political group, for the order alone. */
export async function loadGroupLevels(tx: Tx, m: MeetingRow) {
  const { rows } = await tx.execute<{ questionId: string; levels: Level[] }>(sql`
    select r.assessment_question_id as "questionId", array_agg(s.current) as levels
    from rounds r
    join scores s on s.council_id = r.council_id and s.round_id = r.id and s.kind = 'level'
    join assessment_duties d on d.council_id = s.council_id and d.assessment_id = s.assessment_id and d.user_id = s.assessor_id
      and d.duty = 'assessor' and d.group_name is not null
    where r.assessment_id = ${m.assessmentId} and r.number = 1 and r.revealed_at is not null
    group by r.assessment_question_id, d.group_name`)
  return rows
}

/** The rounds of the question on screen, each with its levels once revealed, and how many gave none. No names. */
export async function loadBoardRounds(tx: Tx, questionId: AssessmentQuestionId) {
  const { rows } = await tx.execute<{
    id: string
    number: number
    state: 'open' | 'revealed' | 'agreed' | 'superseded'
    reason: string | null
    levels: Level[] | null
    cannotJudge: number
    doesNotApply: number
  }>(sql`
    select r.id, r.number, r.state, r.reason,
      case when r.revealed_at is not null then array(select s.current from scores s
        where s.council_id = r.council_id and s.round_id = r.id and s.kind = 'level' order by s.current) end as levels,
      case when r.revealed_at is not null then (select count(*)::int from scores s
        where s.council_id = r.council_id and s.round_id = r.id and s.kind = 'cannot-judge') else 0 end as "cannotJudge",
      case when r.revealed_at is not null then (select count(*)::int from scores s
        where s.council_id = r.council_id and s.round_id = r.id and s.kind = 'does-not-apply') else 0 end as "doesNotApply"
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
  const { rows } = await tx.execute<{ levels: { level: number; name: string; text: string }[] }>(sql`
    select f.levels from assessment_questions q join framework_questions f on f.id = q.framework_question_id
    where q.id = ${questionId}`)
  return rows[0]?.levels ?? []
}

export const loadHands = (tx: Tx, m: MeetingRow) =>
  tx
    .select()
    .from(meetingHands)
    .where(eq(meetingHands.assessmentId, m.assessmentId))
    .orderBy(asc(meetingHands.raisedAt))

/** Names and posts of today, for the queue and for who facilitates. */
export async function loadNames(tx: Tx) {
  const { rows } = await tx.execute<{ userId: UserId; name: string; post: string; roles: string[] }>(sql`
    select u.id as "userId", coalesce(u.name, u.email) as name, min(m.post) as post, array_agg(distinct m.role) as roles
    from memberships m join users u on u.id = m.user_id
    where m.council_id = acting_council() and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
    group by u.id, u.name, u.email order by 2`)
  return rows
}

export const loadNotes = (tx: Tx, m: MeetingRow) =>
  tx
    .select({
      id: meetingNotes.id,
      kind: meetingNotes.kind,
      words: meetingNotes.words,
      ownerName: meetingNotes.ownerName,
      dueOn: meetingNotes.dueOn,
      notedAt: meetingNotes.notedAt,
      code: sql<string | null>`(select q.code from assessment_questions q
        where q.council_id = ${meetingNotes.councilId} and q.id = ${meetingNotes.assessmentQuestionId})`,
    })
    .from(meetingNotes)
    .where(and(eq(meetingNotes.assessmentId, m.assessmentId), isNull(meetingNotes.struckAt)))
    .orderBy(asc(meetingNotes.notedAt))

/** The shared reason of a question, where its text has been opened. */
export async function loadReasonId(tx: Tx, questionId: AssessmentQuestionId) {
  const [text] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.assessmentQuestionId, questionId), eq(documents.kind, 'reason')))
  return text?.id
}

type Change = Partial<Omit<typeof meetings.$inferInsert, 'councilId' | 'assessmentId' | 'id' | 'version'>>

/** Every change that a screen shows moves the version on and is told. */
async function move(tx: Tx, actor: Actor, assessmentId: AssessmentId, change: Change = {}) {
  await tx
    .update(meetings)
    .set({ ...change, version: sql`${meetings.version} + 1` })
    .where(eq(meetings.assessmentId, assessmentId))
  await announce(tx, { topic: 'meeting', council: actor.councilId, id: assessmentId })
}

export type Arrangement = { startsAt: Date; minutes: number; place: string }
export async function saveArrangement(tx: Tx, actor: Actor, permit: Permit<'arrange', MeetingRow>, to: Arrangement) {
  const { assessmentId } = permit.thing
  await move(tx, actor, assessmentId, to)
  await chain(tx, actor, 'meeting.arranged', { assessmentId, ...to, startsAt: to.startsAt.toISOString() })
}

export async function saveFacilitator(
  tx: Tx,
  actor: Actor,
  permit: Permit<'name-facilitator' | 'take-over', MeetingRow>,
  facilitatorId: UserId,
) {
  const { assessmentId } = permit.thing
  await move(tx, actor, assessmentId, { facilitatorId })
  await chain(tx, actor, permit.act === 'take-over' ? 'meeting.taken-over' : 'meeting.facilitator-named', {
    assessmentId,
    facilitatorId,
  })
}

const STOPPED: Change = { timerSeconds: null, timerEndsAt: null, timerLeft: null, timerPausedBy: null }

/** Puts a question on every screen, with a shared text for its reason. The clock stops; hands go down, speaking ends. */
export async function saveItem(tx: Tx, actor: Actor, permit: Permit<'drive', MeetingRow>, item: ItemRow) {
  const { assessmentId } = permit.thing
  const { councilId } = actor
  await tx
    .insert(documents)
    .values({ councilId, assessmentId, assessmentQuestionId: item.questionId, kind: 'reason' })
    .onConflictDoNothing()
  await tx
    .update(meetingHands)
    .set({ endedAt: actor.now })
    .where(and(eq(meetingHands.assessmentId, assessmentId), isNull(meetingHands.endedAt)))
  await move(tx, actor, assessmentId, { ...STOPPED, itemId: item.questionId, isBegun: false })
  await chain(tx, actor, 'meeting.question-opened', { assessmentId, questionId: item.questionId })
}

/** Scoring on every screen, or what came out where it is revealed already. */
export async function saveBegun(tx: Tx, actor: Actor, permit: Permit<'drive', MeetingRow>) {
  await move(tx, actor, permit.thing.assessmentId, { isBegun: true })
  await chain(tx, actor, 'meeting.question-begun', {
    assessmentId: permit.thing.assessmentId,
    questionId: permit.thing.itemId,
  })
}

export const saveTimer = (
  tx: Tx,
  actor: Actor,
  permit: Permit<'drive' | 'take-part', MeetingRow>,
  clock: Pick<Change, 'timerSeconds' | 'timerEndsAt' | 'timerLeft' | 'timerPausedBy'>,
) => move(tx, actor, permit.thing.assessmentId, clock)

export async function saveHandUp(tx: Tx, actor: Actor, permit: Permit<'take-part', MeetingRow>) {
  const { assessmentId } = permit.thing
  await tx
    .insert(meetingHands)
    .values({ councilId: actor.councilId, assessmentId, userId: actor.userId, raisedAt: actor.now })
  await move(tx, actor, assessmentId)
}

/** A hand that was never called counts as no turn. */
export async function saveHandDown(tx: Tx, actor: Actor, permit: Permit<'take-part', MeetingRow>, handId: string) {
  await tx
    .update(meetingHands)
    .set({ endedAt: actor.now })
    .where(eq(meetingHands.id, handId as MeetingHandId))
  await move(tx, actor, permit.thing.assessmentId)
}

/** Ends whoever speaks and gives the word to the next, if there is one. */
export async function saveSpeaker(
  tx: Tx,
  actor: Actor,
  permit: Permit<'drive', MeetingRow>,
  { ends, calls }: { ends: string | undefined; calls: string | undefined },
) {
  if (ends)
    await tx
      .update(meetingHands)
      .set({ endedAt: actor.now })
      .where(eq(meetingHands.id, ends as MeetingHandId))
  if (calls)
    await tx
      .update(meetingHands)
      .set({ calledAt: actor.now })
      .where(eq(meetingHands.id, calls as MeetingHandId))
  await move(tx, actor, permit.thing.assessmentId)
}

/** The whole agenda in this order; what stood on the consent list keeps its proposal. */
export async function saveOrder(
  tx: Tx,
  actor: Actor,
  permit: Permit<'order', MeetingRow> | Permit<'place' | 'pass-by-consent', ItemRow>,
  ordered: { questionId: AssessmentQuestionId; code: string; isPinned: boolean }[],
) {
  const { assessmentId } = permit.thing
  for (const [position, { questionId, isPinned }] of ordered.entries())
    await tx
      .insert(meetingItems)
      .values({ councilId: actor.councilId, assessmentId, assessmentQuestionId: questionId, position, isPinned })
      .onConflictDoUpdate({
        target: [meetingItems.councilId, meetingItems.assessmentQuestionId],
        set: { position, isPinned },
      })
  await move(tx, actor, assessmentId)
  await chain(tx, actor, 'agenda.ordered', { assessmentId, codes: ordered.map(({ code }) => code) })
}

export type Proposal = { level: Level; ambition: Level; reason: string }

export async function saveConsent(
  tx: Tx,
  actor: Actor,
  permit: Permit<'pass-by-consent', ItemRow>,
  { level, ambition, reason }: Proposal,
) {
  const { assessmentId, questionId } = permit.thing
  await tx
    .update(meetingItems)
    .set({ consentLevel: level, consentAmbition: ambition, consentReason: reason })
    .where(eq(meetingItems.assessmentQuestionId, questionId))
  await move(tx, actor, assessmentId)
  await chain(tx, actor, 'consent.proposed', { assessmentId, questionId, level, ambition, reason })
}

/** Nothing says who: the row has no name, and the trail shows the entry to its author alone. */
export async function saveObjection(tx: Tx, actor: Actor, permit: Permit<'object', ItemRow>) {
  const { assessmentId, questionId } = permit.thing
  await tx.update(meetingItems).set({ objectedAt: actor.now }).where(eq(meetingItems.assessmentQuestionId, questionId))
  await move(tx, actor, assessmentId)
  await chain(tx, actor, 'consent.objected', { assessmentId, questionId, ...sealedSalt() })
}

export type Note =
  | { kind: 'decision'; words: string }
  | { kind: 'action'; words: string; ownerId: UserId; ownerName: string; dueOn: string }

export async function saveNote(tx: Tx, actor: Actor, permit: Permit<'take-note', MeetingRow>, note: Note) {
  const { assessmentId, itemId } = permit.thing
  const [noted] = await tx
    .insert(meetingNotes)
    .values({
      councilId: actor.councilId,
      assessmentId,
      assessmentQuestionId: itemId,
      ...note,
      notedBy: actor.userId,
      notedAt: actor.now,
    })
    .returning({ id: meetingNotes.id })
  await move(tx, actor, assessmentId)
  await chain(tx, actor, `meeting.${note.kind}-noted`, { assessmentId, questionId: itemId, noteId: noted?.id, ...note })
  return noted?.id as string
}

export async function saveStrike(tx: Tx, actor: Actor, permit: Permit<'take-note', MeetingRow>, noteId: string) {
  const { assessmentId } = permit.thing
  await tx
    .update(meetingNotes)
    .set({ struckAt: actor.now })
    .where(eq(meetingNotes.id, noteId as MeetingNoteId))
  await move(tx, actor, assessmentId)
  await chain(tx, actor, 'meeting.note-struck', { assessmentId, noteId })
}
