import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, inCouncil } from '@/db/gate'
import { addAction, addActionInput } from '@/lib/plan/add-action'
import { approvePlan } from '@/lib/plan/approve-plan'
import { changeAction, changeActionInput } from '@/lib/plan/change-action'
import { dropAction } from '@/lib/plan/drop-action'
import { moveAction, moveActionInput } from '@/lib/plan/move-action'
import { sendPlan } from '@/lib/plan/send-plan'
import { sendPlanBack } from '@/lib/plan/send-plan-back'
import { takeBackPlan } from '@/lib/plan/take-back-plan'
import { viewAction } from '@/lib/plan/view-action'
import { viewAddingAction } from '@/lib/plan/view-adding-action'
import { viewPlan } from '@/lib/plan/view-plan'
import { ok } from '@/lib/result'
import { testDatabase } from '../kit/database'
import { buildWorld, LEADERS, type World } from '../kit/world'

let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
beforeAll(async () => {
  owner = (await testDatabase()).owner
})
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
const world = () => buildWorld({ state: 'agreeing', questions: ['1.1', '1.2'], rounds: false, cast: LEADERS })
type Leaders = World<keyof typeof LEADERS>
async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
const wish = (w: Leaders, more: object = {}) =>
  addActionInput.parse({ title: 'Register in use', ownerId: w.member.userId, dueOn: inDays(40), ...more })
const add = async (w: Leaders, more: object = {}, by: Caller = w.officer) =>
  (await value(addAction(by, wish(w, more)))).actionId
const say = (who: Caller, actionId: string, said: string, stands = 'under-way', stepIds: string[] = []) =>
  moveAction(who, moveActionInput.parse({ actionId, said, stands, stepIds }))
/** A plan that is approved, with one action of the member's. */
async function approved() {
  const w = await world()
  const actionId = await add(w, {
    stepTitle1: 'Posts named',
    stepOn1: inDays(10),
    stepTitle2: 'In use',
    stepOn2: inDays(30),
  })
  await value(sendPlan(w.lead, { approverId: w.chair.userId }))
  await value(approvePlan(w.chair, {}))
  return { w, actionId }
}
/** A level that was agreed for a question, with the aim 3. */
async function agreedAt(w: Leaders, code: string, level: number) {
  const q = w.question(code)
  const { rows } = await owner.query(
    `insert into rounds (council_id, assessment_id, assessment_question_id, number) values ($1, $2, $3, 1) returning id`,
    [w.council.id, w.assessmentId, q.id],
  )
  for (const state of ['revealed', 'agreed']) {
    if (state === 'agreed')
      await owner.query(
        `insert into agreements (council_id, assessment_id, assessment_question_id, round_id, level, ambition, reason, consensus, agreed_by)
         values ($1, $2, $3, $4, $5, 3, 'R', 'agreed', $6)`,
        [w.council.id, w.assessmentId, q.id, rows[0].id, level, w.chair.userId],
      )
    await owner.query(`update rounds set state = $2, revealed_at = coalesce(revealed_at, now()) where id = $1`, [
      rows[0].id,
      state,
    ])
  }
}
const stateOf = async (w: Leaders, actionId: string) => (await value(viewAction(w.lead, { actionId }))).action

describe('an action', () => {
  it('has steps by days that a strip of time has room for', () => {
    const said = { title: 'T', ownerId: 'O', dueOn: inDays(40), stepTitle1: 'Begun' }
    const isTaken = (stepOn1: string) => addActionInput.safeParse({ ...said, stepOn1 }).success
    expect(isTaken(inDays(10))).toBe(true)
    for (const day of ['9999-12-31', '0001-01-01', '0000-01-01', '2026-02-30', ''])
      expect(isTaken(day), day).toBe(false)
  })

  it('is added by whoever keeps the plan, to somebody who may own one, and is proposed until the plan is approved', async () => {
    const w = await world()
    for (const one of [w.member, w.observer, w.monitor, w.contributor])
      expect(await addAction(one, wish(w))).toMatchObject(refused('only-who-keeps-plan'))
    expect(await addAction({ ...w.outsider, place: w.lead.place }, wish(w))).toMatchObject(refused('not-found'))
    expect(await addAction(w.officer, wish(w, { ownerId: w.observer.userId }))).toMatchObject(
      refused('cannot-own-action'),
    )
    expect(await addAction(w.officer, wish(w, { ownerId: w.outsider.userId }))).toMatchObject(
      refused('cannot-own-action'),
    )
    const actionId = await add(w)
    expect(await stateOf(w, actionId)).toMatchObject({ state: 'proposed', standing: 'proposed', ownerName: 'Mia' })
    expect(await say(w.member, actionId, 'Begun')).toMatchObject(refused('action-not-agreed'))
  })

  it('comes of a level that was agreed below its aim, and aims at a level; of one that is at its aim none comes', async () => {
    const w = await world()
    await agreedAt(w, '1.1', 2)
    await agreedAt(w, '1.2', 3)
    const { levels } = await value(viewAddingAction(w.officer, {}))
    expect(levels.map(({ code }) => code)).toEqual(['1.1'])
    const of = { of: 'level', assessmentId: w.assessmentId, levelAim: '3' }
    expect(await addAction(w.officer, wish(w, { ...of, code: '1.2' }))).toMatchObject(refused('level-at-its-aim'))
    expect(await addAction(w.officer, wish(w, { ...of, code: '2.9' }))).toMatchObject(refused('not-found'))
    const actionId = await add(w, { ...of, code: '1.1' })
    expect(await stateOf(w, actionId)).toMatchObject({ levelFrom: 2, levelAim: 3, question: { code: '1.1' } })
    expect((await value(viewAddingAction(w.officer, {}))).levels, 'it is in the plan').toEqual([])
  })

  it('aims above the level that it comes of, when it is added and when it is changed; of no level it aims at none', async () => {
    const w = await world()
    await agreedAt(w, '1.1', 2)
    const of = { of: 'level', assessmentId: w.assessmentId, code: '1.1' }
    for (const levelAim of ['1', '2'])
      expect(await addAction(w.officer, wish(w, { ...of, levelAim }))).toMatchObject(refused('aim-is-no-rise'))
    const actionId = await add(w, { ...of, levelAim: '3' })
    const change = (levelAim: string) =>
      changeAction(w.officer, changeActionInput.parse({ ...wish(w), stepTitle1: '', actionId, levelAim }))
    expect(await change('2')).toMatchObject(refused('aim-is-no-rise'))
    await value(change('4'))
    const byHand = await add(w, { levelAim: '3' })
    expect(await stateOf(w, byHand)).toMatchObject({ levelAim: null })
    for (const [id, aim] of [
      [actionId, 2],
      [byHand, 3],
    ])
      await expect(
        owner.query('update plan_actions set level_aim = $2 where id = $1', [id, aim]),
      ).rejects.toMatchObject({
        code: '23514',
      })
  })

  it('comes of what a meeting noted, once', async () => {
    const w = await world()
    const { rows } = await owner.query(
      `insert into meeting_notes (council_id, assessment_id, kind, words, owner_id, owner_name, due_on, noted_by)
       values ($1, $2, 'action', 'Publish the list', $3, 'Mia', current_date + 20, $3) returning id`,
      [w.council.id, w.assessmentId, w.member.userId],
    )
    expect((await value(viewAddingAction(w.officer, {}))).notes).toMatchObject([{ words: 'Publish the list' }])
    await add(w, { of: 'meeting', noteId: rows[0].id })
    expect((await value(viewAddingAction(w.officer, {}))).notes).toEqual([])
  })

  it('is moved by its owner in one line, with the steps that are done, and the trail has it as its history', async () => {
    const { w, actionId } = await approved()
    for (const [who, kind] of [
      [w.observer, 'only-owner-moves'],
      [w.chair, 'not-your-action'],
    ] as const)
      expect(await say(who, actionId, 'Begun')).toMatchObject(refused(kind))
    const [step] = (await stateOf(w, actionId)).steps
    await value(say(w.member, actionId, 'Posts are named', 'under-way', [step?.id ?? '']))
    await value(say(w.officer, actionId, 'The supplier is late', 'at-risk'))
    expect(await stateOf(w, actionId)).toMatchObject({ standing: 'at-risk', said: 'The supplier is late' })
    expect((await stateOf(w, actionId)).steps.map(({ isDone }) => isDone)).toEqual([true, false])
    await value(say(w.member, actionId, 'In use everywhere', 'done'))
    const { history, action } = await value(viewAction(w.member, { actionId }))
    expect(action).toMatchObject({ standing: 'done', isAtRisk: false })
    expect(history.map(({ act, who, subject }) => [act, who, subject.words])).toEqual([
      ['action.moved', 'Mia', 'In use everywhere'],
      ['action.moved', 'Olga', 'The supplier is late'],
      ['action.moved', 'Mia', 'Posts are named'],
      ['action.added', 'Olga', undefined],
    ])
  })

  it('is changed and dropped by whoever keeps the plan; what was dropped has a reason and is not taken up again', async () => {
    const { w, actionId } = await approved()
    const change = changeActionInput.parse({
      actionId,
      title: 'Register in use weekly',
      ownerId: w.chief.userId,
      dueOn: inDays(60),
    })
    for (const one of [w.member, w.chair]) {
      expect(await changeAction(one, change)).toMatchObject(refused('only-who-keeps-plan'))
      expect(await dropAction(one, { actionId, reason: 'R' })).toMatchObject(refused('only-who-keeps-plan'))
    }
    await value(changeAction(w.officer, change))
    expect(await stateOf(w, actionId)).toMatchObject({
      title: 'Register in use weekly',
      ownerName: 'Chief',
      steps: [],
      state: 'agreed',
    })
    expect(await value(viewPlan(w.lead, {})), 'approved no more').toMatchObject({ plan: { state: 'draft' } })
    await value(dropAction(w.officer, { actionId, reason: 'The county does it' }))
    expect(await stateOf(w, actionId)).toMatchObject({ state: 'dropped', droppedBecause: 'The county does it' })
    expect(await say(w.chief, actionId, 'Again')).toMatchObject(refused('action-has-ended'))
    expect(await dropAction(w.officer, { actionId, reason: 'R' })).toMatchObject(refused('action-has-ended'))
  })

  it('is not changed or dropped once it is done, but may be taken up again', async () => {
    const { w, actionId } = await approved()
    await value(say(w.member, actionId, 'In use everywhere', 'done'))
    const change = changeActionInput.parse({ actionId, title: 'T', ownerId: w.member.userId, dueOn: inDays(9) })
    expect(await changeAction(w.officer, change)).toMatchObject(refused('action-has-ended'))
    expect(await dropAction(w.officer, { actionId, reason: 'R' })).toMatchObject(refused('action-has-ended'))
    await expect(
      inCouncil(w.officer, async (tx) =>
        ok(await tx.execute(sql`update plan_actions set title = 'T' where id = ${actionId}`)),
      ),
    ).rejects.toMatchObject({ cause: { code: 'CN008' } })
    await value(say(w.member, actionId, 'Not everywhere'))
    await value(changeAction(w.officer, change))
  })

  it('is given to nobody of another council, when it is added and when it is changed, whatever the page does', async () => {
    const w = await world()
    const actionId = await add(w)
    const change = changeActionInput.parse({ actionId, title: 'T', ownerId: w.outsider.userId, dueOn: inDays(9) })
    expect(await changeAction(w.officer, change)).toMatchObject(refused('cannot-own-action'))
    const give = (userId: string) =>
      inCouncil(w.officer, async (tx) =>
        ok(await tx.execute(sql`update plan_actions set owner_id = ${userId} where id = ${actionId}`)),
      )
    await expect(give(w.outsider.userId)).rejects.toMatchObject({ cause: { code: 'CN008' } })
    await value(give(w.chief.userId))
  })

  it('changes under no approval that was given to something else, by no statement of the serving role', async () => {
    const { w, actionId } = await approved()
    const { id: step } = (await stateOf(w, actionId)).steps[0] ?? {}
    for (const statement of [
      sql`update plan_actions set title = 'Other' where id = ${actionId}`,
      sql`update plan_actions set state = 'dropped', dropped_because = 'R' where id = ${actionId}`,
      sql`update plan_steps set title = 'Other' where id = ${step}`,
      sql`insert into plan_actions (council_id, title, owner_id, owner_name, owner_post, due_on, created_by)
        values (${w.council.id}, 'T', ${w.member.userId}, 'N', 'P', current_date, ${w.officer.userId})`,
    ])
      await expect(inCouncil(w.officer, async (tx) => ok(await tx.execute(statement)))).rejects.toMatchObject({
        cause: { code: 'CN008' },
      })
    await value(dropAction(w.officer, { actionId, reason: 'R' }))
    expect(await value(viewPlan(w.lead, {})), 'approved no more').toMatchObject({ plan: { state: 'draft' } })
  })

  it('is seen by a contributor who owns it, and no other', async () => {
    const w = await world()
    const own = await add(w, { ownerId: w.contributor.userId })
    const other = await add(w)
    const seen = await value(viewPlan(w.contributor, {}))
    expect(seen.groups.flatMap(({ actions }) => actions.map(({ id }) => id))).toEqual([own])
    expect(seen.plan).toBeUndefined()
    expect(await viewAction(w.contributor, { actionId: other })).toMatchObject(refused('not-found'))
    for (const one of [w.member, w.observer, w.monitor])
      expect(await viewAction(one, { actionId: other })).toMatchObject({ ok: true })
    expect(await viewAction({ ...w.outsider, place: w.lead.place }, { actionId: other })).toMatchObject(
      refused('not-found'),
    )
    expect(await viewAction(w.outsider, { actionId: other })).toMatchObject(refused('not-found'))
  })
})

describe('the plan', () => {
  it('goes from its lead to a named person who may approve it and is not its sender', async () => {
    const w = await world()
    expect(await sendPlan(w.lead, { approverId: w.chair.userId })).toMatchObject(refused('plan-is-empty'))
    await add(w)
    expect(await sendPlan(w.officer, { approverId: w.chair.userId })).toMatchObject(refused('only-the-lead'))
    expect(await sendPlan(w.lead, { approverId: w.lead.userId })).toMatchObject(refused('approver-is-sender'))
    for (const one of [w.observer, w.contributor, w.outsider])
      expect(await sendPlan(w.lead, { approverId: one.userId })).toMatchObject(refused('cannot-approve-plan'))
    await value(sendPlan(w.lead, { approverId: w.chair.userId }))
    expect(await sendPlan(w.lead, { approverId: w.leader.userId })).toMatchObject(refused('plan-with-approver'))
    expect(await value(viewPlan(w.chair, {}))).toMatchObject({
      plan: { state: 'with-approver' },
      abilities: { decide: true },
    })
    expect(await value(viewPlan(w.leader, {}))).toMatchObject({ abilities: { decide: false } })
  })

  it('stays as it is while it is with its approver, but for where its actions stand; the lead may take it back', async () => {
    const { w, actionId } = await approved()
    await add(w, { title: 'One more' })
    await value(sendPlan(w.lead, { approverId: w.chair.userId }))
    const change = changeActionInput.parse({ actionId, title: 'T', ownerId: w.member.userId, dueOn: inDays(9) })
    expect(await addAction(w.officer, wish(w))).toMatchObject(refused('plan-with-approver'))
    expect(await changeAction(w.officer, change)).toMatchObject(refused('plan-with-approver'))
    expect(await dropAction(w.officer, { actionId, reason: 'R' })).toMatchObject(refused('plan-with-approver'))
    await value(say(w.member, actionId, 'It goes on'))
    expect(await takeBackPlan(w.officer, {})).toMatchObject(refused('only-the-lead'))
    await value(takeBackPlan(w.lead, {}))
    expect(await approvePlan(w.chair, {})).toMatchObject(refused('plan-not-sent'))
    await value(changeAction(w.officer, change))
  })

  it('is approved by that person alone, which agrees what was proposed, or comes back with words', async () => {
    const w = await world()
    const actionId = await add(w)
    await value(sendPlan(w.lead, { approverId: w.chair.userId }))
    for (const [who, kind] of [
      [w.lead, 'not-the-approver'],
      [w.leader, 'not-the-approver'],
      [w.observer, 'only-an-approver'],
    ] as const) {
      expect(await approvePlan(who, {})).toMatchObject(refused(kind))
      expect(await sendPlanBack(who, { reason: 'R' })).toMatchObject(refused(kind))
    }
    await value(sendPlanBack(w.chair, { reason: 'Who pays?' }))
    expect(await value(viewPlan(w.lead, {}))).toMatchObject({
      plan: { state: 'sent-back', sentBackBecause: 'Who pays?' },
    })
    expect(await approvePlan(w.chair, {}), 'not once it has come back').toMatchObject(refused('plan-not-sent'))
    await value(sendPlan(w.lead, { approverId: w.chair.userId }))
    await value(approvePlan(w.chair, {}))
    expect(await stateOf(w, actionId)).toMatchObject({ state: 'agreed' })
    expect(await value(viewPlan(w.lead, {}))).toMatchObject({ plan: { state: 'approved', sentBackBecause: null } })
  })

  it('shows what has not moved for 60 days before all else, and narrows to what is asked', async () => {
    const { w, actionId } = await approved()
    const late = await add(w, { title: 'Late', ownerId: w.chief.userId })
    await value(sendPlan(w.lead, { approverId: w.chair.userId }))
    await value(approvePlan(w.chair, {}))
    await owner.query(`update plan_actions set moved_at = now() - interval '61 days' where id = $1`, [actionId])
    await owner.query(`update plan_actions set due_on = current_date - 1 where id = $1`, [late])
    const titles = async (show?: string) =>
      (await value(viewPlan(w.chief, { show }))).groups.flatMap(({ standing, actions }) =>
        actions.map(({ title }) => `${standing}: ${title}`),
      )
    expect(await titles()).toEqual(['stuck: Register in use', 'overdue: Late'])
    expect(await titles('mine')).toEqual(['overdue: Late'])
    expect(await titles('overdue')).toEqual(['overdue: Late'])
    expect(await titles('stuck')).toEqual(['stuck: Register in use'])
    expect(await titles('at-risk')).toEqual([])
    await owner.query(`update plan_actions set is_at_risk = true where id = $1`, [late])
    const { counts, isMoving } = await value(viewPlan(w.chief, {}))
    expect([counts.overdue, counts['at-risk'], isMoving], 'counted once, where it stands').toEqual([1, 0, true])
  })
})
