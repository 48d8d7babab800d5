import { desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, isId, type ReviewId } from '@/db/ids'
import { clockEntries } from '@/db/schema/clock'
import { reviews } from '@/db/schema/review'
import { submissions } from '@/db/schema/submission'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import { dayOf, dayWords } from '../words/dates'
import { clockOf, type Entry, type Timed } from './clock'
import type { Clocked, Moving } from './policy'

/** Whether its progress review was begun, as far as the reader may see. */
const hasProgress = sql<boolean>`exists (select 1 from progress_reviews g where g.review_id = reviews.id)`

/** The review whose clock it is, held by whoever changes it. */
export async function loadClocked(tx: Tx, id: string, lock?: 'update'): Promise<Clocked | undefined> {
  if (!isId<ReviewId>(id)) return undefined
  const asked = tx
    .select({ id: reviews.id, state: reviews.state, visitOn: reviews.visitOn, hasProgress })
    .from(reviews)
    .where(eq(reviews.id, id))
  const [row] = lock ? await asked.for(lock) : await asked
  return row
}

/** The reviews of an assessment, or without one the council's latest that has a visit. */
export function loadReviewsWithClock(tx: Tx, assessmentId?: AssessmentId) {
  const { id, title, state, visitOn } = reviews
  return tx
    .select({ id, title, state, visitOn, hasProgress, assessmentId: submissions.assessmentId })
    .from(reviews)
    .innerJoin(submissions, eq(submissions.id, reviews.submissionId))
    .where(assessmentId ? eq(submissions.assessmentId, assessmentId) : isNotNull(visitOn))
    .orderBy(desc(reviews.createdAt))
    .limit(assessmentId ? 20 : 1)
}

type Row = {
  publishedAt: string | null
  planAt: string | null
  progressAt: string | null
  progressReportAt: string | null
  entries: (Omit<Entry, 'at'> & { at: string })[]
}

/** When each part of what follows a review is due, and what of it is done, as far as the reader may see. */
export async function loadClock(tx: Tx, { id, visitOn }: Pick<Clocked, 'id' | 'visitOn'>, now: Date): Promise<Timed[]> {
  if (!visitOn) return []
  const { rows } = await tx.execute<Row>(sql`
    select v.published_at as "publishedAt",
      (select min(p.decided_at) from plans p where p.council_id = v.council_id and p.decided_at::date >= v.visit_on
        and p.state <> 'sent-back') as "planAt", g.sent_at as "progressAt", g.published_at as "progressReportAt",
      coalesce((select json_agg(json_build_object('what', e.what, 'dueOn', e.due_on, 'reason', e.reason, 'by', e.author_name, 'at', e.created_at)
        order by e.created_at, e.id) from clock_entries e where e.review_id = v.id), '[]') as entries
    from reviews v left join progress_reviews g on g.council_id = v.council_id and g.review_id = v.id where v.id = ${id}`)
  const [row] = rows
  if (!row) return []
  const entries = row.entries.map((entry) => ({ ...entry, at: new Date(entry.at) }))
  const day = (at: string | null) => (at ? dayOf(new Date(at)) : null)
  const done = {
    ...{ report: day(row.publishedAt), plan: day(row.planAt) },
    ...{ progress: day(row.progressAt), 'progress-report': day(row.progressReportAt) },
  }
  return clockOf(visitOn, entries, done, dayOf(now))
}

export async function saveVisit(
  tx: Tx,
  actor: Actor,
  permit: Permit<'set-visit', Clocked>,
  said: { visitOn: string; reason: string },
) {
  const { id: reviewId } = permit.thing
  await tx.update(reviews).set({ visitOn: said.visitOn }).where(eq(reviews.id, reviewId))
  await chain(tx, actor, 'review.visit-set', {
    ...{ reviewId, words: dayWords(said.visitOn) },
    ...(said.reason ? { reason: said.reason } : {}),
  })
  await announce(tx, { topic: 'review', id: reviewId })
}

/** It is moved to a day, or done where there is none. */
export async function saveEntry(
  tx: Tx,
  actor: Actor,
  permit: Permit<'clock', Moving>,
  said: { dueOn: string | null; reason: string },
) {
  const { reviewId, what } = permit.thing
  await tx.insert(clockEntries).values({
    ...{ councilId: actor.councilId, reviewId, what, ...said },
    ...{ authorId: actor.userId, authorName: actor.userName, createdAt: actor.now },
  })
  await chain(tx, actor, said.dueOn ? 'review.milestone-moved' : 'review.milestone-done', {
    ...{ reviewId, name: what, reason: said.reason },
    ...(said.dueOn ? { dueOn: said.dueOn } : {}),
  })
  await announce(tx, { topic: 'review', id: reviewId })
}
