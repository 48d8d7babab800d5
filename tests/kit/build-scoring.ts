import { randomUUID } from 'node:crypto'
import type { Caller } from '@/db/gate'
import type { AssessmentId, RoundId, UserId } from '@/db/ids'
import type { Role } from '@/lib/access/access'
import { testDatabase } from './database'

export type Scoring = Awaited<ReturnType<typeof buildScoring>>
type Person = { name: string; role: Role; group?: string; duty?: 'assessor' | 'chair' }

/**
 * A council in its meeting, with round 1 of question 1.1 open: five assessors (three councillors of the Hill group,
 * one of the Vale group, one officer), a chair, and those who may not score. Written by the owning role, so that no
 * verb is tested with its own help.
 */
export async function buildScoring() {
  const { owner } = await testDatabase()
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const marks = Object.keys(row).map((_, at) => `$${at + 1}`)
    const text = `insert into ${table} (${Object.keys(row).join(', ')}) values (${marks.join(', ')}) returning *`
    return (await owner.query(text, Object.values(row))).rows[0].id
  }
  const slug = `council-${randomUUID().slice(0, 8)}`
  const council_id = await insert('councils', { slug, name: 'Testby', type: 'unitary' })
  const elsewhere = await insert('councils', { slug: `${slug}-2`, name: 'Otherby', type: 'unitary' })
  const groups: Record<string, string> = {}
  for (const name of ['Hill', 'Vale']) groups[name] = await insert('political_groups', { council_id, name })

  const version = randomUUID()
  const asked = randomUUID()
  const levels = JSON.stringify([1, 2, 3, 4].map((level) => ({ level, name: `Level ${level}`, text: 'As described' })))
  await insert('framework_versions', { id: version, name: 'Test', version: 1, published_on: '2026-01-01' })
  await insert('framework_questions', {
    ...{
      id: asked,
      framework_version_id: version,
      area: 1,
      number: 1,
      code: '1.1',
      question: 'Is it so?',
      why: 'It is',
    },
    ...{ levels, evidence: '[]', tags: [], council_types: ['unitary'], guidance: '' },
  })
  const framework = { framework_version_id: version, title: 'Test year', state: 'agreeing' }
  const assessment_id = await insert('assessments', { council_id, ...framework, created_by: randomUUID() })
  const question = { council_id, assessment_id, framework_question_id: asked, code: '1.1', area: 1, number: 1 }
  const assessment_question_id = await insert('assessment_questions', { ...question, progress: 'ready' })
  const onQuestion = { council_id, assessment_id, assessment_question_id }
  const roundId = await insert('rounds', { ...onQuestion, number: 1 })

  const join = async ({ name, role, group, duty }: Person, council = council_id, place = slug): Promise<Caller> => {
    const user_id = await insert('users', { name, email: `${randomUUID()}@people.example` })
    const post = `${name}'s post`
    await insert('memberships', { council_id: council, user_id, role, post, starts_on: '2026-01-01' })
    const standing = role === 'member' ? 'member' : 'officer'
    const of = { political_group_id: group ? groups[group] : null, group_name: group ?? null }
    if (duty)
      await insert('assessment_duties', { council_id, assessment_id, user_id, duty, name, post, standing, ...of })
    return { userId: user_id as UserId, place: { council: place } }
  }
  const assess = (name: string, role: Role, group?: string) =>
    join({ name, role, duty: 'assessor', ...(group && { group }) })
  const contributor = await join({ name: 'Gus', role: 'contributor' })
  await insert('assignments', { ...onQuestion, user_id: contributor.userId })
  const set = (column: string) => async (value: unknown) =>
    void (await owner.query(`update assessments set ${column} = $1 where id = $2`, [value, assessment_id]))

  return {
    assessmentId: assessment_id as AssessmentId,
    roundId: roundId as RoundId,
    assessors: [
      await assess('Ada', 'member', 'Hill'),
      await assess('Ben', 'member', 'Hill'),
      await assess('Cat', 'member', 'Hill'),
      await assess('Dan', 'member', 'Vale'),
      await assess('Eve', 'officer'),
    ] as const,
    chair: await join({ name: 'Flo', role: 'member', duty: 'chair' }),
    lead: await join({ name: 'Lee', role: 'lead' }),
    observer: await join({ name: 'Hal', role: 'observer' }),
    bystander: await join({ name: 'Ivy', role: 'officer' }),
    contributor,
    unassigned: await join({ name: 'Jon', role: 'contributor' }),
    outsider: await join({ name: 'Kim', role: 'lead' }, elsewhere, `${slug}-2`),
    setNaming: set('naming_rule'),
    setMaxRounds: set('max_rounds'),
    setCrossParty: set('cross_party_rule'),
    /** Has the round opened so many days before now, past the rule that keeps it as it was. */
    openedDaysAgo: (days: number) =>
      owner.query(`set session_replication_role = replica;
        update rounds set opened_at = now() - interval '${days} days' where id = '${roundId}';
        set session_replication_role = origin`),
    /** Puts the assessment in another state, past the rule of one step at a time. */
    move: async (state: string) => {
      await owner.query(`alter table assessments disable trigger assessments_moves`)
      await set('state')(state)
      await owner.query(`alter table assessments enable trigger assessments_moves`)
    },
  }
}
