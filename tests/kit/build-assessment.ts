import { randomUUID } from 'node:crypto'
import type { Caller } from '@/db/gate'
import type { AssessmentId, AssessmentQuestionId, DocumentId } from '@/db/ids'
import type { NamedDuty } from '@/lib/access/access'
import { ASSESSMENT_STATES, type AssessmentState } from '@/lib/access/capability'
import { testDatabase } from './database'

type Who = Pick<Caller, 'userId'>
type Place = { id: string }
type Wanted = {
  state?: AssessmentState
  /** Codes such as 1.1; area and number follow from them. */
  questions?: string[]
  title?: string
  lead?: Who
  assessors?: Who[]
  chair?: Who
  signatories?: Who[]
  /** Who is assigned to which question, by code. */
  assigned?: Record<string, Who[]>
  /** Codes whose answer is ready. */
  ready?: string[]
  observersComment?: boolean
}
export type BuiltQuestion = { id: AssessmentQuestionId; code: string; documentId: DocumentId }
export type BuiltAssessment = { id: AssessmentId; question: (code: string) => BuiltQuestion }

/** An assessment as it would stand in this state, written past the rules by the owning role: what a test starts from, not what it tests. */
export async function buildAssessment(council: Place, wanted: Wanted = {}): Promise<BuiltAssessment> {
  const {
    state = 'preparing',
    questions = ['1.1', '1.2'],
    title = 'Self-assessment',
    observersComment = false,
  } = wanted
  const { owner } = await testDatabase()
  const framework = await buildFramework(questions)
  const creator = wanted.lead?.userId ?? wanted.chair?.userId ?? randomUUID()
  const one = async <T>(text: string, values: unknown[]) => (await owner.query(text, values)).rows[0] as T

  const { id } = await one<{ id: AssessmentId }>(
    `insert into assessments (council_id, framework_version_id, title, created_by, observers_comment, scores_due_on, meeting_on)
     values ($1, $2, $3, $4, $5, current_date + 14, current_date + 28) returning id`,
    [council.id, framework.versionId, title, creator, observersComment],
  )
  const built = new Map<string, BuiltQuestion>()
  for (const code of questions) {
    const asked = framework.questions.get(code)
    const question = await one<{ id: AssessmentQuestionId }>(
      `insert into assessment_questions (council_id, assessment_id, framework_question_id, code, area, number, progress)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        council.id,
        id,
        asked,
        code,
        ...code.split('.').map(Number),
        wanted.ready?.includes(code) ? 'ready' : 'drafting',
      ],
    )
    const document = await one<{ id: DocumentId }>(
      `insert into documents (council_id, assessment_id, assessment_question_id) values ($1, $2, $3) returning id`,
      [council.id, id, question.id],
    )
    built.set(code, { id: question.id, code, documentId: document.id })
  }
  for (const [code, writers] of Object.entries(wanted.assigned ?? {})) {
    for (const { userId } of writers) {
      await owner.query(
        `insert into assignments (council_id, assessment_id, assessment_question_id, user_id) values ($1, $2, $3, $4)`,
        [council.id, id, built.get(code)?.id, userId],
      )
    }
  }
  const duties: [NamedDuty, Who[]][] = [
    ['assessor', wanted.assessors ?? []],
    ['chair', wanted.chair ? [wanted.chair] : []],
    ['signatory', wanted.signatories ?? []],
  ]
  for (const [duty, people] of duties) for (const { userId } of people) await nameFor(council, id, duty, userId)
  await moveAssessment(id, state)
  return {
    id,
    question: (code) => {
      const question = built.get(code)
      if (!question) throw new Error(`the test's assessment has no question ${code}`)
      return question
    },
  }
}

/** Walks an assessment on to a state, one step at a time as the database asks. Documents freeze at signing. */
export async function moveAssessment(id: string, state: AssessmentState) {
  const { owner } = await testDatabase()
  const { rows } = await owner.query('select state from assessments where id = $1', [id])
  const from = ASSESSMENT_STATES.indexOf(rows[0].state)
  for (const step of ASSESSMENT_STATES.slice(from + 1, ASSESSMENT_STATES.indexOf(state) + 1)) {
    await owner.query('update assessments set state = $2 where id = $1', [id, step])
    if (step === 'signing') await owner.query('update documents set frozen_at = now() where assessment_id = $1', [id])
  }
}

/** The name, post, standing and political group that the person has today. */
async function nameFor(council: Place, assessmentId: string, duty: NamedDuty, userId: string) {
  const { owner } = await testDatabase()
  await owner.query(
    `insert into assessment_duties (council_id, assessment_id, user_id, duty, name, post, standing, political_group_id, group_name)
     select m.council_id, $2, u.id, $3, coalesce(u.name, u.email), m.post,
            case when m.role = 'member' then 'member' else 'officer' end, g.id, g.name
     from memberships m join users u on u.id = m.user_id
     left join group_memberships gm on gm.council_id = m.council_id and gm.membership_id = m.id
     left join political_groups g on g.council_id = gm.council_id and g.id = gm.political_group_id
     where m.council_id = $1 and m.user_id = $4 limit 1`,
    [council.id, assessmentId, duty, userId],
  )
}

/** A small framework of its own, so that no test hangs on the wording of the real one. */
async function buildFramework(codes: string[]) {
  const { owner } = await testDatabase()
  const versionId = randomUUID()
  await owner.query(
    `insert into framework_versions (id, name, version, published_on) values ($1, 'Framework of a test', 0, now())`,
    [versionId],
  )
  const questions = new Map<string, string>()
  for (const area of new Set(codes.map((code) => code.split('.')[0]))) {
    await owner.query(`insert into framework_areas values ($1, $2, $3, 'What it is about')`, [
      versionId,
      Number(area),
      `Area ${area}`,
    ])
  }
  for (const code of codes) {
    const id = randomUUID()
    const levels = ['Starting', 'Developing', 'Maturing', 'Leading'].map((name, at) => ({
      level: at + 1,
      name,
      text: `${name}: what it looks like`,
    }))
    await owner.query(
      `insert into framework_questions (id, framework_version_id, area, number, code, question, why, levels, evidence, tags, council_types, guidance)
       values ($1, $2, $3, $4, $5, $6, 'Because it matters', $7, '["A plan"]', '{}', '{unitary,district,county,metropolitan,london-borough,combined}', 'Say what you know')`,
      [id, versionId, ...code.split('.').map(Number), code, `What about ${code}?`, JSON.stringify(levels)],
    )
    questions.set(code, id)
  }
  return { versionId, questions }
}
