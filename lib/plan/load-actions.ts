import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { type FrameworkVersionId, isId, type PlanActionId, type UserId } from '@/db/ids'
import { dayOf } from '../words/dates'
import { type ActionState, type Cost, type Standing, standingOf } from './plan'

type Row = {
  id: PlanActionId
  title: string
  ownerId: UserId
  ownerName: string
  ownerPost: string
  dueOn: string
  cost: Cost
  benefit: string
  state: ActionState
  isAtRisk: boolean
  said: string
  movedAt: string
  createdAt: string
  droppedBecause: string | null
  question: { code: string; shortName: string; assessmentId: string; framework: FrameworkVersionId } | null
  levelFrom: number | null
  levelAim: number | null
  note: { words: string } | null
  recommendation: { id: string; words: string } | null
  bodyAsk: { bodyName: string; words: string; assessmentId: string } | null
  steps: { id: string; title: string; dueOn: string; isDone: boolean }[]
}
export type Action = Omit<Row, 'movedAt' | 'createdAt'> & {
  movedOn: string
  startedOn: string
  endedOn: string | null
  standing: Standing
}

/** So many at a look; more than a plan is ever meant to hold. */
const MOST = 300

/** The actions of the plan that this reader meets, the first due first, each with how it stands on this day. */
export async function loadActions(tx: Tx, now: Date, where: SQL = sql`true`): Promise<Action[]> {
  const { rows } = await tx.execute<Row>(sql`
    select p.id, p.title, p.owner_id as "ownerId", p.owner_name as "ownerName", p.owner_post as "ownerPost", p.due_on::text as "dueOn",
      p.cost, p.benefit, p.state, p.is_at_risk as "isAtRisk", p.said, p.moved_at as "movedAt", p.created_at as "createdAt",
      p.dropped_because as "droppedBecause", p.level_from as "levelFrom", p.level_aim as "levelAim",
      case when q.id is not null then json_build_object('code', q.code, 'shortName', f.short_name, 'assessmentId', q.assessment_id, 'framework', f.framework_version_id) end as question,
      case when n.id is not null then json_build_object('words', n.words) end as note,
      case when c.id is not null then json_build_object('id', c.id, 'words', c.words) end as recommendation,
      case when k.id is not null then json_build_object('bodyName', b.body_name, 'words', k.words, 'assessmentId', bs.assessment_id) end as "bodyAsk",
      coalesce((select json_agg(json_build_object('id', s.id, 'title', s.title, 'dueOn', s.due_on, 'isDone', s.done_at is not null)
        order by s.due_on, s.id) from plan_steps s where s.council_id = p.council_id and s.action_id = p.id), '[]') as steps
    from plan_actions p
    left join assessment_questions q on q.council_id = p.council_id and q.id = p.question_id
    left join framework_questions f on f.id = q.framework_question_id
    left join meeting_notes n on n.council_id = p.council_id and n.id = p.note_id
    left join recommendations c on c.council_id = p.council_id and c.review_id = p.review_id and c.id = p.recommendation_id
    left join body_asks k on k.council_id = p.council_id and k.id = p.body_ask_id
    left join referrals b on b.council_id = k.council_id and b.id = k.referral_id
    left join submissions bs on bs.council_id = b.council_id and bs.id = b.submission_id
    where ${where} order by p.due_on, p.created_at, p.id limit ${MOST}`)
  const today = dayOf(now)
  return rows.map(({ movedAt, createdAt, ...row }) => {
    const dated = { ...row, movedOn: dayOf(movedAt), startedOn: dayOf(createdAt) }
    return { ...dated, endedOn: row.state === 'done' ? dated.movedOn : null, standing: standingOf(dated, today) }
  })
}

export const loadAction = async (tx: Tx, now: Date, id: string): Promise<Action | undefined> =>
  isId(id) ? (await loadActions(tx, now, sql`p.id = ${id}`))[0] : undefined

/** What was done with an action, out of the trail, the latest first. */
export async function loadActionTrail(tx: Tx, id: PlanActionId) {
  const { rows } = await tx.execute<{
    at: string
    who: string | null
    act: string
    subject: Record<string, unknown>
  }>(sql`
    select t.at, coalesce(u.name, u.email) as who, t.act, t.subject from action_trail(${id}) t left join users u on u.id = t.actor
    order by t.at desc`)
  return rows.map(({ at, who, act, subject }) => ({ at: new Date(at), who, act, subject }))
}
