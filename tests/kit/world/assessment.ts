import type pg from 'pg'
import type { Caller } from '@/db/gate'
import type { AssessmentId, AssessmentQuestionId, CouncilId, DocumentId, RoundId, StatementId } from '@/db/ids'
import type { NamedDuty } from '@/lib/access/access'
import { ASSESSMENT_STATES, type AssessmentState } from '@/lib/access/capability'
import { buildFramework } from './framework'
import { insertAs } from './insert'

type Who = Pick<Caller, 'userId'>
export type AssessmentWanted = {
  state?: AssessmentState
  /** Codes such as 1.1; area and number follow from them. */
  questions?: string[]
  title?: string
  /** What its framework calls the four levels, where not as ours does. */
  levelNames?: string[]
  duties?: Partial<Record<NamedDuty, Who[]>>
  /** Who is assigned to which question, by code. */
  assigned?: Record<string, Who[]>
  /** Codes whose answer is ready. */
  ready?: string[]
  /** Each question has an open first round: as in scoring and in the meeting, unless the test opens its own. */
  rounds?: boolean
  observersComment?: boolean
  /** How long its meeting is arranged to be; without it none is. */
  minutes?: number
}
export type BuiltQuestion = { id: AssessmentQuestionId; code: string; documentId: DocumentId; roundId: RoundId }
export type Assessment = Awaited<ReturnType<typeof buildAssessment>>

/** An assessment as it would stand in this state. */
export async function buildAssessment(owner: pg.Pool, council: { id: CouncilId }, by: Who, wanted: AssessmentWanted) {
  const { state = 'preparing', questions = ['1.1', '1.2'], title = 'Self-assessment' } = wanted
  const insert = insertAs(owner)
  const framework = await buildFramework(owner, questions, wanted.levelNames)
  const id = await insert<AssessmentId>('assessments', {
    ...{ council_id: council.id, framework_version_id: framework.versionId, title, created_by: by.userId },
    ...{ observers_comment: wanted.observersComment ?? false, scores_due_on: inDays(14), meeting_on: inDays(28) },
  })
  const here = { council_id: council.id, assessment_id: id }
  if (wanted.minutes) await insert('meetings', { ...here, minutes: wanted.minutes })

  const statements = new Map<number, StatementId>()
  for (const area of new Set(questions.map((code) => Number(code.split('.')[0]))))
    statements.set(area, await insert<StatementId>('area_statements', { ...here, area }))
  const built = new Map<string, BuiltQuestion>()
  for (const code of questions) {
    const [area, number] = code.split('.').map(Number)
    const progress = wanted.ready?.includes(code) ? 'ready' : 'drafting'
    const asked = { framework_question_id: framework.questions.get(code), code, area, number, progress }
    const question = await insert<AssessmentQuestionId>('assessment_questions', { ...here, ...asked })
    const onQuestion = { ...here, assessment_question_id: question }
    for (const { userId } of wanted.assigned?.[code] ?? [])
      await insert('assignments', { ...onQuestion, user_id: userId })
    built.set(code, { id: question, code, documentId: question, roundId: '' as RoundId })
  }
  for (const [duty, people] of Object.entries(wanted.duties ?? {}))
    for (const { userId } of people) await nameFor(owner, id, duty, userId)
  // Once there are people, because the seats of a round are those of its first moment.
  if (wanted.rounds)
    for (const question of built.values())
      question.roundId = await insert('rounds', { ...here, assessment_question_id: question.id, number: 1 })
  await moveAssessment(owner, id, state)
  return {
    id,
    codes: [...built.keys()],
    /** The text of what is said of an area. */
    statement: (area: number) => statements.get(area) as StatementId,
    question: (code: string) => {
      const question = built.get(code)
      if (!question) throw new Error(`the test's assessment has no question ${code}`)
      return question
    },
  }
}

/** Walks an assessment on to a state, one step at a time as the database asks. Documents freeze at signing. */
export async function moveAssessment(owner: pg.Pool, id: string, state: AssessmentState) {
  const { rows } = await owner.query('select state from assessments where id = $1', [id])
  const from = ASSESSMENT_STATES.indexOf(rows[0].state)
  for (const step of ASSESSMENT_STATES.slice(from + 1, ASSESSMENT_STATES.indexOf(state) + 1)) {
    await owner.query('update assessments set state = $2 where id = $1', [id, step])
    if (step === 'signing')
      await owner.query(
        'update documents set frozen_at = now() where id in (select id from subjects where assessment_id = $1)',
        [id],
      )
  }
}

/** Puts an assessment into any state, past the rule of one step at a time; gives the one that it was in. */
export async function forceAssessment(owner: pg.Pool, id: string, state: string): Promise<string> {
  await owner.query('alter table assessments disable trigger assessments_moves')
  const { rows } = await owner.query(
    'update assessments a set state = $2 from assessments o where a.id = $1 and o.id = a.id returning o.state',
    [id, state],
  )
  await owner.query('alter table assessments enable trigger assessments_moves')
  return rows[0].state
}

/** The name, post, standing, political group and side that the person has today. */
export const nameFor = (owner: pg.Pool, assessmentId: string, duty: string, userId: string) =>
  owner.query(
    `insert into assessment_duties (council_id, assessment_id, user_id, duty, name, post, standing, political_group_id, group_name, in_administration)
     select m.council_id, a.id, u.id, $2, coalesce(u.name, u.email), m.post,
            case when m.role = 'member' then 'member' else 'officer' end, g.id, g.name,
            case when m.role = 'member' and exists (select 1 from administrations s where s.council_id = m.council_id and s.political_group_id is not null and s.ends_on is null)
              then exists (select 1 from administrations s where s.council_id = m.council_id and s.political_group_id = g.id and s.ends_on is null) end
     from assessments a join memberships m on m.council_id = a.council_id join users u on u.id = m.user_id
     left join group_memberships gm on gm.council_id = m.council_id and gm.membership_id = m.id
     left join political_groups g on g.council_id = gm.council_id and g.id = gm.political_group_id
     where a.id = $1 and m.user_id = $3 limit 1`,
    [assessmentId, duty, userId],
  )

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
