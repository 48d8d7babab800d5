import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type {
  AssessmentId,
  AssessmentQuestionId,
  MeetingHandId,
  MeetingId,
  MeetingItemId,
  MeetingNoteId,
  UserId,
} from '../ids'
import { assessmentQuestions, assessments, onQuestion } from './assessment'
import { searchedIn } from './searched'

const assessmentKey = (t: { councilId: never; assessmentId: never }) =>
  foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] })

/**
 * Where one assessment's meeting is: who drives, what everybody looks at, how the clock stands. `version` grows with every
 * change that a screen shows. `answerPart` is the part of the answer that is on the room's screen, from 0. A clock that runs has `timerEndsAt`; one that is stopped has `timerLeft` in seconds.
 */
export const meetings = councilTable(
  'meetings',
  {
    id: newId<MeetingId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    version: integer('version').notNull().default(0),
    startsAt: moment('starts_at'),
    minutes: integer('minutes').notNull().default(120),
    place: text('place').notNull().default(''),
    facilitatorId: idOf<UserId>('facilitator_id'),
    itemId: idOf<AssessmentQuestionId>('item_id'),
    isBegun: boolean('is_begun').notNull().default(false),
    answerPart: integer('answer_part').notNull().default(0),
    isFacilitatorHere: boolean('is_facilitator_here').notNull().default(false),
    timerSeconds: integer('timer_seconds'),
    timerEndsAt: moment('timer_ends_at'),
    timerLeft: integer('timer_left'),
    timerPausedBy: text('timer_paused_by', { enum: ['facilitator', 'participant'] }),
  },
  (t) => [
    assessmentKey(t as never),
    foreignKey({
      columns: [t.councilId, t.assessmentId, t.itemId],
      foreignColumns: [assessmentQuestions.councilId, assessmentQuestions.assessmentId, assessmentQuestions.id],
    }),
    uniqueIndex('meetings_once').on(t.councilId, t.assessmentId),
    check('meetings_length', sql`${t.minutes} between 15 and 600`),
  ],
)

/** A question's place on the agenda. With a proposal it is on the consent list, unless somebody has objected. */
export const meetingItems = councilTable(
  'meeting_items',
  {
    id: newId<MeetingItemId>(),
    ...onQuestion.columns(),
    position: integer('position').notNull(),
    isPinned: boolean('is_pinned').notNull().default(false),
    consentLevel: integer('consent_level'),
    consentAmbition: integer('consent_ambition'),
    consentReason: text('consent_reason'),
    objectedAt: moment('objected_at'),
  },
  (t) => [
    onQuestion.key(t),
    uniqueIndex('meeting_items_once').on(t.councilId, t.assessmentQuestionId),
    check(
      'consent_is_whole',
      sql`(${t.consentLevel} between 1 and 4 and ${t.consentAmbition} between 1 and 4 and ${t.consentReason} <> '')
        or (${t.consentLevel} is null and ${t.consentAmbition} is null and ${t.consentReason} is null)`,
    ),
  ],
)

/** A wish to speak: waiting until called, speaking until ended. Ended rows say who has spoken how often. */
export const meetingHands = councilTable(
  'meeting_hands',
  {
    id: newId<MeetingHandId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    userId: idOf<UserId>('user_id').notNull(),
    raisedAt: moment('raised_at').notNull().defaultNow(),
    calledAt: moment('called_at'),
    endedAt: moment('ended_at'),
  },
  (t) => [
    assessmentKey(t as never),
    uniqueIndex('meeting_hands_one_up').on(t.councilId, t.assessmentId, t.userId).where(sql`${t.endedAt} is null`),
    uniqueIndex('meeting_hands_one_speaks')
      .on(t.councilId, t.assessmentId)
      .where(sql`${t.calledAt} is not null and ${t.endedAt} is null`),
  ],
)

/** What the meeting decided besides levels, and what somebody is to do by when. Struck out, never deleted. */
export const meetingNotes = councilTable(
  'meeting_notes',
  {
    id: newId<MeetingNoteId>(),
    assessmentId: idOf<AssessmentId>('assessment_id').notNull(),
    assessmentQuestionId: idOf<AssessmentQuestionId>('assessment_question_id'),
    kind: text('kind', { enum: ['decision', 'action'] }).notNull(),
    words: text('words').notNull(),
    ownerId: idOf<UserId>('owner_id'),
    ownerName: text('owner_name'),
    dueOn: date('due_on'),
    notedBy: idOf<UserId>('noted_by').notNull(),
    notedAt: moment('noted_at').notNull().defaultNow(),
    struckAt: moment('struck_at'),
  },
  (t) => [
    assessmentKey(t as never),
    foreignKey({
      columns: [t.councilId, t.assessmentId, t.assessmentQuestionId],
      foreignColumns: [assessmentQuestions.councilId, assessmentQuestions.assessmentId, assessmentQuestions.id],
    }),
    index('meeting_notes_of').on(t.councilId, t.assessmentId, t.notedAt),
    index('meeting_notes_searched').using('gin', searchedIn(t.councilId, t.words)),
    check(
      'an_action_has_owner_and_date',
      sql`${t.kind} = 'decision' or (${t.ownerId} is not null and ${t.ownerName} is not null and ${t.dueOn} is not null)`,
    ),
  ],
)
