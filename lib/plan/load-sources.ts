import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import {
  type AssessmentId,
  type AssessmentQuestionId,
  type BodyAskId,
  isId,
  type MeetingNoteId,
  type RecommendationId,
  type ReviewId,
} from '@/db/ids'

export type AgreedLevel = {
  questionId: AssessmentQuestionId
  assessmentId: AssessmentId
  code: string
  shortName: string
  level: number
  ambition: number
}
export type NotedAction = {
  noteId: MeetingNoteId
  words: string
  ownerId: string | null
  dueOn: string | null
  title: string
}
export type AskedByBody = { bodyAskId: BodyAskId; words: string; bodyName: string; isAccepted: boolean }
export type Recommended = {
  reviewId: ReviewId
  recommendationId: RecommendationId
  words: string
  ownerPost: string
  timescale: string
  isPublished: boolean
  /** Whether the council's reply is agreed, and with it what it answers. */
  isReplied: boolean
  /** The actions that stand for it. */
  living: number
}

/** Levels that were agreed below what they aim at, of the council's newest assessment that has such. */
export async function loadLevelsBelowAim(tx: Tx, at?: { assessmentId: string; code: string }): Promise<AgreedLevel[]> {
  if (at && !isId(at.assessmentId)) return []
  const { rows } = await tx.execute<AgreedLevel>(sql`
    select q.id as "questionId", q.assessment_id as "assessmentId", q.code, f.short_name as "shortName", g.level, g.ambition
    from assessment_questions q
    join framework_questions f on f.id = q.framework_question_id
    join rounds r on r.council_id = q.council_id and r.assessment_question_id = q.id and r.state = 'agreed'
    join agreements g on g.council_id = r.council_id and g.round_id = r.id
    where ${
      at
        ? sql`q.assessment_id = ${at.assessmentId} and q.code = ${at.code}`
        : sql`g.level < g.ambition and q.assessment_id = (
            select a.id from assessments a where a.archived_at is null and exists (
              select 1 from rounds o where o.council_id = a.council_id and o.assessment_id = a.id and o.state = 'agreed')
            order by a.created_at desc limit 1)
          and not exists (select 1 from plan_actions p where p.council_id = q.council_id and p.question_id = q.id and p.state <> 'dropped')`
    } order by g.ambition - g.level desc, q.area, q.number limit 60`)
  return rows
}

/** What meetings noted as actions, and is in no plan yet. */
export async function loadNotedActions(tx: Tx, noteId?: string): Promise<NotedAction[]> {
  if (noteId !== undefined && !isId(noteId)) return []
  const { rows } = await tx.execute<NotedAction>(sql`
    select n.id as "noteId", n.words, n.owner_id as "ownerId", n.due_on::text as "dueOn", a.title
    from meeting_notes n join assessments a on a.council_id = n.council_id and a.id = n.assessment_id
    where n.kind = 'action' and n.struck_at is null
      and ${noteId ? sql`n.id = ${noteId}` : sql`not exists (select 1 from plan_actions p where p.council_id = n.council_id and p.note_id = n.id)`}
    order by n.noted_at limit 60`)
  return rows
}

/** What peers recommended, of a report that the council has. */
export async function loadRecommended(tx: Tx, recommendationId: string): Promise<Recommended | undefined> {
  if (!isId(recommendationId)) return undefined
  const { rows } = await tx.execute<Recommended>(sql`
    select c.review_id as "reviewId", c.id as "recommendationId", c.words, c.owner_post as "ownerPost", c.timescale,
      v.published_at is not null as "isPublished", exists (select 1 from replies y where y.council_id = v.council_id and y.review_id = v.id
        and y.state in ('agreed', 'published')) as "isReplied",
      (select count(*)::int from plan_actions p where p.council_id = c.council_id and p.recommendation_id = c.id
        and p.state <> 'dropped') as living
    from recommendations c join reviews v on v.council_id = c.council_id and v.id = c.review_id
    where c.id = ${recommendationId}`)
  return rows[0]
}

/** What a body recommends and the council accepted, and no action stands for yet; or the one that is asked for, whatever was answered. */
export async function loadBodyAsks(tx: Tx, bodyAskId?: string): Promise<AskedByBody[]> {
  if (bodyAskId !== undefined && !isId(bodyAskId)) return []
  const { rows } = await tx.execute<AskedByBody>(sql`
    select k.id as "bodyAskId", k.words, r.body_name as "bodyName", k.decision is not distinct from 'accepted' as "isAccepted"
    from body_asks k join referrals r on r.council_id = k.council_id and r.id = k.referral_id
    where ${
      bodyAskId
        ? sql`k.id = ${bodyAskId}`
        : sql`k.decision = 'accepted' and not exists (select 1 from plan_actions p
            where p.council_id = k.council_id and p.body_ask_id = k.id and p.state <> 'dropped')`
    } order by r.meets_on, k.number limit 60`)
  return rows
}
