import { beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { nameSuccessor } from '@/lib/assessment/name-successor'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { viewTrail } from '@/lib/assessment/view-trail'
import { nameFacilitator } from '@/lib/meeting/name-facilitator'
import { changeRole } from '@/lib/people/change-role'
import { removePerson } from '@/lib/people/remove-person'
import { viewPeople } from '@/lib/people/view-people'
import { viewPerson } from '@/lib/people/view-person'
import { viewRoleEnding } from '@/lib/people/view-role-ending'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { signOff } from '@/lib/submission/sign-off'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { buildWorld, LEADERS, type Person, SCORING, type Scoring } from '../kit/world'

let s: Scoring
beforeEach(async () => {
  s = await buildWorld(SCORING)
})

type Outcome = { ok: true } | { ok: false; refusal: { kind: string } }
const kindOf = (result: Outcome) => (result.ok ? 'yes' : result.refusal.kind)
const here = () => ({ assessmentId: s.assessmentId as string })
const at = () => ({ ...here(), code: '1.1', roundId: s.roundId as string })
const score = (who: Caller) => submitScore(who, { ...at(), kind: 'cannot-judge', reason: 'What I saw' })
const end = (who: Person, by: Caller = s.lead) => removePerson(by, { membershipId: who.membershipId })
const become = (who: Person, role: 'officer' | 'observer' | 'member', more = {}) =>
  changeRole(s.lead, { membershipId: who.membershipId, role, post: 'New post', ...more })
const vacancies = async (who: Caller = s.lead) => {
  const view = await viewOverview(who, here())
  return view.ok ? view.value.vacancies.map(({ duty, name, isLast }) => ({ duty, name, isLast })) : []
}
const seen = <T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const open = async () =>
  (await s.owner.query('select count(*)::int as n from memberships where ends_on is null')).rows[0].n

describe('a role that ends', () => {
  it('ends the duties that came with it, keeps what was scored, and says whose successor is asked for', async () => {
    for (const one of [s.ada, s.ben, s.dan]) expect(kindOf(await score(one))).toBe('yes')
    expect(await vacancies()).toEqual([])
    expect(kindOf(await end(s.ada))).toBe('yes')
    expect(kindOf(await score(s.ada))).toBe('not-found')
    expect(await vacancies()).toEqual([{ duty: 'assessor', name: 'Ada', isLast: false }])
    expect(await vacancies(s.chair), 'it is for the lead to name somebody').toEqual([])
    expect(kindOf(await revealRound(s.chair, at()))).toBe('yes')
    const { questions, successions } = seen(await viewConsensusRecord(s.observer, here()))
    expect(questions[0]?.rounds[0]).toMatchObject({ assessors: 5, cannotJudge: 3 })
    expect(successions).toMatchObject([{ name: 'Ada', post: 'Post of Ada', because: 'Left the council', next: null }])
    const trail = seen(await viewTrail(s.observer, { ...here(), kind: 'people' }))
    expect(trail.entries[0]).toMatchObject({
      act: 'duty.ended',
      about: { userId: ['Ada'] },
      facts: { duties: ['assessor'] },
    })
  })

  it('of the chair leaves nobody who agrees until a successor is named, who is then the chair', async () => {
    for (const one of s.assessors) await score(one)
    expect(kindOf(await end(s.flo))).toBe('yes')
    expect(await vacancies()).toEqual([{ duty: 'chair', name: 'Flo', isLast: true }])
    const { duties, former } = seen(await viewSetUp(s.lead, here()))
    expect(duties.filter(({ duty }) => duty === 'chair')).toEqual([])
    const [duty] = former
    expect(
      kindOf(
        await nameSuccessor(s.lead, { ...here(), dutyId: duty?.id ?? '', userId: s.member.userId, reason: 'Elected' }),
      ),
    ).toBe('yes')
    expect(await vacancies()).toEqual([])
    expect(kindOf(await revealRound(s.member, at()))).toBe('yes')
  })

  it('takes the screens and the raised hand with it, and whoever comes next is told why', async () => {
    const facilitate = (userId: string, reason: string) => nameFacilitator(s.lead, { ...here(), userId, reason })
    expect(kindOf(await facilitate(s.ada.userId, ''))).toBe('yes')
    expect(kindOf(await facilitate(s.ben.userId, '')), 'Ada has them').toBe('reason-needed')
    expect(kindOf(await facilitate(s.ben.userId, 'Ada is ill'))).toBe('yes')
    expect(kindOf(await end(s.ben))).toBe('yes')
    const { rows } = await s.owner.query('select facilitator_id from meetings where assessment_id = $1', [
      s.assessmentId,
    ])
    expect(rows).toEqual([{ facilitator_id: null }])
    expect(kindOf(await facilitate(s.officer.userId, '')), 'nobody has them').toBe('yes')
  })

  it('that becomes another ends only what that role may not have, and only where that is said to be meant', async () => {
    const before = await open()
    expect(await become(s.ada, 'observer')).toMatchObject({
      refusal: { kind: 'ends-duties', duties: 'assessor in “Self-assessment”' },
    })
    expect(await open()).toBe(before)
    expect(kindOf(await become(s.ben, 'officer')), 'an officer may assess').toBe('yes')
    expect(await vacancies()).toEqual([])
    expect(kindOf(await become(s.ada, 'observer', { endsDuties: 'on' }))).toBe('yes')
    expect(await vacancies()).toEqual([{ duty: 'assessor', name: 'Ada', isLast: false }])
    expect(kindOf(await score(s.ada))).toBe('not-an-assessor')
  })

  it('ends nothing of what a role that stays may have', async () => {
    await s.owner.query(
      `insert into memberships (council_id, user_id, role, post, starts_on) values ($1, $2, 'officer', 'Second post', '2026-01-02')`,
      [s.council.id, s.ada.userId],
    )
    expect(kindOf(await end(s.ada))).toBe('yes')
    expect(kindOf(await score(s.ada))).toBe('yes')
    expect(await vacancies()).toEqual([])
  })

  it('is asked for each duty when it is read: one whose holder’s role allows it no more waits for a successor', async () => {
    const before = seen(await viewSetUp(s.lead, here())).duties
    expect(before.filter(({ isHeld }) => !isHeld)).toEqual([])
    await s.owner.query(`update memberships set role = 'observer' where user_id = $1`, [s.eve.userId])
    const after = seen(await viewSetUp(s.lead, here())).duties
    expect(after.filter(({ isHeld }) => !isHeld).map(({ name }) => name)).toEqual(['Eve'])
    expect(await vacancies()).toEqual([{ duty: 'assessor', name: 'Eve', isLast: false }])
  })

  it('ends it once when two press at once', async () => {
    expect((await Promise.all([end(s.ada), end(s.ada), end(s.ada)])).map(kindOf).sort()).toEqual([
      ...['not-found', 'not-found', 'yes'],
    ])
    const { rows } = await s.owner.query(
      `select count(*)::int as n from audit_entries where act = 'duty.ended' and chain_id = $1`,
      [s.council.id],
    )
    expect(rows[0].n).toBe(1)
  })

  it('is shown to the lead alone before: what ends by name, and for whom', async () => {
    const view = seen(await viewRoleEnding(s.lead, { userId: s.ada.userId }))
    expect(view).toMatchObject({
      ...{ held: { post: 'Post of Ada', group: 'Hill' }, staying: [], mayEnd: { may: true } },
      duties: [{ duty: 'assessor', title: 'Self-assessment', others: 4, openRounds: 1 }],
    })
    const own = seen(await viewRoleEnding(s.lead, { userId: s.lead.userId }))
    expect(own.mayEnd).toMatchObject({ may: false, because: { kind: 'last-lead' } })
    for (const other of [s.chair, s.observer, s.outsider])
      expect(kindOf(await viewRoleEnding(other, { userId: s.ada.userId }))).toBe('not-found')
    expect(kindOf(await viewRoleEnding(s.lead, { userId: s.outsider.userId }))).toBe('not-found')
  })
})

describe('a signatory who goes while people sign', () => {
  const signing = async () => {
    const w = await buildWorld({ state: 'signing', cast: LEADERS })
    const id = { assessmentId: w.assessmentId as string }
    const sign = async (who: Caller) => {
      const { seal } = seen(await viewReadiness(who, id))
      return signOff(who, { ...id, contentSha256: seal })
    }
    return { ...w, id, sign }
  }

  it('has a successor, and whoever had signed signs again, because what is signed names the signatories', async () => {
    const w = await signing()
    expect(kindOf(await w.sign(w.chief))).toBe('yes')
    expect(kindOf(await removePerson(w.lead, { membershipId: w.leader.membershipId }))).toBe('yes')
    expect(kindOf(await submitAssessment(w.lead, w.id))).not.toBe('yes')
    const overview = seen(await viewOverview(w.lead, w.id))
    expect(overview.vacancies).toMatchObject([{ duty: 'signatory', name: 'Leader' }])
    const dutyId = overview.vacancies[0]?.dutyId ?? ''
    expect(
      kindOf(await nameSuccessor(w.lead, { ...w.id, dutyId, userId: w.member.userId, reason: 'New leader' })),
    ).toBe('yes')
    expect(kindOf(await w.sign(w.member))).toBe('yes')
    expect(kindOf(await submitAssessment(w.lead, w.id)), 'the chief executive signed something else').not.toBe('yes')
    expect(kindOf(await w.sign(w.chief))).toBe('yes')
    expect(kindOf(await submitAssessment(w.lead, w.id))).toBe('yes')
  })

  it('has signed this assessment and no other of theirs', async () => {
    const w = await signing()
    const other = await w.assess({ title: 'Another', state: 'agreeing' })
    expect(kindOf(await w.sign(w.leader))).toBe('yes')
    const signed = async (assessmentId: string) =>
      seen(await viewSetUp(w.lead, { assessmentId }))
        .duties.filter(({ hasSigned }) => hasSigned)
        .map(({ name }) => name)
    expect(await signed(w.assessmentId)).toEqual(['Leader'])
    expect(await signed(other.id)).toEqual([])
  })

  it('and has signed stays among those who signed', async () => {
    const w = await signing()
    expect(kindOf(await w.sign(w.leader))).toBe('yes')
    expect(kindOf(await removePerson(w.lead, { membershipId: w.leader.membershipId }))).toBe('yes')
    expect(seen(await viewOverview(w.lead, w.id)).vacancies).toEqual([])
    expect(kindOf(await w.sign(w.chief))).toBe('yes')
    expect(kindOf(await submitAssessment(w.lead, w.id))).toBe('yes')
  })
})

describe('the list of people and the page of one', () => {
  it('have those of today and those of before, each under the post and the group of their time', async () => {
    await become(s.ada, 'member')
    await end(s.ben)
    const list = seen(await viewPeople(s.observer, {}))
    expect(list.past).toMatchObject([{ name: 'Ben', post: 'Post of Ben', group: 'Hill', roles: ['member'] }])
    expect(list.counts).toMatchObject({ left: 1, invited: 0 })
    expect(list.people.find(({ name }) => name === 'Ada')).toMatchObject({
      ...{ post: 'New post', group: 'Hill', dutiesNow: [{ duty: 'assessor', count: 1 }] },
    })
    expect(list.people.some(({ name }) => name === 'Ben')).toBe(false)
    expect(seen(await viewPeople(s.observer, { q: 'new POST' })).people.map(({ name }) => name)).toEqual(['Ada'])
    expect(seen(await viewPeople(s.observer, { duty: 'chair' })).people.map(({ name }) => name)).toEqual(['Flo'])
    expect(seen(await viewPeople(s.lead, { group: 'Vale' })).people.map(({ name }) => name)).toEqual(['Dan'])
    const ada = seen(await viewPerson(s.observer, { userId: s.ada.userId }))
    expect(ada.roles.map(({ post, endsOn }) => [post, endsOn !== null])).toEqual([
      ['Post of Ada', true],
      ['New post', false],
    ])
    expect(ada.duties).toMatchObject([{ duty: 'assessor', post: 'Post of Ada', endedAt: null }])
    const ben = seen(await viewPerson(s.observer, { userId: s.ben.userId }))
    expect(ben).toMatchObject({ person: { name: 'Ben', held: [] }, duties: [{ endReason: 'Left the council' }] })
  })

  it('show addresses, invitations and what would end to the lead alone, and nobody of another council', async () => {
    const view = (who: Caller, of: Person) => viewPerson(who, { userId: of.userId })
    expect(seen(await view(s.lead, s.ada))).toMatchObject({
      person: { email: s.ada.email },
      abilities: { manage: true },
    })
    expect(seen(await view(s.lead, s.ada)).endings).toMatchObject([{ duties: [{ duty: 'assessor' }] }])
    for (const other of [s.chair, s.observer, s.contributor])
      expect(seen(await view(other, s.ada))).toMatchObject({
        ...{ person: { email: '' }, endings: [], invitations: [], abilities: { manage: false } },
      })
    expect(kindOf(await view(s.lead, s.outsider))).toBe('not-found')
    expect(kindOf(await view({ ...s.outsider, place: s.lead.place }, s.ada))).toBe('not-found')
  })
})
