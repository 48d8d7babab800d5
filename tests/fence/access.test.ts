import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DUTIES, type Duty, may, mayInAssessment, NAMED_DUTIES, ROLES, type Role } from '@/lib/access/access'
import {
  ASSESSMENT_STATES,
  type AssessmentState,
  CAPABILITIES,
  type Capability,
  isTimeFor,
} from '@/lib/access/capability'
import { testDatabase } from '../kit/database'
import { type Connected, connectAs } from '../kit/serving-role'
import { modules } from '../kit/verbs'
import { buildWorld, type World } from '../kit/world'
import { moveAssessment } from '../kit/world/assessment'
import { buildSecret, type Secret } from './secret'
import { type Asked, VIEWS, type View } from './views'

const ALL = Object.keys(CAPABILITIES) as Capability[]
const PARTS = ['none', ...DUTIES] as const
type Part = (typeof PARTS)[number]
type Cell = `${Role} ${Part} ${AssessmentState} ${Capability}`
const dutiesOf = (part: Part): Duty[] => (part === 'none' ? [] : [part])

describe('the table of who may do what, cell by cell,', () => {
  let app: Connected
  let council: World['council']
  /** For each role five people, of whom four have a duty in each of eight assessments, one for each state. */
  const people = new Map<`${Role} ${Part}`, { userId: string }>()
  const stateOf = new Map<string, AssessmentState>()

  beforeAll(async () => {
    const { owner } = await testDatabase()
    app = await connectAs('app')
    const w = await buildWorld()
    council = w.council
    for (const role of ROLES) {
      for (const part of PARTS) people.set(`${role} ${part}`, await council.join(role, `${role}, ${part}`))
      for (const state of ASSESSMENT_STATES) {
        const { id } = await w.assess({ state: 'setup', questions: ['1.1'] })
        stateOf.set(id, state)
        for (const duty of NAMED_DUTIES)
          await owner.query(
            `insert into assessment_duties (council_id, assessment_id, user_id, duty, name, post, standing)
             values ($1, $2, $3, $4, 'N', 'P', 'officer')`,
            [council.id, id, people.get(`${role} ${duty}`)?.userId, duty],
          )
        await owner.query('insert into meetings (council_id, assessment_id, facilitator_id) values ($1, $2, $3)', [
          ...[council.id, id],
          people.get(`${role} facilitator`)?.userId,
        ])
        await moveAssessment(owner, id, state)
      }
    }
  }, 300_000)
  afterAll(() => app.end())

  /** What the database answers this person, for every capability, as the role that the product serves with. */
  async function asked(userId: string) {
    return app.as({ userId, place: { council: council.slug } }, async () => {
      const { rows } = await app.client.query<{ capability: Capability; may: boolean; there: string[] }>(
        `select c as capability, acting_may(c) as may, array(select acting_assessments(c)) as there from unnest($1::text[]) c`,
        [[...ALL, 'nothing that there is']],
      )
      return rows
    })
  }
  /** The assessments in which the people of a role have their duties. */
  const assessmentsOf = async (role: Role) => {
    const { owner } = await testDatabase()
    const { rows } = await owner.query('select assessment_id as id from current_duties where user_id = $1', [
      people.get(`${role} chair`)?.userId,
    ])
    return new Set(rows.map(({ id }) => id as string))
  }

  it('is the same in the code and in the database: role, duty, state, capability', async () => {
    const inCode: Cell[] = []
    const inDatabase: Cell[] = []
    for (const role of ROLES) {
      const own = await assessmentsOf(role)
      expect(own.size).toBe(ASSESSMENT_STATES.length)
      for (const part of PARTS) {
        for (const state of ASSESSMENT_STATES)
          for (const capability of ALL)
            if (mayInAssessment({ roles: [role] }, dutiesOf(part), capability) && isTimeFor(capability, state))
              inCode.push(`${role} ${part} ${state} ${capability}`)
        for (const { capability, there } of await asked(people.get(`${role} ${part}`)?.userId ?? ''))
          for (const id of there)
            if (own.has(id)) inDatabase.push(`${role} ${part} ${stateOf.get(id) as AssessmentState} ${capability}`)
      }
    }
    expect(inDatabase.sort()).toEqual(inCode.sort())
    const all = ROLES.length * PARTS.length * ASSESSMENT_STATES.length * ALL.length
    expect(inCode.length).toBeGreaterThan(all / 20)
    expect(inCode.length).toBeLessThan(all / 2)
  }, 180_000)

  it('gives a duty nothing in the assessments of others', async () => {
    const chairs = await asked(people.get('member chair')?.userId ?? '')
    const own = await assessmentsOf('member')
    const agrees = chairs.find(({ capability }) => capability === 'agree')
    expect(agrees?.there.map((id) => stateOf.get(id))).toEqual(['agreeing'])
    expect(agrees?.there.every((id) => own.has(id))).toBe(true)
  })

  it('is the same in the code and in the database for the council as a whole, and nothing where nobody stands', async () => {
    for (const role of ROLES)
      for (const { capability, may: says } of await asked(people.get(`${role} none`)?.userId ?? ''))
        expect(says, `${role}: ${capability}`).toBe(may({ roles: [role] }, capability))
    for (const stranger of [randomUUID(), ''])
      for (const { capability, may: says, there } of await asked(stranger))
        expect([capability, says, there]).toEqual([capability, false, []])
  })

  it('follows the role of today: a second role adds what it may, a role that has ended takes it away', async () => {
    const { owner } = await testDatabase()
    const { userId } = await council.join('observer', 'Somebody with two roles')
    const allowed = async () => (await asked(userId)).filter((one) => one.may).map(({ capability }) => capability)
    const both = ALL.filter((capability) => may({ roles: ['observer', 'member'] }, capability))
    expect(await allowed()).toEqual(ALL.filter((capability) => may({ roles: ['observer'] }, capability)))
    await owner.query(
      `insert into memberships (council_id, user_id, role, post, starts_on) values ($1, $2, 'member', 'P', current_date)`,
      [council.id, userId],
    )
    expect(await allowed()).toEqual(both)
    await owner.query(`update memberships set ends_on = current_date where user_id = $1`, [userId])
    expect(await allowed()).toEqual([])
  })
})

describe('every view', () => {
  let s: Secret
  let places: Record<'meet' | 'done', Asked>
  const ROLE_OF_NOBODY = 'guest'
  const views = new Map<string, View>(
    Object.values(modules).flatMap((module) =>
      Object.entries(module).flatMap(([name, view]): [string, View][] =>
        VIEWS[name]?.needs ? [[name, view as View]] : [],
      ),
    ),
  )
  /** What is there only once there is a submission, whoever asks. */
  const ONLY_DONE = ['viewReviewsOfAssessment', 'openEvidence']
  /** What is there only until then. */
  const ONLY_BEFORE = ['viewSuccession']

  beforeAll(async () => {
    s = await buildSecret()
    const { rows } = await s.w.owner.query(
      `select d.id, max(u.seq) as seq, (select c.id from assessment_duties c where c.assessment_id = $1 and c.duty = 'chair') as duty
       from assessment_questions d
       join document_updates u on u.council_id = d.council_id and u.document_id = d.id
       where d.assessment_id = $1 and d.code = '1.1' group by d.id`,
      [s.done],
    )
    const asked = {
      code: '1.1',
      area: 1,
      evidenceId: s.w.is.evidence as string,
      itemId: s.itemId,
      actionId: s.actionId,
      replyId: s.replyId,
      progressId: s.progressId,
      reviewId: s.w.is.review as string,
      userId: s.w.insiders.member?.userId ?? '',
      groupId: s.w.council.groups.Hill ?? '',
    }
    places = {
      meet: {
        ...asked,
        assessmentId: s.meet.id,
        dutyId: s.meet.dutyId,
        documentId: s.meet.documentId,
        seq: Number(s.meet.seq),
      },
      done: { dutyId: rows[0].duty, ...asked, assessmentId: s.done, documentId: rows[0].id, seq: Number(rows[0].seq) },
    }
  }, 300_000)

  /** Whether there is anything for them, whatever they are told of it. */
  async function opens(view: View, name: string, who: unknown, at: Asked) {
    const answer = (await view(who, VIEWS[name]?.input(at))) as { ok: boolean; refusal?: { kind: string } }
    return answer.ok || !['not-found', 'only-the-lead'].includes(answer.refusal?.kind ?? '')
  }

  it('opens for those for whom the table says so, of every role, and for nobody else', async () => {
    const { owner } = s.w
    let opened = 0
    let closed = 0
    for (const [where, at] of Object.entries(places))
      for (const [person, who] of Object.entries(s.w.insiders)) {
        const { rows } = await owner.query(
          `select array(select role from memberships m where m.user_id = $1 and m.council_id = $3 and m.ends_on is null) as roles,
             array(select duty from current_duties d where d.user_id = $1 and d.assessment_id = $2) as duties,
             exists (select 1 from assignments a join assessment_questions q on q.council_id = a.council_id and q.id = a.assessment_question_id
               where a.user_id = $1 and a.assessment_id = $2 and q.code = '1.1') as "isAssigned"`,
          [who.userId, at.assessmentId, s.w.council.id],
        )
        const { roles, duties, isAssigned } = rows[0]
        for (const [name, view] of views) {
          if (ONLY_DONE.includes(name) && where !== 'done') continue
          if (ONLY_BEFORE.includes(name) && where === 'done') continue
          const { needs, orAssigned } = VIEWS[name] ?? {}
          const allows = mayInAssessment({ roles }, duties, needs as Capability) || (orAssigned === true && isAssigned)
          expect(await opens(view, name, who, at), `${name} of ${where} for ${person}`).toBe(allows)
          if (allows) opened += 1
          else closed += 1
        }
      }
    expect(views.size).toBeGreaterThan(25)
    expect(opened).toBeGreaterThan(100)
    expect(closed).toBeGreaterThan(50)
  }, 300_000)

  it('is closed to a role that the table does not know, in the database too', async () => {
    const { owner } = s.w
    const who = s.w.insiders.observer
    expect(await opens(views.get('viewTrail') as View, 'viewTrail', who, places.meet)).toBe(true)
    const { rows: checks } = await owner.query(
      `select pg_get_constraintdef(oid) as is from pg_constraint where conrelid = 'memberships'::regclass and conname = 'memberships_role_is_known'`,
    )
    const rename = (role: string) =>
      owner.query('update memberships set role = $2 where user_id = $1', [who?.userId, role])
    await expect(rename(ROLE_OF_NOBODY)).rejects.toMatchObject({ constraint: 'memberships_role_is_known' })
    await owner.query('alter table memberships drop constraint memberships_role_is_known')
    try {
      for (const role of [ROLE_OF_NOBODY, ...DUTIES, 'peer', 'constructor']) {
        await rename(role)
        for (const [name, view] of views)
          for (const at of Object.values(places))
            expect(await opens(view, name, who, at), `${name} for ${role}`).toBe(false)
        const app = await connectAs('app')
        const { rows } = await app.as({ userId: who?.userId ?? '', place: { council: s.w.council.slug } }, () =>
          app.client.query(
            `select acting_council() as place, array(select id from assessments) as seen, array(select acting_assessments('read-whole')) as may`,
          ),
        )
        await app.end()
        expect(rows, role).toEqual([{ place: null, seen: [], may: [] }])
      }
    } finally {
      await rename('observer')
      await owner.query(`alter table memberships add constraint memberships_role_is_known ${checks[0].is}`)
    }
    expect(await opens(views.get('viewTrail') as View, 'viewTrail', who, places.meet)).toBe(true)
  }, 300_000)
})
