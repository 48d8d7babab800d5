import { beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { nameSuccessor } from '@/lib/assessment/name-successor'
import { viewTrail } from '@/lib/assessment/view-trail'
import { viewCouncilTrail } from '@/lib/council/view-council-trail'
import { acceptInvitation } from '@/lib/people/accept-invitation'
import { tokenOf } from '@/lib/people/invitation-token'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { moveToGroup } from '@/lib/people/move-to-group'
import { namePosition } from '@/lib/people/name-position'
import { addCouncil, addCouncilInput } from '@/lib/programme/add-council'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import type { TrailAsked } from '@/lib/trail/trail'
import { buildUser, buildWorld, SCORING, type Scoring } from '../kit/world'

let s: Scoring
beforeEach(async () => {
  s = await buildWorld(SCORING)
})

const seen = <T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const here = () => ({ assessmentId: s.assessmentId as string })
const ofCouncil = async (asked: TrailAsked & { assessment?: string } = {}, by: Caller = s.observer) =>
  seen(await viewCouncilTrail(by, asked))
const acts = async (asked: Parameters<typeof ofCouncil>[0] = {}) =>
  (await ofCouncil(asked)).entries.map(({ act }) => act)
/** A few acts of several kinds, by several people. */
async function act() {
  const dutyOf = `select id from assessment_duties where assessment_id = $1 and user_id = $2 and duty = 'assessor'`
  const { rows } = await s.owner.query(dutyOf, [s.assessmentId, s.ada.userId])
  const follows = { ...here(), dutyId: rows[0].id, userId: s.officer.userId, reason: 'Other work' }
  seen(await nameSuccessor(s.lead, follows))
  seen(await moveToGroup(s.lead, { membershipId: s.dan.membershipId, politicalGroupId: s.council.groups.Hill ?? '' }))
  seen(await namePosition(s.lead, { kind: 'group_leader', userId: s.ben.userId }))
  const round = { ...here(), code: '1.1', roundId: s.roundId as string }
  for (const by of [s.ben, s.cat, s.dan])
    seen(await submitScore(by, { ...round, kind: 'cannot-judge', reason: 'What I saw' }))
  seen(await revealRound(s.chair, round))
}
/** So many entries more, past the rules: what is read is under test, not what is sealed. */
const fill = (count: number) =>
  s.owner.query(
    `insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry)
     select $1, 1000 + n, now() - interval '1 day' + n * interval '1 second', $2, 'evidence.attached',
       jsonb_build_object('assessmentId', $3::text), '', encode(sha256(n::text::bytea), 'hex'), '{}' from generate_series(1, $4) n`,
    [s.council.id, s.lead.userId, s.assessmentId, count],
  )

describe('the trail of a council', () => {
  it('says of people who did what to whom, newest first, with names, posts and reasons', async () => {
    await act()
    const { entries } = await ofCouncil({ kind: 'people' })
    expect(entries.map(({ act }) => act)).toEqual(['position.named', 'person.group-changed', 'successor.named'])
    expect(entries[0]).toMatchObject({ who: { name: 'Lee' }, about: { userId: ['Ben'] }, facts: { group: 'Hill' } })
    expect(entries[1]).toMatchObject({ about: { userId: ['Dan'] }, facts: { group: 'Hill' } })
    expect(entries[2]).toMatchObject({
      ...{ about: { userId: ['Olga'], predecessorId: ['Ada'] }, facts: { duty: 'assessor', reason: 'Other work' } },
      assessment: { title: 'Self-assessment' },
    })
  })

  it('is narrowed to a kind, to an assessment, and to a person, whether they acted or it was about them', async () => {
    await act()
    await invitePerson(s.lead, invitePersonInput.parse({ name: 'N', email: 'n@n.example', role: 'officer', post: 'P' }))
    expect(await acts({ kind: 'scoring' })).toEqual(['round.revealed'])
    const ofOne = ['round.revealed', 'score.submitted', 'score.submitted', 'score.submitted', 'successor.named']
    expect(await acts({ assessment: s.assessmentId })).toEqual(ofOne)
    expect(await acts()).toEqual([
      'person.invited',
      'round.revealed',
      'position.named',
      'person.group-changed',
      'successor.named',
    ])
    expect(await acts({ person: s.ada.userId })).toEqual(['successor.named'])
    expect(await acts({ person: s.officer.userId })).toEqual(['successor.named'])
    expect(await acts({ person: s.chair.userId })).toEqual(['round.revealed'])
    expect(await acts({ person: s.lead.userId, kind: 'people' })).toHaveLength(4)
    for (const nothing of [
      { person: s.observer.userId },
      { person: 'nobody' },
      { kind: 'people', assessment: s.assessmentId, person: s.chair.userId },
    ])
      expect(await acts(nothing)).toEqual([])
    expect((await viewCouncilTrail(s.lead, { assessment: s.lead.userId })).ok).toBe(false)
  })

  it('is read page by page to its very end, without a gap and without an entry twice', async () => {
    await act()
    await fill(130)
    const read: string[] = []
    let before: string | undefined
    let pages = 0
    do {
      const { entries, next } = await ofCouncil(before ? { before } : {})
      read.push(...entries.map(({ seal }) => seal.hash))
      before = next
      pages += 1
    } while (before)
    const { rows } = await s.owner.query('select count(*)::int as n from audit_entries where chain_id = $1', [
      s.council.id,
    ])
    expect([read.length, new Set(read).size, pages]).toEqual([rows[0].n, rows[0].n, 3])
    expect((await ofCouncil({ before: 'no place' })).entries.length, 'an address may hold anything').toBeGreaterThan(0)
  })

  it('is for whoever reads whole assessments, and for nobody of elsewhere', async () => {
    await act()
    expect((await ofCouncil({}, s.monitor)).entries.length).toBeGreaterThan(0)
    for (const other of [s.contributor, { ...s.outsider, place: s.lead.place }])
      expect(await viewCouncilTrail(other, {})).toMatchObject({ refusal: { kind: 'not-found' } })
    expect((await ofCouncil({}, s.outsider)).entries).toEqual([])
  })

  it('begins with who added the council, and says who joined it', async () => {
    const office = await buildUser('Office', { isProgramme: true })
    const lead = await buildUser('Nadia')
    const slug = `newby-${lead.userId.slice(0, 8)}`
    const wish = {
      name: 'Newby',
      slug,
      type: 'unitary',
      leadName: 'Nadia',
      leadEmail: lead.email,
      leadPost: 'Head of policy',
      governanceModel: 'cabinet',
    }
    const added = seen(await addCouncil(office.userId, addCouncilInput.parse(wish)))
    seen(await acceptInvitation(lead.userId, { token: tokenOf(added.invitationId) }))
    const { entries } = seen(await viewCouncilTrail({ userId: lead.userId, place: { council: slug } }, {}))
    expect(entries).toMatchObject([
      { act: 'invitation.accepted', who: { name: 'Nadia' } },
      { act: 'council.added', who: null, seal: { previous: '' } },
    ])
    expect(entries[0]?.seal.previous).toBe(entries[1]?.seal.hash)
  })
})

describe('the trail of an assessment', () => {
  it('has scores from their reveal on and not before, and can be narrowed to one question', async () => {
    await s.assess({ title: 'Another', state: 'preparing' })
    const round = { ...here(), code: '1.1', roundId: s.roundId as string }
    seen(await submitScore(s.ben, { ...round, kind: 'cannot-judge', reason: 'What I saw' }))
    const told = async (by: Caller, code?: string) =>
      seen(await viewTrail(by, { ...here(), ...(code ? { code } : {}) })).entries.map(({ act }) => act)
    expect(await told(s.observer)).toEqual([])
    expect(await told(s.ben), 'one’s own').toEqual(['score.submitted'])
    for (const by of [s.cat, s.dan, s.eve]) seen(await submitScore(by, { ...round, kind: 'cannot-judge', reason: 'R' }))
    seen(await revealRound(s.chair, round))
    expect((await told(s.observer, '1.1')).sort()).toEqual(['round.revealed', ...Array(4).fill('score.submitted')])
    expect(await viewTrail(s.observer, { ...here(), code: '9.9' })).toMatchObject({ refusal: { kind: 'not-found' } })
  })

  it('is found through an index by whoever reads it, however long the trail is', async () => {
    await fill(20_000)
    await s.owner.query('analyze audit_entries')
    const plan = async (where: string) => {
      // As the function that reads it does (db/sql/trail.sql).
      const { rows } = await s.owner.query<{ 'QUERY PLAN': string }>(
        `explain select at, act from audit_entries e where chain_id = '${s.council.id}' ${where}
           and is_about(e, null, null, null) and sees_entry('${s.observer.userId}', false, e.actor_id, e.act, e.round_id)
         order by at desc, seq desc limit 51`,
      )
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    }
    expect(await plan('')).toMatch(/Index Scan Backward using audit_entries_by_time/)
    expect(await plan(`and assessment_id = '${s.assessmentId}'`)).toMatch(/Index Scan Backward using audit_entries_\w+/)
    expect(await plan(''), 'and nothing is sorted').not.toMatch(/Sort|Seq Scan on audit_entries/)
  })
})
