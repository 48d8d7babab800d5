import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { CADENCES, type NoticeKind } from '../../lib/notice/notice'
import { idOf, knownWords, moment, newId } from '../columns'
import { councilOwner, councilTable } from '../council-table'
import type { AssessmentId, MailId, NoticeId, SubjectId, UserId } from '../ids'
import { assessments } from './assessment'
import { ofCouncil } from './council'
import { users } from './identity'
import { onSubject } from './subject'

/**
 * That somebody should know what happened: who, about what, and why. It holds ids and no words; what it says is read when it is
 * shown or mailed, for whoever may still see it. One row for each person and thing (`about`), which begins anew where the thing
 * happens again. Which words are a kind is checked by what is made from the list at a start (access-sql.ts).
 */
export const notices = councilTable(
  'notices',
  {
    id: newId<NoticeId>(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<NoticeKind>().notNull(),
    assessmentId: idOf<AssessmentId>('assessment_id'),
    subjectId: idOf<SubjectId>('subject_id'),
    /** A duty, a question, a thread, a signature …: whatever makes two of one kind different. */
    about: uuid('about').notNull(),
    doneBy: idOf<UserId>('done_by').notNull(),
    happenedAt: moment('happened_at').notNull(),
    seenAt: moment('seen_at'),
    /** The mail that tells it; the mail's own row goes when it has been sent. */
    mailId: idOf<MailId>('mail_id'),
    mailedAt: moment('mailed_at'),
  },
  (t) => [
    ofCouncil(t),
    foreignKey({ columns: [t.councilId, t.assessmentId], foreignColumns: [assessments.councilId, assessments.id] }),
    onSubject(t.councilId, t.subjectId),
    uniqueIndex('notices_once').on(t.councilId, t.userId, t.kind, t.about),
    index('notices_of_user').on(t.userId, t.happenedAt),
    index('notices_to_mail').on(t.userId, t.councilId).where(sql`${t.mailId} is null`),
  ],
)

/** How often somebody wants mail of a council's notices; without a row it is once a day. */
export const noticePreferences = pgTable(
  'notice_preferences',
  {
    councilId: councilOwner(),
    userId: idOf<UserId>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    cadence: text('cadence', { enum: CADENCES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.councilId, t.userId] }), ofCouncil(t), ...knownWords(t)],
)
