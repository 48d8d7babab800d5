import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, pgView, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilOwner, councilTable } from '../council-table'
import type { AssessmentQuestionId, JudgedAnswerId, RoundId, UserId } from '../ids'
import { onQuestion } from './assessment'
import { documents } from './document'
import { rounds } from './score'
import { searchedIn } from './searched'

/** What somebody did with an answer: scored it, recorded a level for it, or decided that a level stands although it changed. */
export const JUDGED_BY_ACT = ['score', 'agree', 'stand'] as const

/**
 * What an answer says in bare words, read out of its text soon after each edit, as far as the edit `seq`. `dueAt`:
 * since when a job is to read it again, because it was edited.
 */
export const answerWords = councilTable(
  'answer_words',
  {
    id: idOf<AssessmentQuestionId>('id').notNull(),
    words: text('words').notNull().default(''),
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    dueAt: moment('due_at').defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.id], foreignColumns: [documents.councilId, documents.id] }),
    index('answer_words_searched').using('gin', searchedIn(t.councilId, t.words)),
  ],
)

const judgedColumns = () => ({
  id: newId<JudgedAnswerId>(),
  ...onQuestion.columns(),
  roundId: idOf<RoundId>('round_id').notNull(),
  act: text('act', { enum: JUDGED_BY_ACT }).notNull(),
  judgedBy: idOf<UserId>('judged_by').notNull(),
  judgedAt: moment('judged_at').notNull().defaultNow(),
  words: text('words').notNull(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  /** Why a level stands although the answer changed. */
  reason: text('reason'),
})

/** What an answer said when somebody judged it. What a score was given of is hidden as the score is, and no serving role has a right on it. */
export const judgedAnswers = councilTable('judged_answers', judgedColumns(), (t) => [
  onQuestion.key(t),
  foreignKey({ columns: [t.councilId, t.roundId], foreignColumns: [rounds.councilId, rounds.id] }),
  uniqueIndex('judged_answers_scored_once').on(t.councilId, t.roundId, t.judgedBy).where(sql`${t.act} = 'score'`),
  index('judged_answers_round').on(t.councilId, t.roundId),
  check('judged_answers_stands_for_a_reason', sql`(${t.act} = 'stand') = (${t.reason} is not null)`),
])

/** What the acting person may see of it. */
export const shownJudgedAnswers = pgView('shown_judged_answers', {
  councilId: councilOwner(),
  ...judgedColumns(),
}).existing()
