import type pg from 'pg'
import type { UserId } from '@/db/ids'
import type { NamedDuty, Role } from '@/lib/access/access'
import type { AssessmentState } from '@/lib/access/capability'
import type { Level } from '@/lib/score/score'
import { testDatabase } from './database'
import { sessionOf } from './session'
import { type AssessmentWanted, buildAssessment, forceAssessment, moveAssessment, nameFor } from './world/assessment'
import { completed, EVERYBODY, type Part, panelOf, SCORERS } from './world/cast'
import { buildAccount, buildCouncil, type Person } from './world/council'
import { buildReview, buildScores } from './world/past'

export { LEADERS, SCORERS } from './world/cast'
export type { Person }

/** An account that belongs nowhere yet. */
export const buildUser = async (name: string, more?: { isProgramme: boolean }) =>
  buildAccount((await testDatabase()).owner, name, more)

type Wanted<Name extends string> = Omit<AssessmentWanted, 'duties' | 'assigned'> & {
  /** The database to build in, where it is not this worker's own. */
  owner?: pg.Pool
  slug?: string
  /** People by the names that the test calls them, beside those who are in every world or in the place of one. */
  cast?: Record<Name, Part>
  /** So many of a role at least. */
  people?: Partial<Record<Role, number>>
  /** Members of no other group join these in turn. */
  groups?: string[]
  /** Of the groups those that run the council. */
  administration?: string[]
  /** Stands in every name, so that a test sees whether names are where none should be. */
  surname?: string
}
/** Round 1 of question 1.1 open in the meeting, with those who score and a chair who does not. */
export const SCORING = { state: 'agreeing', questions: ['1.1'], ready: ['1.1'], cast: SCORERS } satisfies Wanted<string>
export type Scoring = World<keyof typeof SCORERS>

/** A meeting of so many about so many questions; the first of them is its chair, and who they are stands in every name. */
export const meetingOf = (people = 6, questions = 3): Wanted<never> => {
  const codes = Array.from({ length: questions }, (_, at) => `${1 + Math.floor(at / 8)}.${1 + (at % 8)}`)
  return { state: 'agreeing', questions: codes, ready: codes, cast: panelOf(people), minutes: 120, surname: 'Canary' }
}

export type World<Name extends string = never> = Awaited<ReturnType<typeof buildWorld<Name>>>

/**
 * A council with somebody of every role and those whom the test names, an assessment in the state that is wanted, and the lead
 * of another council. All of it is written past the rules by the owning role: what a test starts from, not what it tests.
 */
export async function buildWorld<Name extends string = never>(wanted: Wanted<Name> = {}) {
  const {
    slug = 'testby',
    groups = [],
    administration,
    people: least = {},
    cast,
    surname,
    state = 'preparing',
    ...more
  } = wanted
  const owner = wanted.owner ?? (await testDatabase()).owner
  const parts = completed({ ...EVERYBODY, ...cast }, least, groups)
  const named = Object.values(parts).flatMap(({ group }) => group ?? [])
  const council = await buildCouncil(owner, slug, [...new Set([...groups, ...named])], administration)
  const elsewhere = await buildCouncil(owner, 'otherby', [])

  const called = (key: string, { name = key[0]?.toUpperCase() + key.slice(1) }: Partial<Part> = {}) =>
    surname ? `${name} ${surname}` : name
  const people: Record<string, Person> = {}
  for (const [key, part] of Object.entries(parts))
    people[key] = await council.join(part.role, called(key, part), part.group)
  const who = (is: (part: Part) => unknown) =>
    Object.entries(parts).flatMap(([key, part]) => (is(part) ? [people[key] as Person] : []))
  const person = (role: Role, at = 0): Person => {
    const found = who((part) => part.role === role)[at]
    if (!found) throw new Error(`the test's council has no ${role} ${at + 1}`)
    return found
  }
  const withDuty = (duty: NamedDuty) => who(({ duties }) => duties?.includes(duty))
  const duties = { assessor: withDuty('assessor'), chair: withDuty('chair'), signatory: withDuty('signatory') }
  const assess = ({ questions = ['1.1', '1.2'], ...wish }: AssessmentWanted = {}) => {
    const assigned = questions.map((code) => [code, who((part) => part.assigned?.includes(code))])
    const standing = { duties, assigned: Object.fromEntries(assigned), questions }
    return buildAssessment(owner, council, people.lead as Person, { ...standing, ...wish })
  }
  const assessment = await assess({ state, rounds: state === 'scoring' || state === 'agreeing', ...more })
  const first = assessment.question(assessment.codes[0] as string)
  const place = { council_id: council.id, assessment_id: assessment.id }

  return {
    assessors: duties.assessor,
    chair: duties.chair[0] as Person,
    ...(people as Record<Name | keyof typeof EVERYBODY, Person>),
    owner,
    council: { ...council, person },
    elsewhere,
    /** The lead of the other council. */
    outsider: await elsewhere.join('lead', called('xena')),
    assessment,
    assessmentId: assessment.id,
    codes: assessment.codes,
    question: assessment.question,
    /** Of its first question. */
    documentId: first.documentId,
    roundId: first.roundId,
    /** Somebody more, with the duties that they have in the assessment. */
    join: async (name: string, { role, group, duties = [] }: Part) => {
      const person = await council.join(role, called(name), group)
      for (const duty of duties) await nameFor(owner, assessment.id, duty, person.userId)
      return person
    },
    /** What the assessors gave, in their order, in a round of a question: in the first, unless another is named. */
    score: (code: string, levels: (Level | undefined)[], roundId = assessment.question(code).roundId) =>
      buildScores(owner, place, roundId, duties.assessor, levels),
    /** The assessment submitted and under review, whatever its state. */
    review: (content?: object) => buildReview(owner, place, people.lead as Person, content),
    /** One more assessment of this council, with the same people. */
    assess,
    move: (to: AssessmentState) => moveAssessment(owner, assessment.id, to),
    force: (to: AssessmentState) => forceAssessment(owner, assessment.id, to),
    /** Seats those who are assessors by now in the first round, as if it opened only now. */
    seatAgain: () =>
      owner.query(`set session_replication_role = replica;
        delete from round_seats where round_id = '${first.roundId}';
        set session_replication_role = origin;
        select take_seats('${first.roundId}')`),
    /** Has the first round opened so many days before now, past the rule that keeps it as it was. */
    openedDaysAgo: (days: number) =>
      owner.query(`set session_replication_role = replica;
        update rounds set opened_at = now() - interval '${days} days' where id = '${first.roundId}';
        set session_replication_role = origin`),
    sessionOf: (who: { userId: UserId }) => sessionOf(who, owner),
    /** Sets one of the assessment's rules, whatever the rules say about it. */
    set: (column: string, value: unknown) =>
      owner.query(`update assessments set ${column} = $1 where id = $2`, [value, assessment.id]),
  }
}
