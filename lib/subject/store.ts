import { sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, type AssessmentQuestionId, type CouncilId, isId, type SubjectId } from '@/db/ids'
import type { AssessmentState } from '../access/capability'
import type { NamedSubject } from './subject'

export type SubjectRow = NamedSubject & {
  councilId: CouncilId
  assessmentId: AssessmentId
  state: AssessmentState
  observersComment: boolean
  /** Whether comments go on when the words are frozen. */
  frozenComments: boolean
  /** The question that it is part of, or the area that it is of. */
  questionId: AssessmentQuestionId | null
  area: number | null
  /** Whether that question is assigned to whoever asks. */
  isMine: boolean
  /** Of its text, where it has one. */
  frozenAt: Date | null
}

/** A subject of an assessment with its name and with what decides who may do what with it, for whoever may read it. */
export async function loadSubject(tx: Tx, actor: Actor, id: string): Promise<SubjectRow | undefined> {
  if (!isId<SubjectId>(id)) return undefined
  const { rows } = await tx.execute<Omit<SubjectRow, 'frozenAt'> & { frozenAt: string | null }>(sql`
    select s.id, s.kind, s.council_id as "councilId", s.assessment_id as "assessmentId", a.state, a.observers_comment as "observersComment", a.frozen_comments as "frozenComments",
      jsonb_build_object('id', a.id, 'title', a.title) as assessment,
      q.id as "questionId", t.area, coalesce(q.code, t.area::text, '') as code, coalesce(e.title, f.short_name, n.title, v.title) as "shortName",
      exists (select 1 from assignments g where g.council_id = s.council_id and g.assessment_question_id = q.id
        and g.user_id = ${actor.userId}) as "isMine",
      d.frozen_at as "frozenAt"
    from subjects s
    join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
    left join documents d on d.council_id = s.council_id and d.id = s.id
    left join reasons r on r.council_id = s.council_id and r.id = s.id
    left join evidence e on e.council_id = s.council_id and e.id = s.id
    left join area_statements t on t.council_id = s.council_id and t.id = s.id
    left join replies y on y.council_id = s.council_id and y.id = s.id
    left join reviews v on v.council_id = y.council_id and v.id = y.review_id
    left join assessment_questions q
      on q.council_id = s.council_id and q.id = coalesce(r.assessment_question_id, e.assessment_question_id, s.id)
    left join framework_questions f on f.id = q.framework_question_id
    left join framework_areas n on n.framework_version_id = a.framework_version_id and n.number = t.area
    where s.id = ${id}`)
  const [row] = rows
  return row && { ...row, frozenAt: row.frozenAt === null ? null : new Date(row.frozenAt) }
}

/** What the trail says of where a subject is. */
export const placeOf = ({ id, kind, assessmentId, questionId, area }: SubjectRow) => ({
  assessmentId,
  ...(questionId === null ? {} : { questionId }),
  ...(area === null ? {} : { area }),
  ...(kind === 'evidence' ? { evidenceId: id } : {}),
})

/** For a statement that reads many subjects `s`: what is joined to them, and what they are called and are of then. */
export const WITH_NAMES = sql`
  join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
  left join evidence e on e.council_id = s.council_id and e.id = s.id
  left join area_statements st on st.council_id = s.council_id and st.id = s.id
  left join assessment_questions q on q.council_id = s.council_id and q.id = coalesce(e.assessment_question_id, s.id)
  left join framework_questions f on f.id = q.framework_question_id
  left join framework_areas n on n.framework_version_id = a.framework_version_id and n.number = st.area`
export const NAME_OF_SUBJECT = sql`coalesce(q.code, st.area::text) as code, coalesce(e.title, f.short_name, n.title) as "shortName"`
export const AREA_OF_SUBJECT = sql`coalesce(q.area, st.area)`
