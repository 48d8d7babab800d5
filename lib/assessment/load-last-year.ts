import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { AssessmentId, UserId } from '@/db/ids'
import type { NamedDuty } from '../access/access'
import type { NamingRule, RuleKind } from './assessment'

/** The assessment before this one, as far as a set-up may copy it. Questions are those of this one that ask the same. */
export type LastYear = {
  id: AssessmentId
  title: string
  rules: {
    consensusRule: RuleKind
    agreeShare: number
    quorumShare: number
    maxRounds: number
    namingRule: NamingRule
    crossPartyRule: boolean
    observersComment: boolean
  }
  duties: { duty: NamedDuty; userId: UserId; name: string }[]
  writers: { code: string; userId: UserId; name: string }[]
  leftOut: { code: string; reason: string }[]
}

/** The one that this one follows, or else the latest that was begun before it and opened; none, where this is the first. */
export async function loadLastYear(tx: Tx, assessmentId: AssessmentId): Promise<LastYear | undefined> {
  const { rows } = await tx.execute<LastYear>(sql`
    select b.id, b.title,
      jsonb_build_object('consensusRule', b.consensus_rule, 'agreeShare', b.agree_share, 'quorumShare', b.quorum_share,
        'maxRounds', b.max_rounds, 'namingRule', b.naming_rule, 'crossPartyRule', b.cross_party_rule,
        'observersComment', b.observers_comment) as rules,
      (select coalesce(jsonb_agg(jsonb_build_object('duty', d.duty, 'userId', d.user_id, 'name', d.name) order by d.name), '[]')
        from assessment_duties d where d.council_id = b.council_id and d.assessment_id = b.id and d.ended_at is null) as duties,
      (select coalesce(jsonb_agg(jsonb_build_object('code', n.code, 'userId', s.user_id, 'name', coalesce(u.name, u.email)) order by n.area, n.number), '[]')
        from assignments s
        join assessment_questions q on q.council_id = s.council_id and q.id = s.assessment_question_id
        join assessment_questions n on n.council_id = a.council_id and n.assessment_id = a.id and n.framework_question_id = q.framework_question_id
        join users u on u.id = s.user_id
        where s.council_id = b.council_id and s.assessment_id = b.id) as writers,
      (select coalesce(jsonb_agg(jsonb_build_object('code', n.code, 'reason', q.left_out_reason) order by n.area, n.number), '[]')
        from assessment_questions q
        join assessment_questions n on n.council_id = a.council_id and n.assessment_id = a.id and n.framework_question_id = q.framework_question_id
        where q.council_id = b.council_id and q.assessment_id = b.id and q.left_out_reason is not null) as "leftOut"
    from assessments a
    join assessments b on b.council_id = a.council_id and case when a.follows_id is not null then b.id = a.follows_id
      else b.id <> a.id and b.created_at < a.created_at and b.state <> 'setup' and b.archived_at is null end
    where a.id = ${assessmentId}
    order by b.created_at desc limit 1`)
  return rows[0]
}
