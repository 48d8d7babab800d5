import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Caller } from '@/db/gate'
import { submitScore } from '@/lib/score/submit-score'
import { readAnswerAgain } from '@/lib/text/read-answer-again'
import { mutate } from '../kit/verbs'
import { scenarioOf } from './scenario'
import { type Scene, setScene, writeAnswer } from './scene'

export const CODES = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2'] as const
export type Secret = Awaited<ReturnType<typeof buildSecret>>
const WORDS = { ambition: 3, confidence: 'high', evidenceStrength: 'fair' } as const

/**
 * A council that has been through everything once (a submission with its review), and is now at it twice more: in
 * `alone` people score alone, in `meet` they are in the meeting, on question 1.1. Everybody named has scored everywhere but
 * the hidden person, whose scores are then what two worlds differ in; and a member, who has scored nothing in 2.2.
 */
export async function buildSecret() {
  const w = await setScene()
  for (const step of scenarioOf(w)) {
    await step.prepare?.()
    const answer = await mutate(step.verb, w.insiders[step.by], await step.input())
    if (!answer.ok) throw new Error(`${step.verb}: ${answer.refusal?.kind}`)
    if (step.verb === 'startPreparing') await writeAnswer(w, 'The answer as it stands.', 7)
    if (step.verb === 'nameVersion') await writeAnswer(w, 'A line that goes again.', 8)
    if (step.verb === 'resumeTimer') await mutate('pauseTimer', w.insiders.lead, { assessmentId: w.is.assessment })
    if (step.keeps) w.is[step.keeps] = answer.value?.[`${step.keeps}Id`] as string
  }
  const done = w.is.assessment as string
  const peer = { userId: w.users.peerLead.userId, place: { review: w.is.review as string } }
  await mutate('declareConflict', peer, { conflict: 'none', conflictText: '' })
  const alone = await open(w, 'scoring', 'Alone')
  const meet = await open(w, 'agreeing', 'In the meeting')
  await mutate('takeOver', w.insiders.lead, { assessmentId: meet.id })
  for (const verb of ['openItem', 'beginItem'])
    await mutate(verb, w.insiders.lead, { assessmentId: meet.id, code: '1.1' })
  const follower = await w.council.join('member', 'Follows')
  const { leader: hidden, ...others } = w.insiders as Record<string, Caller> & { leader: Caller }
  const sessions: Record<string, string> = {}
  const people = { ...w.insiders, peer, programme: w.users.programme, stranger: w.outsider }
  for (const [name, { userId }] of Object.entries(people)) {
    sessions[name] = randomUUID()
    await w.owner.query(
      `insert into sessions (session_token, user_id, expires) values ($1, $2, now() + interval '6 days')`,
      [sessions[name], userId],
    )
  }
  const { rows } = await w.owner.query<{ id: string; email: string }>('select id, email from users')
  const emailOf = (who: Caller | undefined) => rows.find(({ id }) => id === who?.userId)?.email ?? ''
  const member = { email: emailOf(w.insiders.member as Caller) }
  const allButHidden = Object.values(others).map(emailOf)
  const { rows: items } = await w.owner.query<{ id: string }>(
    'select item_id as id from evidence where assessment_id = $1 and sha256 is not null and removed_at is null',
    [done],
  )
  const { rows: published } = await w.owner.query<{ id: string }>(
    'select submission_id as id from publications where council_id = $1 limit 1',
    [w.council.id],
  )
  const { rows: library } = await w.owner.query<{ id: string }>('select id from resources order by id limit 1')
  return {
    w,
    done,
    resource: library[0]?.id ?? '',
    /** Of which something was published and withdrawn. */
    submission: published[0]?.id ?? '',
    itemId: items[0]?.id ?? '',
    actionId: await planOne(w),
    replyId: await replyOne(w, done),
    progressId: await progressOne(w),
    alone,
    meet,
    hidden,
    others: { ...others, follower },
    follower,
    peer,
    sessions,
    member,
    allButHidden,
  }
}

/** An action of the council's plan, the officer's. */
async function planOne({ owner, council, officer }: Scene): Promise<string> {
  await owner.query('insert into plans (council_id) values ($1) on conflict do nothing', [council.id])
  const { rows } = await owner.query(
    `insert into plan_actions (council_id, title, owner_id, owner_name, owner_post, due_on, created_by)
     values ($1, 'Register in use', $2, 'N', 'P', current_date + 9, $2) returning id`,
    [council.id, officer.userId],
  )
  return rows[0].id
}

/** The council's reply to the review of what was submitted. */
async function replyOne({ owner, council, lead, is }: Scene, assessmentId: string): Promise<string> {
  const { rows } = await owner.query(
    `insert into replies (council_id, assessment_id, review_id, begun_by) values ($1, $2, $3, $4) returning id`,
    [council.id, assessmentId, is.review, lead.userId],
  )
  return rows[0].id
}

/** The progress review of the same report, which the council has begun. */
async function progressOne({ owner, council, lead, is }: Scene): Promise<string> {
  const { rows } = await owner.query(
    `insert into progress_reviews (review_id, council_id, begun_by) values ($1, $2, $3) returning id`,
    [is.review, council.id, lead.userId],
  )
  return rows[0].id
}

async function open(w: Scene, state: 'scoring' | 'agreeing', title: string) {
  const { chair, leader, chief, member, officer, contributor } = w
  const assessors = [chair, leader, chief, member, officer]
  const questions = [...CODES]
  const built = await w.assess({
    ...{ state, questions, title, ready: questions, assigned: { '1.1': [contributor] } },
    duties: { assessor: assessors, chair: [chair], signatory: [leader, chief] },
  })
  await writeAnswer(w, 'Words of one answer.', 9, built.id)
  const rounds: Record<string, string> = {}
  for (const code of questions) {
    const { rows } = await w.owner.query(
      `insert into rounds (council_id, assessment_id, assessment_question_id, number, opened_at)
       values ($1, $2, $3, 1, now() - interval '9 days') returning id`,
      [w.council.id, built.id, built.question(code).id],
    )
    rounds[code] = rows[0].id
    for (const one of assessors)
      if (one !== leader && !(one === member && code === '2.2'))
        await submitScore(one, {
          ...{ assessmentId: built.id, code, roundId: rounds[code] as string, kind: 'level' as const, ...WORDS },
          ...{ current: 2, reason: 'As the others said' },
        })
  }
  const documentId = built.question('1.1').documentId as string
  // so that all who scored it have to look at it again
  await writeAnswer(w, 'A line that came after the scores.', 10, built.id)
  await readAnswerAgain({ councilId: w.council.id, documentId })
  const { rows } = await w.owner.query('select max(seq) as seq from document_updates where document_id = $1', [
    documentId,
  ])
  const duty = await w.owner.query(
    `select id from assessment_duties where assessment_id = $1 and user_id = $2 and duty = 'assessor'`,
    [built.id, leader.userId],
  )
  return { id: built.id as string, rounds, documentId, seq: String(rows[0].seq), dutyId: duty.rows[0].id as string }
}

/** Everything that may differ without anybody's knowing, in both assessments at once: the hidden person's scores and drafts, and of what answer they gave them. */
export async function differ(s: Secret, world: 'one' | 'other', now: Date, owner: pg.Pool) {
  const isOne = world === 'one'
  for (const { id, rounds } of [s.alone, s.meet]) {
    const at = (code: string) => ({ assessmentId: id, code, roundId: rounds[code] as string })
    const say = (code: string, current: 1 | 4, reason: string, when = now) =>
      submitScore(
        { ...s.hidden, now: when },
        { ...at(code), kind: 'level', ...WORDS, current, reason, ambition: current === 1 ? 2 : 4 },
      )
    await say('1.1', isOne ? 1 : 4, isOne ? 'Short' : 'L'.repeat(3999)) // what it is
    if (isOne) await say('1.2', 1, 'Canary') // whether there is one
    const older = `update judged_answers set words = 'Canary', seq = 0 where judged_by = $1 and round_id = $2`
    if (isOne) await owner.query(older, [s.hidden.userId, rounds['1.1']]) // whether the answer changed since
    for (let times = isOne ? 1 : 5; times > 0; times--) await say('1.3', 1, 'Canary') // how often it was changed
    await say('1.4', 1, 'Canary', isOne ? new Date(now.getTime() - 7_200_000) : now) // when
    if (isOne)
      await say('2.1', 1, 'Canary') // of which kind
    else await submitScore({ ...s.hidden, now }, { ...at('2.1'), kind: 'cannot-judge', reason: '' })
    if (!isOne) await mutate('keepDraft', { ...s.hidden, now }, { ...at('2.2'), kind: '4', reason: 'Canary' })
  }
}
