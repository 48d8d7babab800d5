import { describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import type { Role } from '@/lib/access/access'
import { changeRole } from '@/lib/people/change-role'
import { endPosition } from '@/lib/people/end-position'
import { moveToGroup } from '@/lib/people/move-to-group'
import { namePosition } from '@/lib/people/name-position'
import { removePerson } from '@/lib/people/remove-person'
import { viewPerson } from '@/lib/people/view-person'
import { viewPositions } from '@/lib/people/view-positions'
import { testDatabase } from '../kit/database'
import { buildCouncil, type Person } from '../kit/world/council'

const world = async () => {
  const { owner } = await testDatabase()
  const built = await buildCouncil(owner, 'testby', ['Hill', 'Vale'])
  const people: Partial<Record<Role, Person[]>> = {}
  const roles: Role[] = [
    'lead',
    'member',
    'member',
    'member',
    'member',
    'officer',
    'contributor',
    'observer',
    'monitoring_officer',
  ]
  for (const role of roles) {
    const own = people[role] ?? []
    const group = role === 'member' ? ['Hill', 'Vale'][own.length % 2] : undefined
    people[role] = [...own, await built.join(role, `${role} ${own.length + 1}`, group)]
  }
  const council = { ...built, person: (role: Role, at = 0) => people[role]?.[at] as Person }
  const lead = council.person('lead')
  const [ada, ben, cat] = [council.person('member', 0), council.person('member', 1), council.person('member', 2)]
  const seen = async (who: Caller = lead) => {
    const view = await viewPositions(who, null)
    if (!view.ok) throw new Error('nothing to see')
    return view.value
  }
  const acts = async () => {
    const { owner } = await testDatabase()
    const found = await owner.query('select act, subject from audit_entries where chain_id = $1 order by seq', [
      council.id,
    ])
    return found.rows as { act: string; subject: Record<string, unknown> }[]
  }
  return { council, lead, ada, ben, cat, officer: council.person('officer'), seen, acts }
}

describe('a position', () => {
  it('is named and ended by the lead, is in the trail, and stays with its dates when it has ended', async () => {
    const w = await world()
    const { ada, officer, lead, council } = w
    expect(await namePosition(lead, { kind: 'group_leader', userId: ada.userId })).toMatchObject({ ok: true })
    expect(await namePosition(lead, { kind: 's151_officer', userId: officer.userId })).toMatchObject({ ok: true })
    const { held } = await w.seen(council.person('observer'))
    expect(held).toHaveLength(2)
    expect(held).toContainEqual(expect.objectContaining({ name: ada.name, kind: 'group_leader', groupName: 'Hill' }))
    expect(await endPosition(lead, { positionId: held.find(({ name }) => name === ada.name)?.id ?? '' })).toMatchObject(
      {
        ok: true,
      },
    )
    const after = await w.seen()
    expect(after.held.map(({ name }) => name)).toEqual([officer.name])
    const { owner } = await testDatabase()
    const { rows } = await owner.query('select current_date::text as today')
    expect(after.past).toMatchObject([{ name: ada.name, startsOn: rows[0].today, endsOn: rows[0].today }])
    expect(await w.acts()).toMatchObject([
      { act: 'position.named', subject: { userId: ada.userId, politicalGroupId: council.groups.Hill } },
      { act: 'position.named', subject: { userId: officer.userId, kind: 's151_officer' } },
      { act: 'position.ended', subject: { userId: ada.userId, kind: 'group_leader' } },
    ])
  })

  it('is held by one at a time: one leader of a group, one s.151 officer, and another group has its own', async () => {
    const { lead, ada, ben, cat, council } = await world()
    expect(await namePosition(lead, { kind: 'group_leader', userId: ada.userId })).toMatchObject({ ok: true })
    expect(await namePosition(lead, { kind: 'group_leader', userId: cat.userId })).toMatchObject({
      refusal: { kind: 'position-is-held', name: ada.name },
    })
    expect(await namePosition(lead, { kind: 'group_leader', userId: ben.userId })).toMatchObject({ ok: true })
    expect(await namePosition(lead, { kind: 's151_officer', userId: council.person('officer').userId })).toMatchObject({
      ok: true,
    })
    expect(
      await namePosition(lead, { kind: 's151_officer', userId: council.person('contributor').userId }),
    ).toMatchObject({ refusal: { kind: 'position-is-held' } })
  })

  it('is for those whose role may be it: no officer leads a group, neither councillor nor monitoring officer is s.151 officer', async () => {
    const { lead, ada, officer, council } = await world()
    const cases = [
      ['group_leader', officer],
      ['group_leader', council.person('observer')],
      ['s151_officer', ada],
      ['s151_officer', council.person('monitoring_officer')],
      ['s151_officer', council.person('observer')],
    ] as const
    for (const [kind, { userId, name }] of cases)
      expect(await namePosition(lead, { kind, userId }), `${name} as ${kind}`).toMatchObject({
        refusal: { kind: 'cannot-hold-position', name },
      })
    await moveToGroup(lead, { membershipId: ada.membershipId, politicalGroupId: '' })
    expect(await namePosition(lead, { kind: 'group_leader', userId: ada.userId })).toMatchObject({
      refusal: { kind: 'not-in-a-group' },
    })
  })

  it('ends with the role or the group that it was held by, and not with another post in the same role', async () => {
    const w = await world()
    const { lead, ada, ben, officer, council } = w
    for (const [kind, { userId }] of [
      ['group_leader', ada],
      ['group_leader', ben],
      ['s151_officer', officer],
    ] as const)
      expect(await namePosition(lead, { kind, userId })).toMatchObject({ ok: true })
    const names = async () => (await w.seen()).held.map(({ name }) => name).sort()
    await changeRole(lead, { membershipId: ada.membershipId, role: 'member', post: 'Another post' })
    expect(await names()).toEqual([ada, ben, officer].map(({ name }) => name).sort())
    await changeRole(lead, { membershipId: officer.membershipId, role: 'observer', post: 'Auditor' })
    expect(await names()).toEqual([ada, ben].map(({ name }) => name).sort())
    await moveToGroup(lead, { membershipId: ben.membershipId, politicalGroupId: council.groups.Hill ?? '' })
    expect(await names()).toEqual([ada.name])
    const { owner } = await testDatabase()
    const now = await owner.query('select id from memberships where user_id = $1 and ends_on is null', [ada.userId])
    await removePerson(lead, { membershipId: now.rows[0].id })
    expect(await names()).toEqual([])
    expect((await w.acts()).filter(({ act }) => act === 'position.ended')).toHaveLength(3)
  })

  it('is offered for those who may be named, and to nobody but the lead', async () => {
    const { lead, ada, ben, cat, officer, council } = await world()
    await namePosition(lead, { kind: 'group_leader', userId: ben.userId })
    const people = [lead, ada, ben, cat, officer, council.person('contributor'), council.person('observer')]
    const offered = async (who: Caller) => {
      const found: string[] = []
      for (const { userId, name } of people) {
        const view = await viewPerson(who, { userId })
        for (const kind of view.ok ? view.value.mayBecome : []) found.push(`${name}: ${kind}`)
      }
      return found
    }
    expect(await offered(lead)).toEqual([
      `${lead.name}: s151_officer`,
      `${lead.name}: chief_executive`,
      `${ada.name}: group_leader`,
      `${cat.name}: group_leader`,
      `${officer.name}: s151_officer`,
      `${officer.name}: chief_executive`,
      `${council.person('contributor').name}: s151_officer`,
    ])
    expect(await offered(officer)).toEqual([])
  })
})
