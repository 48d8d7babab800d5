import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Caller } from '@/db/gate'
import type { AssessmentId, AssessmentQuestionId, CouncilId, RoundId, UserId } from '@/db/ids'
import type { Role } from '@/lib/access/access'

type Person = Caller & { name: string }
type Wanted = { assessors?: number; questions?: number; minutes?: number }
export type BuiltMeeting = Awaited<ReturnType<typeof buildMeeting>>

const GROUPS = ['Hill', 'Vale', 'Shore']
const LEVELS = ['Starting', 'Developing', 'Maturing', 'Leading']

/**
 * A council in its meeting with an open first round of each question, written past the rules by the owning role. Every sixth
 * assessor is an officer, the others are councillors of three groups in turn; the first assessor is the chair.
 */
export async function buildMeeting(owner: pg.Pool, { assessors = 6, questions = 3, minutes = 120 }: Wanted = {}) {
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const names = Object.keys(row)
    const marks = names.map((_, at) => `$${at + 1}`)
    const text = `insert into ${table} (${names.join(', ')}) values (${marks.join(', ')}) returning *`
    return (await owner.query(text, Object.values(row))).rows[0].id
  }
  const slug = `meeting-${randomUUID().slice(0, 8)}`
  const council_id = await insert('councils', { slug, name: 'Meetingby Council', type: 'unitary' })
  const groups: Record<string, string> = {}
  for (const name of GROUPS) groups[name] = await insert('political_groups', { council_id, name })

  const version = randomUUID()
  await insert('framework_versions', { id: version, name: 'Of a meeting', version: 0, published_on: '2026-01-01' })
  const assessment_id = await insert('assessments', {
    council_id,
    framework_version_id: version,
    title: 'Self-assessment',
    state: 'agreeing',
    created_by: randomUUID(),
  })
  await insert('meetings', { council_id, assessment_id, minutes })
  const asked = new Map<string, { questionId: AssessmentQuestionId; roundId: RoundId }>()
  for (let at = 0; at < questions; at++) {
    const [area, number] = [1 + Math.floor(at / 8), 1 + (at % 8)]
    const code = `${area}.${number}`
    const framework = randomUUID()
    await insert('framework_questions', {
      ...{ id: framework, framework_version_id: version, area, number, code, why: 'It matters', tags: [] },
      question: `How well does the council do thing ${code}, and how does it know?`,
      levels: JSON.stringify(LEVELS.map((name, n) => ({ level: n + 1, name, text: `${name}: what it looks like` }))),
      ...{ evidence: '[]', council_types: ['unitary'], guidance: '' },
    })
    const question = { council_id, assessment_id, framework_question_id: framework, code, area, number }
    const assessment_question_id = await insert('assessment_questions', { ...question, progress: 'ready' })
    const onQuestion = { council_id, assessment_id, assessment_question_id }
    await insert('documents', onQuestion)
    const roundId = await insert('rounds', { ...onQuestion, number: 1 })
    asked.set(code, { questionId: assessment_question_id as AssessmentQuestionId, roundId: roundId as RoundId })
  }

  async function join(name: string, role: Role, group?: string, ...duties: string[]): Promise<Person> {
    const user_id = await insert('users', { name, email: `${randomUUID()}@people.example`, email_verified: new Date() })
    const post = `Post of ${name}`
    await insert('memberships', { council_id, user_id, role, post, starts_on: '2026-01-01' })
    const standing = role === 'member' ? 'member' : 'officer'
    const of = { political_group_id: group ? groups[group] : null, group_name: group ?? null }
    for (const duty of duties)
      await insert('assessment_duties', { council_id, assessment_id, user_id, duty, name, post, standing, ...of })
    return { userId: user_id as UserId, place: { council: slug }, name }
  }
  const people: Person[] = []
  for (let at = 0; at < assessors; at++) {
    const duties = at === 0 ? ['assessor', 'chair'] : ['assessor']
    const isOfficer = at % 6 === 5
    people.push(
      await join(
        `Person ${at + 1} Canary`,
        isOfficer ? 'officer' : 'member',
        isOfficer ? undefined : GROUPS[at % 3],
        ...duties,
      ),
    )
  }
  return {
    council: { id: council_id as CouncilId, slug },
    assessmentId: assessment_id as AssessmentId,
    question: (code: string) => {
      const found = asked.get(code)
      if (!found) throw new Error(`the test's meeting has no question ${code}`)
      return found
    },
    codes: [...asked.keys()],
    assessors: people,
    chair: people[0] as Person,
    lead: await join('Lena Canary', 'lead'),
    observer: await join('Otto Canary', 'observer'),
    contributor: await join('Cora Canary', 'contributor'),
    join,
    /** A session of this person, as the token of their cookie. */
    sessionOf: async ({ userId }: Pick<Caller, 'userId'>) => {
      const token = randomUUID()
      await owner.query(
        `insert into sessions (session_token, user_id, expires) values ($1, $2, now() + interval '1 hour')`,
        [token, userId],
      )
      return token
    },
  }
}
