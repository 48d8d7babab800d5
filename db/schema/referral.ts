import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { BodyAskId, ReferralId, ReplyId, SubmissionId, UserId } from '../ids'
import { replies } from './reply'
import { searchedIn } from './searched'
import { submissions } from './submission'

export const BODY_KINDS = ['scrutiny', 'audit', 'cabinet', 'full-council', 'governance-audit'] as const

/**
 * That a submission, or the council's reply to a review of it, goes to a formal body on a day, and what was minuted there. Once it is
 * minuted it stays as it is.
 */
export const referrals = councilTable(
  'referrals',
  {
    id: newId<ReferralId>(),
    submissionId: idOf<SubmissionId>('submission_id').notNull(),
    replyId: idOf<ReplyId>('reply_id'),
    body: text('body', { enum: BODY_KINDS }).notNull(),
    /** What this council calls it. */
    bodyName: text('body_name').notNull(),
    meetsOn: date('meets_on').notNull(),
    minute: text('minute'),
    minutedAt: moment('minuted_at'),
    createdBy: idOf<UserId>('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.submissionId], foreignColumns: [submissions.councilId, submissions.id] }),
    foreignKey({ columns: [t.councilId, t.replyId], foreignColumns: [replies.councilId, replies.id] }),
    index('referrals_of_submission').on(t.councilId, t.submissionId),
    index('referrals_searched').using('gin', searchedIn(t.councilId, t.minute)),
    index('referrals_of_reply').on(t.councilId, t.replyId),
    check('referrals_minuted', sql`(${t.minute} is null) = (${t.minutedAt} is null)`),
  ],
)

export const ASK_DECISIONS = ['accepted', 'not-accepted'] as const

/** What a body recommends, by when it is to be answered, and the answer. */
export const bodyAsks = councilTable(
  'body_asks',
  {
    id: newId<BodyAskId>(),
    referralId: idOf<ReferralId>('referral_id').notNull(),
    number: integer('number').notNull(),
    words: text('words').notNull(),
    answerBy: date('answer_by').notNull(),
    decision: text('decision', { enum: ASK_DECISIONS }),
    reason: text('reason'),
    authorId: idOf<UserId>('author_id'),
    answeredAt: moment('answered_at'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.referralId], foreignColumns: [referrals.councilId, referrals.id] }),
    uniqueIndex('body_asks_number').on(t.councilId, t.referralId, t.number),
    index('body_asks_searched').using('gin', searchedIn(t.councilId, t.words)),
    check('body_asks_answered', sql`num_nonnulls(${t.decision}, ${t.authorId}, ${t.answeredAt}) in (0, 3)`),
    check('body_asks_reasoned', sql`${t.decision} is distinct from 'not-accepted' or ${t.reason} <> ''`),
  ],
)
