import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { inCouncil } from '@/db/gate'
import { archiveAssessment } from '@/lib/assessment/archive-assessment'
import { assignQuestions } from '@/lib/assessment/assign-questions'
import { copyLastYear } from '@/lib/assessment/copy-last-year'
import { createAssessment } from '@/lib/assessment/create-assessment'
import { deleteAssessment } from '@/lib/assessment/delete-assessment'
import { leaveOutQuestions } from '@/lib/assessment/leave-out-questions'
import { namePeople } from '@/lib/assessment/name-people'
import { openMeeting } from '@/lib/assessment/open-meeting'
import { openScoring } from '@/lib/assessment/open-scoring'
import { setDates } from '@/lib/assessment/set-dates'
import { startPreparing } from '@/lib/assessment/start-preparing'
import { takeInQuestions } from '@/lib/assessment/take-in-questions'
import { unarchiveAssessment } from '@/lib/assessment/unarchive-assessment'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { startThread } from '@/lib/comment/start-thread'
import { viewCouncilTrail } from '@/lib/council/view-council-trail'
import { askReminder } from '@/lib/coverage/ask-reminder'
import { attachLink } from '@/lib/evidence/attach-link'
import { arrangeMeeting } from '@/lib/meeting/arrange-meeting'
import { viewAgenda } from '@/lib/meeting/view-agenda'
import { acceptInvitation } from '@/lib/people/accept-invitation'
import { tokenOf } from '@/lib/people/invitation-token'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { mergePoliticalGroups } from '@/lib/people/merge-political-groups'
import { viewPeople } from '@/lib/people/view-people'
import { ok } from '@/lib/result'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { withdrawFromSigning } from '@/lib/submission/withdraw-from-signing'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

const build = (state: 'setup' | 'preparing' | 'scoring') =>
  buildWorld({ state, cast: LEADERS, groups: ['Hill', 'Vale'], questions: ['1.1', '1.2', '2.1'], ready: ['1.1'] })
type World = Awaited<ReturnType<typeof build>>

let w: World
const at = () => ({ assessmentId: w.assessmentId })
async function done<T>(act: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> {
  const answer = await act
  expect(answer).toMatchObject({ ok: true })
  return (answer as { value: T }).value
}
const look = () => done(viewSetUp(w.lead, at()))
const kind = async (act: Promise<unknown>) => ((await act) as { refusal?: { kind: string } }).refusal?.kind

/** Whoever is invited, with the account that they will sign in with. */
async function invited(role: 'member' | 'officer' = 'officer') {
  const user = await buildUser('Invited')
  const wish = invitePersonInput.parse({ name: 'Ina', email: user.email, role, post: 'Head of audit' })
  const { invitationId } = await done(invitePerson(w.lead, wish))
  return { user, invitationId, accept: () => acceptInvitation(user.userId, { token: tokenOf(invitationId) }) }
}
const name = (people: { assessors?: string[]; chair?: string; signatories?: string[]; withoutReason?: string }) =>
  namePeople(w.lead, {
    ...at(),
    assessors: people.assessors ?? [w.chair.userId, w.leader.userId],
    chair: people.chair ?? w.chair.userId,
    signatories: people.signatories ?? [w.leader.userId, w.chief.userId],
    withoutReason: people.withoutReason ?? 'They have other work',
  })

describe('somebody who is invited', () => {
  beforeEach(async () => {
    w = await build('preparing')
  })

  it('can be named, counts, and takes the duty up under the post of the invitation as they accept', async () => {
    const ina = await invited()
    await done(
      name({ assessors: [w.chair.userId, ina.invitationId], signatories: [w.leader.userId, ina.invitationId] }),
    )
    expect((await look()).promised).toMatchObject([{ name: 'Ina' }, { name: 'Ina' }])
    expect(await kind(openScoring(w.lead, at()))).toBe('people-still-invited')
    await done(ina.accept())
    const { promised, duties } = await look()
    expect(promised).toEqual([])
    const theirs = duties.filter(({ userId }) => userId === ina.user.userId)
    expect(theirs.map(({ duty }) => duty).sort()).toEqual(['assessor', 'signatory'])
    expect(theirs[0]).toMatchObject({ post: 'Head of audit', standing: 'officer', isHeld: true })
    const trail = await done(viewCouncilTrail(w.lead, {}))
    expect(trail.entries.map(({ act }) => act)).toContain('assessment.duties-taken-up')
    await done(openScoring(w.lead, at()))
  })

  it('takes up nothing once scoring has opened, and nothing that was named to somebody else by then', async () => {
    const ina = await invited()
    await done(name({ chair: ina.invitationId }))
    await done(name({}))
    await done(ina.accept())
    expect((await look()).duties.some(({ userId }) => userId === ina.user.userId)).toBe(false)

    const late = await invited()
    await done(name({ assessors: [w.chair.userId, late.invitationId] }))
    await w.owner.query(`update assessments set state = 'scoring' where id = $1`, [w.assessmentId])
    await done(late.accept())
    expect((await look()).duties.some(({ userId }) => userId === late.user.userId)).toBe(false)
  })

  it('is named to nothing that their role may not be, and not from another council', async () => {
    const user = await buildUser('Reader')
    const wish = invitePersonInput.parse({ name: 'Rea', email: user.email, role: 'observer', post: 'Auditor' })
    const { invitationId } = await done(invitePerson(w.lead, wish))
    expect(await kind(name({ chair: invitationId }))).toBe('cannot-hold-duty')
    const other = invitePersonInput.parse({ name: 'Rea', email: 'o@o.example', role: 'officer', post: 'Auditor' })
    const theirs = await done(invitePerson(w.outsider, other))
    expect(await kind(name({ chair: theirs.invitationId }))).toBe('not-in-this-council')
  })
})

describe('a political group of which nobody assesses', () => {
  it('needs a reason, which stays; and without one the answers are not opened', async () => {
    w = await build('setup')
    expect(await kind(name({ withoutReason: '' }))).toBe('group-without-assessor')
    await done(name({ withoutReason: 'Vale has no time' }))
    expect((await look()).unrepresented).toMatchObject([{ group: 'Vale', reason: 'Vale has no time' }])
    await w.owner.query('delete from unrepresented_groups where assessment_id = $1', [w.assessmentId])
    expect((await look()).missing).toEqual([{ task: 'people', what: 'group', groups: ['Vale'] }])
    expect(await kind(startPreparing(w.lead, at()))).toBe('group-without-assessor')
  })

  it('goes into another with all who sit in it', async () => {
    w = await build('setup')
    const { Hill, Vale } = w.council.groups
    const groupOf = async () =>
      (await done(viewPeople(w.lead, {}))).people.find(({ userId }) => userId === w.leader.userId)?.group
    expect(await groupOf()).toBe('Hill')
    await done(mergePoliticalGroups(w.lead, { groupId: Hill as string, intoId: Vale as string }))
    expect(await groupOf()).toBe('Vale')
    expect((await done(viewPeople(w.lead, {}))).groups.map(({ name: called }) => called)).toEqual(['Vale'])
  })
})

describe('the meeting', () => {
  it('has one day, whoever sets it', async () => {
    w = await build('preparing')
    const day = async () => {
      const agenda = await done(viewAgenda(w.lead, at()))
      const { assessment } = await done(viewOverview(w.lead, at()))
      return [assessment.meetingOn, agenda.meetingOn, agenda.startsAt?.toISOString() ?? null]
    }
    const arrange = (on: string) => arrangeMeeting(w.lead, { ...at(), on, at: '10:00', minutes: 90, place: 'Chamber' })
    await done(arrange('2099-06-19'))
    expect(await day()).toEqual(['2099-06-19', '2099-06-19', '2099-06-19T09:00:00.000Z'])
    const dates = { title: 'T', scoresDueOn: null, meetingOn: '2099-12-04' }
    expect(await kind(setDates(w.lead, { ...at(), ...dates }))).toBe('change-needs-reason')
    await done(setDates(w.lead, { ...at(), ...dates, reason: 'The chamber is taken' }))
    expect(await day()).toEqual(['2099-12-04', '2099-12-04', '2099-12-04T10:00:00.000Z'])
  })
})

describe('questions', () => {
  it('are given to people together, with or instead of those who write them, and taken off', async () => {
    w = await build('setup')
    const writers = async (code: string) =>
      (await look()).questions.find((one) => one.code === code)?.writers.map(({ userId }) => userId)
    const give = (codes: string[], userIds: string[], how?: 'with' | 'instead' | 'nobody') =>
      assignQuestions(w.lead, { ...at(), codes, userIds, ...(how ? { how } : {}) })
    await done(give(['1.1', '1.2'], [w.officer.userId]))
    await done(give(['1.2'], [w.chief.userId], 'with'))
    expect(await writers('1.1')).toEqual([w.officer.userId])
    expect((await writers('1.2'))?.sort()).toEqual([w.officer.userId, w.chief.userId].sort())
    await done(give(['1.1', '1.2'], [], 'nobody'))
    expect(await writers('1.2')).toEqual([])
    expect(await kind(give(['1.1', '9.9'], [w.officer.userId]))).toBe('not-found')
  })

  it('are left out for reasons of their own, and taken back in', async () => {
    w = await build('setup')
    const out = async () => (await look()).questions.map(({ code, leftOut }) => [code, leftOut])
    await done(leaveOutQuestions(w.lead, { ...at(), codes: ['1.1', '1.2'], reason: 'Not ours' }))
    await done(leaveOutQuestions(w.lead, { ...at(), codes: ['2.1'], reason: 'Next year' }))
    await done(takeInQuestions(w.lead, { ...at(), codes: ['1.1'] }))
    expect(await out()).toEqual([
      ['1.1', null],
      ['1.2', 'Not ours'],
      ['2.1', 'Next year'],
    ])
  })
})

describe('what was decided last year', () => {
  it('is copied of those who are still here, and says who has left', async () => {
    w = await build('preparing')
    const before = (await done(createAssessment(w.lead, { title: 'Last year' }))).assessmentId
    const last = { assessmentId: before }
    const [assessors, signatories] = [
      [w.chair.userId, w.chief.userId],
      [w.leader.userId, w.chief.userId],
    ]
    await done(
      namePeople(w.lead, { ...last, assessors, chair: w.chair.userId, signatories, withoutReason: 'Vale has no time' }),
    )
    await done(assignQuestions(w.lead, { ...last, codes: ['1.1', '1.2'], userIds: [w.officer.userId, w.chief.userId] }))
    await done(leaveOutQuestions(w.lead, { ...last, codes: ['2.1'], reason: 'Not ours' }))
    await done(startPreparing(w.lead, last))
    await w.owner.query('update assessments set max_rounds = 2 where id = $1', [before])
    await w.owner.query(`update memberships set ends_on = current_date where user_id = $1`, [w.chief.userId])
    const { assessmentId } = await done(createAssessment(w.lead, { title: 'This year' }))
    const here = () => done(viewSetUp(w.lead, { assessmentId }))
    expect((await here()).lastYear).toMatchObject({
      writers: 4,
      leftOut: 1,
      gone: [{ name: w.chief.name, wrote: 2 }],
    })
    await done(copyLastYear(w.lead, { assessmentId, what: ['people', 'writers', 'left-out', 'rules'] }))
    const copied = await here()
    expect(copied.duties.some(({ userId }) => userId === w.chief.userId)).toBe(false)
    expect(copied.duties.filter(({ duty }) => duty === 'chair').map(({ userId }) => userId)).toEqual([w.chair.userId])
    expect(copied.questions.find(({ code }) => code === '1.2')?.writers.map(({ userId }) => userId)).toEqual([
      w.officer.userId,
    ])
    expect(copied.questions.find(({ code }) => code === '2.1')?.leftOut).toBe('Not ours')
    expect(copied.assessment.maxRounds).toBe(2)
  })
})

describe('an assessment that was begun by mistake', () => {
  it('goes with all that was written in it until scoring opens, and its trail stays', async () => {
    w = await build('preparing')
    const subjectId = w.question('1.1').id
    await done(startThread(w.member, { subjectId, body: 'Why?' } as never))
    await done(
      attachLink(w.officer, {
        ...{ ...at(), code: '1.1', title: 'Proof', speaksFor: '2026-01-01', readers: 'peers' },
        url: 'https://proof.example/',
      } as never),
    )
    expect(await kind(deleteAssessment(w.officer, { ...at(), reason: 'R' }))).toBe('only-the-lead')
    await done(deleteAssessment(w.lead, { ...at(), reason: 'Begun twice' }))
    expect(await kind(viewOverview(w.lead, at()))).toBe('not-found')
    for (const table of [
      'assessments',
      'assessment_questions',
      'subjects',
      'documents',
      'comments',
      'evidence',
      'assessment_duties',
    ])
      expect(
        Number(
          (await w.owner.query(`select count(*) from ${table} where council_id = $1`, [w.council.id])).rows[0].count,
        ),
        table,
      ).toBe(0)
    const trail = await done(viewCouncilTrail(w.lead, {}))
    expect(trail.entries[0]).toMatchObject({ act: 'assessment.deleted', facts: { reason: 'Begun twice' } })
  })

  it('stays once scoring has opened', async () => {
    w = await build('scoring')
    expect(await kind(deleteAssessment(w.lead, { ...at(), reason: 'R' }))).toBe('assessment-in-other-state')
  })
})

describe('an assessment that is put away', () => {
  it('moves on to no stage and reminds nobody until it is taken up again', async () => {
    w = await build('scoring')
    for (const who of [w.officer, w.member, w.observer])
      expect(await kind(archiveAssessment(who, { ...at(), reason: 'R' }))).toBe('only-the-lead')
    await done(archiveAssessment(w.lead, { ...at(), reason: 'Nobody goes on' }))
    expect(await kind(openMeeting(w.lead, at()))).toBe('assessment-is-archived')
    expect(await kind(askReminder(w.lead, at()))).toBe('assessment-is-archived')
    await w.move('signing')
    expect(await kind(withdrawFromSigning(w.lead, { ...at(), reason: 'R' }))).toBe('assessment-is-archived')
    expect(await kind(submitAssessment(w.lead, at()))).toBe('assessment-is-archived')
    await expect(
      inCouncil(w.lead, async (tx) =>
        ok(await tx.execute(sql`update assessments set state = 'agreeing' where id = ${w.assessmentId}`)),
      ),
    ).rejects.toMatchObject({ cause: { code: 'CN008' } })
    await done(unarchiveAssessment(w.lead, at()))
    await done(withdrawFromSigning(w.lead, { ...at(), reason: 'A figure is wrong' }))
  })
})
