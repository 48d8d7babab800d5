import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { namePeople } from '@/lib/assessment/name-people'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { viewCouncilTrail } from '@/lib/council/view-council-trail'
import { NO_ADMINISTRATION } from '@/lib/people/administration'
import { moveToGroup } from '@/lib/people/move-to-group'
import { setAdministration, setAdministrationInput } from '@/lib/people/set-administration'
import { viewAdministration } from '@/lib/people/view-administration'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

let w: World
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld({ groups: ['Hill', 'Vale', 'Moor'] })
})
const set = (caller: Caller, ...names: string[]) =>
  setAdministration(caller, { groupIds: names.map((name) => w.council.groups[name] ?? name) })
const seen = async (caller: Caller = w.observer) => {
  const view = await viewAdministration(caller, null)
  if (!view.ok) throw new Error('nothing to see')
  return view.value
}
const running = async () => (await seen()).groups.flatMap(({ name, since }) => (since ? [name] : []))
const rows = async () =>
  (await w.owner.query('select id, starts_on, ends_on from administrations where council_id = $1', [w.council.id])).rows

describe('the administration', () => {
  it('is marked by whoever manages the people, and is read by everybody of the council', async () => {
    for (const other of [w.officer, w.member, w.observer, w.contributor, w.monitor])
      expect(await set(other, 'Hill')).toMatchObject({ refusal: { kind: 'only-the-lead' } })
    expect(await set({ ...w.outsider, place: w.lead.place }, 'Hill')).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await set(w.outsider, 'Hill')).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await seen()).toMatchObject({ isSaid: false, noneSince: null })
    expect(await set(w.lead, 'Hill', 'Vale')).toMatchObject({ ok: true })
    expect(await running()).toEqual(['Hill', 'Vale'])
  })

  it('is changed from today and never overwritten: what held before stays with its days', async () => {
    await set(w.lead, 'Hill')
    const [first] = await rows()
    await w.owner.query(`update administrations set starts_on = '2026-05-08' where id = $1`, [first.id])
    await set(w.lead, 'Vale', 'Moor')
    const { rows: today } = await w.owner.query('select current_date::text as today')
    expect(await running()).toEqual(['Moor', 'Vale'])
    expect((await seen()).past).toEqual([{ group: 'Hill', startsOn: '2026-05-08', endsOn: today[0].today }])
    await expect(
      w.owner.query(`update administrations set ends_on = null where id = $1`, [first.id]),
    ).rejects.toMatchObject({ code: 'CN001' })
  })

  it('may be none, which is an answer too, and ends with the first group that is marked', async () => {
    await set(w.lead, NO_ADMINISTRATION)
    expect(await seen()).toMatchObject({ isSaid: true, noneSince: expect.any(String) })
    await set(w.lead, 'Hill')
    expect(await seen()).toMatchObject({ isSaid: true, noneSince: null, past: [{ group: null }] })
    expect(await running()).toEqual(['Hill'])
  })

  it('that is saved as it is writes nothing, neither rows nor an entry', async () => {
    await set(w.lead, 'Hill')
    await set(w.lead, 'Hill')
    await set(w.lead, NO_ADMINISTRATION)
    await set(w.lead, NO_ADMINISTRATION)
    expect(await rows()).toHaveLength(2)
    const trail = await viewCouncilTrail(w.lead, {})
    const entries = trail.ok ? trail.value.entries.filter(({ act }) => act === 'administration.set') : []
    expect(entries.map(({ facts }) => facts.groups)).toEqual(['', 'Hill'])
  })

  it('asks for groups or for none, and not for both', () => {
    const said = (groupIds?: string | string[]) =>
      setAdministrationInput.safeParse({ groupIds }).error?.issues.map(({ message }) => message)
    expect(said()).toEqual(['Choose the groups, or that there is none'])
    expect(said([])).toEqual(['Choose the groups, or that there is none'])
    expect(said([NO_ADMINISTRATION, 'x'])).toEqual(['Choose either groups, or that there is none'])
    expect(said('x')).toBeUndefined()
  })
})

describe('set-up', () => {
  const setUp = async () => {
    const view = await viewSetUp(w.lead, { assessmentId: w.assessmentId, at: 'people' })
    if (!view.ok) throw new Error('no set-up')
    return view.value
  }

  it('asks which groups are in the administration until somebody has said so, be it that there is none', async () => {
    expect((await setUp()).administration.isSaid).toBe(false)
    await set(w.lead, NO_ADMINISTRATION)
    expect((await setUp()).administration).toMatchObject({ isSaid: true, noneSince: expect.any(String) })
    const another = await w.assess({ title: 'The next one' })
    const next = await viewSetUp(w.lead, { assessmentId: another.id, at: 'people' })
    expect(next).toMatchObject({ value: { administration: { isSaid: true } } })
  })

  it('says who of the assessors stands elsewhere by now than when they were named, until people are saved again', async () => {
    const again = () =>
      namePeople(w.lead, {
        assessmentId: w.assessmentId,
        assessors: [w.member.userId, w.officer.userId],
        chair: w.member.userId,
        signatories: [w.lead.userId, w.officer.userId],
        withoutReason: 'They have other work',
      })
    await again()
    expect((await setUp()).standElsewhere).toEqual([])
    await set(w.lead, 'Hill')
    expect((await setUp()).standElsewhere).toEqual([w.member.name])
    await again()
    expect((await setUp()).standElsewhere).toEqual([])
    await moveToGroup(w.lead, { membershipId: w.member.membershipId, politicalGroupId: w.council.groups.Vale ?? '' })
    expect((await setUp()).standElsewhere).toEqual([w.member.name])
  })
})
