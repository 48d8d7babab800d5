import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { namePeople } from '@/lib/assessment/name-people'
import { nameSuccessor } from '@/lib/assessment/name-successor'
import { moveToGroup } from '@/lib/people/move-to-group'
import { setAdministration } from '@/lib/people/set-administration'
import { agreeScore } from '@/lib/score/agree-score'
import { revealRound } from '@/lib/score/reveal-round'
import type { Level } from '@/lib/score/score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'
import type { Part } from '../kit/world/cast'

const OUTSIDE = 'the members outside the administration'
const of = (group: string): Part => ({ role: 'member', group, duties: ['assessor'] })
const OFFICER: Part = { role: 'officer', duties: ['assessor'] }
/** Twelve who score, in this order: six officers, and six councillors in three groups of two. */
const TWELVE = {
  ...{ off1: OFFICER, off2: OFFICER, off3: OFFICER, off4: OFFICER, off5: OFFICER, off6: OFFICER },
  ...{ hill1: of('Hill'), hill2: of('Hill'), vale1: of('Vale'), vale2: of('Vale'), moor1: of('Moor') },
  moor2: of('Moor'),
  flo: { role: 'member', duties: ['chair'] },
} satisfies Record<string, Part>
/** The officers and the administration at 3, everybody outside it at 1. */
const PASSED_OVER: Level[] = [3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1]

type Twelve = World<keyof typeof TWELVE>
const build = (administration?: string[]) =>
  buildWorld({
    state: 'agreeing',
    questions: ['1.1'],
    ready: ['1.1'],
    cast: TWELVE,
    ...(administration && { administration }),
  })
let w: Twelve
beforeAll(async () => void (await testDatabase()))
const at = () => ({ assessmentId: w.assessmentId, code: '1.1', roundId: w.roundId })
const scored = async () => {
  await w.score('1.1', PASSED_OVER)
  expect(await revealRound(w.flo, at())).toMatchObject({ ok: true })
}
const agree = (level: Level, groupDissent?: string) =>
  agreeScore(w.flo, { ...at(), level, ambition: 4, reason: 'The plan is costed', groupDissent })
const sheet = async (caller: Caller) => {
  const view = await viewScoreSheet(caller, at())
  if (!view.ok || !view.value.revealed) throw new Error('nothing revealed')
  return view.value.revealed
}
const whom = async () => (await sheet(w.flo)).passedOver.map(({ groups }) => groups)
const stamps = async (assessmentId = w.assessmentId) => {
  const { rows } = await w.owner.query(
    `select name, in_administration as stamp from assessment_duties
     where assessment_id = $1 and duty = 'assessor' and ended_at is null order by name`,
    [assessmentId],
  )
  return Object.fromEntries(rows.map(({ name, stamp }) => [name, stamp]))
}

describe('twelve assessors, half of them officers, six councillors in three groups of two', () => {
  it('cannot agree a level that passes over the four outside the administration, unless their dissent is recorded', async () => {
    w = await build(['Hill'])
    await scored()
    expect(await whom()).toEqual([[], [], [OUTSIDE], [OUTSIDE]])
    expect(await agree(3)).toEqual({
      ok: false,
      refusal: { kind: 'group-dissent-not-recorded', groups: OUTSIDE, field: 'groupDissent' },
    })
    expect(await agree(3, 'Vale and Moor disagree')).toMatchObject({ ok: false })
    const dissent = 'Members outside the administration hold that nothing has started'
    expect(await agree(3, dissent)).toMatchObject({ ok: true })
    expect(await viewConsensusRecord(w.observer, w)).toMatchObject({
      value: { questions: [{ rounds: [{ agreement: { level: 3, groupDissent: dissent } }] }] },
    })
  })

  it('agree what they like where no group is marked, and where the assessment has the rule off', async () => {
    w = await build()
    await scored()
    expect(await whom()).toEqual([[], [], [], []])
    expect(await agree(3)).toMatchObject({ ok: true })
    w = await build(['Hill'])
    await w.set('cross_party_rule', false)
    await scored()
    expect(await agree(3)).toMatchObject({ ok: true })
  })

  it('are counted as they were named: groups that change hands or people who change groups later change nothing', async () => {
    w = await build(['Hill'])
    const { Hill = '', Vale = '', Moor = '' } = w.council.groups
    await setAdministration(w.lead, { groupIds: [Vale, Moor] })
    for (const { membershipId } of [w.vale1, w.vale2, w.moor1, w.moor2])
      expect(await moveToGroup(w.lead, { membershipId, politicalGroupId: Hill })).toMatchObject({ ok: true })
    await scored()
    expect(await whom()).toEqual([[], [], [OUTSIDE], [OUTSIDE]])
    expect(await agree(3)).toMatchObject({ refusal: { kind: 'group-dissent-not-recorded', groups: OUTSIDE } })
  })

  it('are broken down by no table from which the two in the administration could be told', async () => {
    w = await build(['Hill'])
    await scored()
    const { byRole, breakdown, answers } = await sheet(w.observer)
    expect([...byRole, ...breakdown].filter(({ isShown }) => isShown)).toEqual([])
    expect(new Set(answers.map(({ by }) => by))).toEqual(new Set([null]))
    w = await build()
    await scored()
    expect((await sheet(w.observer)).byRole.map(({ isShown }) => isShown)).toEqual([true, true])
  })
})

describe('what somebody is named with', () => {
  beforeEach(async () => {
    w = await buildWorld({ state: 'preparing', cast: TWELVE })
  })
  const name = (...assessors: Caller[]) =>
    namePeople(w.lead, {
      assessmentId: w.assessmentId,
      assessors: assessors.map(({ userId }) => userId),
      chair: w.flo.userId,
      signatories: [w.lead.userId, w.off1.userId],
      withoutReason: 'They have other work',
    })

  it('is on which side of the administration of that day they are: officers on none, and nobody where no group is marked', async () => {
    await name(w.hill1, w.vale1, w.flo, w.off1)
    expect(await stamps()).toEqual({ Hill1: null, Vale1: null, Flo: null, Off1: null })
    await setAdministration(w.lead, { groupIds: [w.council.groups.Hill ?? ''] })
    expect(await stamps()).toEqual({ Hill1: null, Vale1: null, Flo: null, Off1: null })
    await name(w.hill1, w.vale1, w.flo, w.off1)
    expect(await stamps()).toEqual({ Hill1: true, Vale1: false, Flo: false, Off1: null })
  })

  it('is kept once scoring is open, of the owning role too, and whoever follows has that of their own day', async () => {
    await setAdministration(w.lead, { groupIds: [w.council.groups.Hill ?? ''] })
    await name(w.hill1, w.vale1, w.off1)
    await w.move('scoring')
    await expect(
      w.owner.query(
        `update assessment_duties set ended_at = now(), end_reason = 'R', in_administration = true
         where assessment_id = $1 and standing = 'member'`,
        [w.assessmentId],
      ),
    ).rejects.toMatchObject({ code: 'CN001' })
    await setAdministration(w.lead, { groupIds: [w.council.groups.Vale ?? ''] })
    const { rows } = await w.owner.query(
      `select id from assessment_duties where assessment_id = $1 and user_id = $2 and duty = 'assessor'`,
      [w.assessmentId, w.hill1.userId],
    )
    const followed = { dutyId: rows[0].id, userId: w.hill2.userId, reason: 'Other work' }
    expect(await nameSuccessor(w.lead, { assessmentId: w.assessmentId, ...followed })).toMatchObject({ ok: true })
    expect(await stamps()).toEqual({ Hill2: false, Vale1: false, Off1: null })
  })

  it('is recorded of no officer, whoever writes the row', async () => {
    await expect(
      w.owner.query(
        `update assessment_duties set in_administration = false where assessment_id = $1 and standing = 'officer'`,
        [w.assessmentId],
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })
})
