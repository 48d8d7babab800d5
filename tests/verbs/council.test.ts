import { beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { changeProfile } from '@/lib/council/change-profile'
import { acceptInvitation, acceptInvitationInput } from '@/lib/people/accept-invitation'
import { addPoliticalGroup } from '@/lib/people/add-political-group'
import { changeRole } from '@/lib/people/change-role'
import { tokenOf } from '@/lib/people/invitation-token'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { moveToGroup } from '@/lib/people/move-to-group'
import { removePerson } from '@/lib/people/remove-person'
import { viewInvitation } from '@/lib/people/view-invitation'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { viewPeople } from '@/lib/people/view-people'
import { withdrawInvitation } from '@/lib/people/withdraw-invitation'
import { addCouncil, addCouncilInput } from '@/lib/programme/add-council'
import { testDatabase } from '../kit/database'
import { buildUser, buildWorld, type World } from '../kit/world'

let here: World['council']
let elsewhere: World['council']
beforeEach(async () => {
  here = (await buildWorld({ people: { member: 2 }, groups: ['Hill', 'Vale'] })).council
  elsewhere = (await buildWorld({ slug: 'otherby', groups: ['Lake'] })).council
})

type Outcome = { ok: true } | { ok: false; refusal: { kind: string } }
const kindOf = (result: Outcome) => (result.ok ? 'yes' : result.refusal.kind)

const invite = (caller: Caller, more: object = {}) =>
  invitePerson(
    caller,
    invitePersonInput.parse({ name: 'Nia', email: 'nia@new.example', role: 'officer', post: 'Auditor', ...more }),
  )
const invited = async (more: object = {}, council = here) => {
  const done = await invite(council.person('lead'), more)
  if (!done.ok) throw new Error(`not invited: ${done.refusal.kind}`)
  return { token: tokenOf(done.value.invitationId), id: done.value.invitationId }
}

/** Everything that the mutations of this module could change in a council, as the owning role sees it. */
async function contentOf(council: World['council']) {
  const { owner } = await testDatabase()
  const kept: Record<string, unknown[]> = {}
  for (const table of ['memberships', 'group_memberships', 'political_groups', 'invitations']) {
    kept[table] = (await owner.query(`select * from ${table} where council_id = $1 order by id`, [council.id])).rows
  }
  kept.councils = (await owner.query(`select * from councils where id = $1`, [council.id])).rows
  kept.trail = (await owner.query(`select * from audit_entries where chain_id = $1 order by seq`, [council.id])).rows
  return kept
}

/** Each act on this council, as anybody may try it. */
const ACTS: Record<string, (caller: Caller, invitationId: string) => Promise<Outcome>> = {
  'inviting somebody': (caller) => invite(caller, { email: 'another@new.example' }),
  'withdrawing an invitation': (caller, invitationId) => withdrawInvitation(caller, { invitationId }),
  'changing a role': (caller) =>
    changeRole(caller, { membershipId: here.person('officer').membershipId, role: 'observer', post: 'Auditor' }),
  'removing a person': (caller) => removePerson(caller, { membershipId: here.person('officer').membershipId }),
  'adding a political group': (caller) => addPoliticalGroup(caller, { name: 'Moor' }),
  'moving a councillor to a group': (caller) =>
    moveToGroup(caller, {
      membershipId: here.person('member').membershipId,
      politicalGroupId: here.groups.Vale as string,
    }),
  'changing the profile': (caller) =>
    changeProfile(caller, { name: 'Testby Council', type: 'county', governanceModel: 'committee' }),
}
/** Acts that name nothing: done from another council they are that council's own business. */
const NAMES_NOTHING = ['inviting somebody', 'adding a political group', 'changing the profile']

describe.each(Object.entries(ACTS))('%s', (name, act) => {
  it('is for the lead, and stands in the trail', async () => {
    const { id } = await invited()
    const before = await contentOf(here)
    expect(kindOf(await act(here.person('lead'), id))).toBe('yes')
    const after = await contentOf(here)
    expect(after).not.toEqual(before)
    expect(after.trail).toHaveLength((before.trail?.length ?? 0) + 1)
  })

  it('changes nothing for members, officers, contributors, observers, another council and nobody', async () => {
    const { id } = await invited()
    const before = await contentOf(here)
    for (const role of ['member', 'officer', 'contributor', 'observer'] as const) {
      expect([role, kindOf(await act(here.person(role), id))]).toEqual([role, 'only-the-lead'])
    }
    const stranger = await buildUser('Nobody')
    for (const { userId } of [elsewhere.person('lead'), stranger]) {
      expect(kindOf(await act({ userId, place: { council: here.slug } }, id))).toBe('not-found')
    }
    if (!NAMES_NOTHING.includes(name)) expect(kindOf(await act(elsewhere.person('lead'), id))).toBe('not-found')
    expect(await contentOf(here)).toEqual(before)
  })
})

describe('forged ids', () => {
  it('name nothing in this council, whether they are another council’s or no ids at all', async () => {
    const lead = here.person('lead')
    const theirs = await invited({}, elsewhere)
    const before = await contentOf(elsewhere)
    for (const forged of [elsewhere.person('member').membershipId, 'x', "'; drop table memberships; --", '']) {
      expect(kindOf(await changeRole(lead, { membershipId: forged, role: 'observer', post: 'Any' }))).toBe('not-found')
      expect(kindOf(await removePerson(lead, { membershipId: forged }))).toBe('not-found')
      expect(kindOf(await moveToGroup(lead, { membershipId: forged, politicalGroupId: '' }))).toBe('not-found')
    }
    for (const forged of [theirs.id, 'x']) {
      expect(kindOf(await withdrawInvitation(lead, { invitationId: forged }))).toBe('not-found')
    }
    for (const forged of [elsewhere.groups.Lake as string, 'x']) {
      const { membershipId } = here.person('member')
      expect(kindOf(await moveToGroup(lead, { membershipId, politicalGroupId: forged }))).toBe('not-found')
      expect(kindOf(await invite(lead, { role: 'member', politicalGroupId: forged }))).toBe('not-found')
    }
    expect(await contentOf(elsewhere)).toEqual(before)
  })
})

describe('political groups', () => {
  it('are recorded for councillors only', async () => {
    const lead = here.person('lead')
    const politicalGroupId = here.groups.Hill as string
    for (const role of ['officer', 'contributor', 'observer', 'lead'] as const) {
      expect(kindOf(await invite(lead, { role, politicalGroupId }))).toBe('group-is-for-members')
      const { membershipId } = here.person(role)
      expect(kindOf(await moveToGroup(lead, { membershipId, politicalGroupId }))).toBe('group-is-for-members')
    }
    expect(kindOf(await invite(lead, { role: 'member', politicalGroupId }))).toBe('yes')
  })

  it('end when a councillor becomes an officer, and stay when only the post changes', async () => {
    const lead = here.person('lead')
    const [stays, leaves] = [here.person('member', 0), here.person('member', 1)]
    await changeRole(lead, { membershipId: stays.membershipId, role: 'member', post: 'Chair of scrutiny' })
    await changeRole(lead, { membershipId: leaves.membershipId, role: 'officer', post: 'Solicitor' })
    const people = await peopleOf(here)
    expect(people.find(({ userId }) => userId === stays.userId)).toMatchObject({
      group: 'Hill',
      post: 'Chair of scrutiny',
    })
    expect(people.find(({ userId }) => userId === leaves.userId)).toMatchObject({ group: null, roles: ['officer'] })
  })

  it('have one name each, also when the button is pressed three times at once', async () => {
    const pressed = await Promise.all([1, 2, 3].map(() => addPoliticalGroup(here.person('lead'), { name: 'Dale' })))
    expect(pressed.map(kindOf).sort()).toEqual(['group-exists', 'group-exists', 'yes'])
  })

  it('have one name each, whatever its capitals', async () => {
    expect(kindOf(await addPoliticalGroup(here.person('lead'), { name: 'hill' }))).toBe('group-exists')
  })
})

const peopleOf = async (council: World['council']) => {
  const seen = await viewPeople(council.person('lead'), {})
  if (!seen.ok) throw new Error('the lead sees the people')
  return seen.value.people
}

describe('a role', () => {
  it('is dated: the old one ends, the new one begins, and both are kept', async () => {
    const { userId, membershipId } = here.person('officer')
    await changeRole(here.person('lead'), { membershipId, role: 'observer', post: 'Auditor' })
    const { owner } = await testDatabase()
    const { rows } = await owner.query(
      `select role, post, ends_on is null as current from memberships where user_id = $1 order by starts_on, id`,
      [userId],
    )
    expect(rows).toEqual([
      { role: 'officer', post: 'Post of Olga', current: false },
      { role: 'observer', post: 'Auditor', current: true },
    ])
  })

  it('of the last lead cannot end or change', async () => {
    const lead = here.person('lead')
    const { membershipId } = lead
    expect(kindOf(await removePerson(lead, { membershipId }))).toBe('last-lead')
    expect(kindOf(await changeRole(lead, { membershipId, role: 'officer', post: 'Analyst' }))).toBe('last-lead')
    expect(kindOf(await changeRole(lead, { membershipId, role: 'lead', post: 'Head of policy' }))).toBe('yes')
  })

  it('of one lead can end once there is another, by their own hand too', async () => {
    const lead = here.person('lead')
    const second = await here.join('lead', 'Second lead')
    const third = await here.join('lead', 'Third lead')
    const { membershipId } = lead
    expect(kindOf(await changeRole(lead, { membershipId, role: 'officer', post: 'Analyst' }))).toBe('own-role')
    expect(kindOf(await changeRole(second, { membershipId, role: 'officer', post: 'Analyst' }))).toBe('yes')
    expect(kindOf(await removePerson(third, { membershipId: third.membershipId }))).toBe('yes')
    expect(kindOf(await viewPeople(third, {}))).toBe('not-found')
    const seen = await viewPeople(second, {})
    expect(seen.ok && seen.value.people.filter(({ roles }) => roles.includes('lead')).map(({ name }) => name)).toEqual([
      'Second lead',
    ])
  })

  it('of two leads cannot end at the same moment', async () => {
    const first = here.person('lead')
    const second = await here.join('lead', 'Second lead')
    const done = await Promise.all([
      removePerson(first, { membershipId: first.membershipId }),
      removePerson(second, { membershipId: second.membershipId }),
    ])
    expect(done.map(kindOf).sort()).toEqual(['last-lead', 'yes'])
  })
})

describe('removing a person', () => {
  it('takes their access at once and keeps their past', async () => {
    const officer = here.person('officer')
    expect(kindOf(await viewPeople(officer, {}))).toBe('yes')
    await removePerson(here.person('lead'), { membershipId: officer.membershipId })
    expect(kindOf(await viewPeople(officer, {}))).toBe('not-found')
    const { owner } = await testDatabase()
    const kept = await owner.query(`select 1 from memberships where user_id = $1`, [officer.userId])
    expect(kept.rowCount).toBe(1)
  })
})

describe('an invitation', () => {
  it('is accepted by the account with its address, once, and brings role, post and group', async () => {
    const nia = await buildUser('Nia')
    const { token } = await invited({ email: nia.email, role: 'member', politicalGroupId: here.groups.Vale })
    expect(await viewInvitation(token)).toMatchObject({ email: nia.email, state: 'open', post: 'Auditor' })
    expect(await acceptInvitation(nia.userId, { token })).toEqual({ ok: true, value: { slug: here.slug } })
    expect((await viewMyPlaces(nia.userId)).councils).toMatchObject([{ slug: here.slug }])
    expect((await peopleOf(here)).find(({ userId }) => userId === nia.userId)).toMatchObject({
      roles: ['member'],
      group: 'Vale',
    })
    expect(kindOf(await acceptInvitation(nia.userId, { token }))).toBe('invitation-not-yours')
    expect(await viewInvitation(token)).toMatchObject({ state: 'accepted' })
  })

  it('is accepted under the name that they say is theirs, unless they have a role already', async () => {
    const { owner } = await testDatabase()
    const nia = await buildUser('Nia')
    const nameOf = async () => (await owner.query('select name from users where id = $1', [nia.userId])).rows[0].name
    const corrections = async () =>
      (
        await owner.query(
          `select count(*)::int as n from audit_entries where act = 'person.name-corrected' and actor_id = $1`,
          [nia.userId],
        )
      ).rows[0].n
    expect(acceptInvitationInput.safeParse({ token: 't', name: ' ' }).success).toBe(false)
    const first = await invited({ email: nia.email })
    expect(kindOf(await acceptInvitation(nia.userId, { token: first.token, name: 'Nia Marsh' }))).toBe('yes')
    expect([await nameOf(), await corrections()]).toEqual(['Nia Marsh', 1])
    await owner.query('update memberships set ends_on = current_date where user_id = $1', [nia.userId])
    const second = await invited({ email: nia.email })
    expect(kindOf(await acceptInvitation(nia.userId, { token: second.token, name: 'Nia Marsh' }))).toBe('yes')
    expect([await nameOf(), await corrections()], 'the same name is no correction').toEqual(['Nia Marsh', 1])
    const third = await invited({ email: nia.email }, elsewhere)
    expect(kindOf(await acceptInvitation(nia.userId, { token: third.token, name: 'Somebody else' }))).toBe('yes')
    expect([await nameOf(), await corrections()]).toEqual(['Nia Marsh', 1])
  })

  it('opens nothing for another account, after it was withdrawn, after it ran out, or with another token', async () => {
    const { owner } = await testDatabase()
    const nia = await buildUser('Nia')
    const other = await buildUser('Other')
    const first = await invited({ email: nia.email })
    expect(kindOf(await acceptInvitation(other.userId, { token: first.token }))).toBe('invitation-not-yours')
    expect(kindOf(await acceptInvitation(nia.userId, { token: `${first.token}x` }))).toBe('invitation-not-yours')
    await withdrawInvitation(here.person('lead'), { invitationId: first.id })
    expect(kindOf(await acceptInvitation(nia.userId, { token: first.token }))).toBe('invitation-not-yours')
    const second = await invited({ email: nia.email })
    await owner.query(`update invitations set expires_at = now() - interval '1 minute' where id = $1`, [second.id])
    expect(kindOf(await acceptInvitation(nia.userId, { token: second.token }))).toBe('invitation-not-yours')
    expect((await viewMyPlaces(nia.userId)).councils).toEqual([])
    const third = await invited({ email: nia.email })
    expect(kindOf(await acceptInvitation(nia.userId, { token: third.token }))).toBe('yes')
  })

  it('goes out once when the button is pressed three times at once', async () => {
    const pressed = await Promise.all([1, 2, 3].map(() => invite(here.person('lead'), { email: 'once@new.example' })))
    expect(pressed.map(kindOf).sort()).toEqual(['already-invited', 'already-invited', 'yes'])
  })

  it('goes to nobody who is here or invited already', async () => {
    await invited()
    expect(kindOf(await invite(here.person('lead'), { email: 'NIA@new.example' }))).toBe('already-invited')
    expect(kindOf(await invite(here.person('lead'), { email: here.person('officer').email }))).toBe('already-member')
  })

  it('keeps its secret out of the table, and its list from everybody but the lead', async () => {
    const { token } = await invited()
    const { owner } = await testDatabase()
    const { rows } = await owner.query(`select row_to_json(i)::text as row from invitations i`)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
    const lead = await viewPeople(here.person('lead'), {})
    expect(lead.ok && lead.value.invitations).toHaveLength(1)
    const officer = await viewPeople(here.person('officer'), {})
    expect(officer.ok && officer.value.invitations).toEqual([])
    expect(officer.ok && JSON.stringify(officer.value)).not.toContain('@')
  })
})

describe('adding a council', () => {
  const wanted = (slug: string) =>
    addCouncilInput.parse({
      ...{ slug, name: 'Newby Council', type: 'district', governanceModel: 'cabinet' },
      ...{ leadName: 'Lena', leadEmail: `lena@${slug}.example`, leadPost: 'Head of policy' },
    })

  it('is for the programme, invites the lead, and shows the programme nothing of the council', async () => {
    const programme = await buildUser('Programme', { isProgramme: true })
    const slug = `newby-${Date.now().toString(36)}`
    const done = await addCouncil(programme.userId, wanted(slug))
    if (!done.ok) throw new Error(`not added: ${done.refusal.kind}`)
    expect(await viewInvitation(tokenOf(done.value.invitationId))).toMatchObject({ role: 'lead', state: 'open' })
    expect(kindOf(await viewPeople({ userId: programme.userId, place: { council: slug } }, {}))).toBe('not-found')
    expect(kindOf(await addCouncil(programme.userId, wanted(slug)))).toBe('council-exists')
  })

  it('is refused to everybody else', async () => {
    const { owner } = await testDatabase()
    const slug = `newby-${Date.now().toString(36)}`
    for (const { userId } of [here.person('lead'), await buildUser('Nobody')]) {
      expect(kindOf(await addCouncil(userId, wanted(slug)))).toBe('only-the-programme')
    }
    expect((await owner.query(`select 1 from councils where slug = $1`, [slug])).rowCount).toBe(0)
  })
})
