import { describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import type { Role } from '@/lib/access/access'
import { namePeople } from '@/lib/assessment/name-people'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { viewCoverage } from '@/lib/coverage/view-coverage'
import { nameFacilitator } from '@/lib/meeting/name-facilitator'
import { takeOver } from '@/lib/meeting/take-over'
import { viewAgenda } from '@/lib/meeting/view-agenda'
import { agreeScore } from '@/lib/score/agree-score'
import { reopenScore } from '@/lib/score/reopen-score'
import { revealFirstRounds } from '@/lib/score/reveal-first-rounds'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { signOff } from '@/lib/submission/sign-off'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { testDatabase } from '../kit/database'
import { buildWorld, LEADERS, SCORING, type Scoring } from '../kit/world'

/** Gives somebody another role from today, as if the lead had. */
const nowIs = async ({ userId }: Caller, role: string) => {
  const { owner } = await testDatabase()
  await owner.query(
    `with left_behind as (
       update memberships set ends_on = current_date where user_id = $1 and ends_on is null returning council_id, post)
     insert into memberships (council_id, user_id, role, post, starts_on)
       select council_id, $1, $2, post, current_date from left_behind`,
    [userId, role],
  )
}
const LOW = ['observer', 'contributor', 'monitoring_officer', 'deputy_monitoring_officer']

describe('a chair who has since become an observer', () => {
  const at = (w: Scoring) => ({ assessmentId: w.assessmentId, code: '1.1', roundId: w.roundId })
  const level = { level: 2, ambition: 3, reason: 'We agree' } as const
  const scored = async () => {
    const w = await buildWorld(SCORING)
    for (const one of w.assessors)
      await submitScore(one, {
        ...at(w),
        ...{ kind: 'level', current: 2, ambition: 3, confidence: 'high', evidenceStrength: 'fair', reason: 'R' },
      })
    return w
  }
  const stateOf = async (w: Scoring) => {
    const { owner } = await testDatabase()
    return (await owner.query('select state from rounds where id = $1', [w.roundId])).rows[0].state
  }

  it('reveals nothing, neither one round nor all, and a chair does', async () => {
    const w = await scored()
    await nowIs(w.chair, 'observer')
    expect(await revealRound(w.chair, at(w))).toMatchObject({ refusal: { kind: 'only-lead-or-chair' } })
    expect(await revealFirstRounds(w.chair, w)).toMatchObject({ refusal: { kind: 'only-lead-or-chair' } })
    expect(await stateOf(w)).toBe('open')
    const sheet = await viewScoreSheet(w.chair, at(w))
    expect(sheet).toMatchObject({ value: { duties: { isChair: false }, quorumReached: undefined } })
    await nowIs(w.chair, 'member')
    expect(await viewScoreSheet(w.chair, at(w))).toMatchObject({
      value: { duties: { isChair: true }, quorumReached: true },
    })
    expect(await revealRound(w.chair, at(w))).toMatchObject({ ok: true })
  })

  it('agrees nothing and reopens nothing, and a chair does', async () => {
    const w = await scored()
    await revealRound(w.lead, at(w))
    await nowIs(w.chair, 'observer')
    expect(await agreeScore(w.chair, { ...at(w), ...level, groupDissent: undefined })).toMatchObject({
      refusal: { kind: 'not-the-chair' },
    })
    expect(await stateOf(w)).toBe('revealed')
    await nowIs(w.chair, 'member')
    expect(await agreeScore(w.chair, { ...at(w), ...level, groupDissent: undefined })).toMatchObject({ ok: true })
    await nowIs(w.chair, 'observer')
    expect(await reopenScore(w.chair, { ...at(w), why: 'A figure' })).toMatchObject({
      refusal: { kind: 'only-lead-or-chair' },
    })
    await nowIs(w.chair, 'member')
    expect(await reopenScore(w.chair, { ...at(w), why: 'A figure' })).toMatchObject({ ok: true })
  })

  it('takes over no meeting, opens none and sees no coverage, and a chair does', async () => {
    const w = await scored()
    for (const [isChair, role] of [
      [false, 'observer'],
      [true, 'member'],
    ] as const) {
      await nowIs(w.chair, role)
      expect((await viewCoverage(w.chair, w)).ok, role).toBe(isChair)
      expect((await takeOver(w.chair, w)).ok, role).toBe(isChair)
      await w.force('scoring')
      expect((await openMeeting(w.chair, w)).ok, role).toBe(isChair)
      await w.force('agreeing')
    }
  })
})

it('a signatory who has since become an observer signs nothing, and a signatory does', async () => {
  const w = await buildWorld({ state: 'signing', cast: LEADERS })
  const { leader, assessment: a } = w
  const seen = await viewReadiness(leader, { assessmentId: a.id })
  const contentSha256 = seen.ok ? seen.value.seal : ''
  await nowIs(leader, 'observer')
  expect(await signOff(leader, { assessmentId: a.id, contentSha256 })).toMatchObject({
    refusal: { kind: 'not-a-signatory' },
  })
  await nowIs(leader, 'member')
  expect(await signOff(leader, { assessmentId: a.id, contentSha256 })).toMatchObject({ ok: true })
})

describe('naming somebody to a duty', () => {
  const world = async () => {
    const w = await buildWorld({ state: 'setup', people: { member: 2 } })
    const { council } = w
    const able = [council.person('member', 0), council.person('member', 1), council.person('officer')]
    const lead = council.person('lead')
    const { assessmentId } = w
    const ids = able.map(({ userId }) => userId as string)
    const good = { assessmentId, assessors: ids, chair: ids[0] ?? '', signatories: ids.slice(0, 2) }
    const low = await Promise.all(LOW.map((role) => w.join(`The ${role}`, { role: role as Role })))
    return { lead, good, low, council, assessmentId }
  }

  it('is refused for whoever’s role may not have it, whatever the page offers, and done for who may', async () => {
    const { lead, good, low } = await world()
    for (const { userId, name } of low)
      for (const wrong of [
        { ...good, assessors: [...good.assessors, userId] },
        { ...good, chair: userId },
        { ...good, signatories: [...good.signatories, userId] },
      ])
        expect(await namePeople(lead, wrong), name).toMatchObject({ refusal: { kind: 'cannot-hold-duty', name } })
    expect(await namePeople(lead, good)).toMatchObject({ ok: true })
  })

  it('is offered for those alone who may have it', async () => {
    const { lead, good, low, assessmentId } = await world()
    const view = await viewSetUp(lead, { assessmentId, at: 'people' })
    const people = view.ok ? view.value.people : []
    for (const { userId } of low) expect(people.find((person) => person.id === userId)).toMatchObject({ mayHold: [] })
    for (const userId of good.assessors)
      expect(people.find((person) => person.id === userId)).toMatchObject({
        mayHold: ['assessor', 'chair', 'signatory'],
      })
  })

  it('to facilitate is refused for whoever’s role may not, and offered for those alone who may', async () => {
    const { lead, low, assessmentId, council } = await world()
    for (const { userId, name } of low)
      expect(await nameFacilitator(lead, { assessmentId, userId, reason: '' }), name).toMatchObject({
        refusal: { kind: 'cannot-facilitate' },
      })
    const view = await viewAgenda(lead, { assessmentId })
    expect(new Set(view.ok ? view.value.people.map(({ userId }) => userId) : [])).toEqual(
      new Set(
        [lead, council.person('member', 0), council.person('member', 1), council.person('officer')].map(
          ({ userId }) => userId,
        ),
      ),
    )
    expect(
      await nameFacilitator(lead, { assessmentId, userId: council.person('officer').userId, reason: '' }),
    ).toMatchObject({
      ok: true,
    })
  })
})
