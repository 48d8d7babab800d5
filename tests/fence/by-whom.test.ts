import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attempt, type Connected, connectAs } from '../kit/serving-role'
import { buildUser, buildWorld, LEADERS, SCORING, type Scoring } from '../kit/world'

/** PostgreSQL's own word for a right that is not there and a row that a policy refuses; the others are ours (db/README.md). */
const NO_RIGHT = '42501'
const NOT_ALLOWED = 'CN008'
const KEPT = 'CN001'
const NO_MOVE = 'CN004'

type Who = { userId: string; place: { council?: string; review?: string } }
type Answer = number | string
/** Who tries what, and what the database answers. */
type Tried = [who: Who, statement: string, values: unknown[], answer: Answer]

let w: Scoring
let app: Connected
let c: string
let a: string
let q: string

beforeAll(async () => {
  app = await connectAs('app')
  w = await buildWorld({ ...SCORING, questions: ['1.1', '1.2'], ready: ['1.1', '1.2'] })
  c = w.council.id
  a = w.assessmentId
  q = w.question('1.1').id
})
afterAll(() => app.end())

/** Each alone, as the app's role with a proof of who acts, and undone. */
async function all(tried: Tried[]) {
  for (const [who, statement, values, answer] of tried)
    await app.as(who, async () =>
      expect(await attempt(app.client, statement, values), `${nameOf(who)}: ${statement}`).toBe(answer),
    )
}
const nameOf = (who: object) => ('name' in who ? String(who.name) : 'somebody')
const ada = () => w.assessors[0] as Who
const ben = () => w.assessors[1] as Who
const put = async (text: string, values: unknown[]) =>
  (await w.owner.query(`${text} returning id`, values)).rows[0].id as string

/** A council's own people, past every page: with a stolen connection and a proof of who they are they may do what they may, and no more. */
describe('an insider past the product', () => {
  it('drives a meeting only where whoever arranges it says so, or by taking over as who may', async () => {
    const drives = 'update meetings set facilitator_id = $2 where assessment_id = $1'
    const made = 'insert into meetings (council_id, assessment_id, facilitator_id) values ($1, $2, $3)'
    const { id } = await w.assess()
    await all([
      [w.officer, drives, [a, w.officer.userId], NOT_ALLOWED],
      [ada(), drives, [a, ben().userId], NOT_ALLOWED],
      [w.chair, drives, [a, w.officer.userId], NOT_ALLOWED],
      [w.chair, drives, [a, w.chair.userId], 1],
      [w.lead, drives, [a, w.officer.userId], 1],
      [w.officer, made, [c, id, w.officer.userId], NOT_ALLOWED],
      [w.officer, made, [c, id, null], 1],
    ])
  })

  it('moves the screens and starts the clock as who drives, and stops it as who takes part', async () => {
    const shown = 'update meetings set item_id = $2 where assessment_id = $1'
    const begun = `update meetings set timer_ends_at = now() + interval '1 minute' where assessment_id = $1`
    const stopped = 'update meetings set timer_left = 20 where assessment_id = $1'
    const moved = `update meetings set place = 'Elsewhere' where assessment_id = $1`
    await w.owner.query('update meetings set facilitator_id = $2 where assessment_id = $1', [a, w.member.userId])
    await all([
      [w.officer, shown, [a, q], NOT_ALLOWED],
      [w.officer, begun, [a], NOT_ALLOWED],
      [w.observer, stopped, [a], NOT_ALLOWED],
      [w.officer, moved, [a], NOT_ALLOWED],
      [w.officer, 'update meetings set council_id = council_id', [], NO_RIGHT],
      [w.observer, 'update meetings set version = 2147483647', [], NOT_ALLOWED],
      [w.observer, 'update meetings set version = version + 1', [], NOT_ALLOWED],
      [w.officer, 'update meetings set version = version + 2', [], NOT_ALLOWED],
      [w.officer, 'update meetings set version = version - 1', [], NOT_ALLOWED],
      [w.officer, 'update meetings set version = version + 1', [], 1],
      [w.member, shown, [a, q], 1],
      [w.member, begun, [a], 1],
      [w.officer, stopped, [a], 1],
      [w.lead, moved, [a], 1],
    ])
  })

  it('orders the agenda, objects, speaks and notes as who may', async () => {
    const placed = `insert into meeting_items (council_id, assessment_id, assessment_question_id, position) values ($1, $2, $3, 1)`
    const objected = 'update meeting_items set objected_at = now() where assessment_question_id = $1'
    const unsaid = 'update meeting_items set objected_at = null where assessment_question_id = $1'
    const raised = 'insert into meeting_hands (council_id, assessment_id, user_id) values ($1, $2, $3)'
    const called = 'update meeting_hands set called_at = now() where id = $1'
    const lowered = 'update meeting_hands set ended_at = now() where id = $1'
    const noted = `insert into meeting_notes (council_id, assessment_id, kind, words, noted_by) values ($1, $2, 'decision', 'D', $3)`
    const struck = 'update meeting_notes set struck_at = now() where id = $1'
    const other = w.question('1.2').id
    const item = `insert into meeting_items (council_id, assessment_id, assessment_question_id, position, objected_at) values ($1, $2, $3, 1, $4)`
    await w.owner.query(item, [c, a, other, null])
    const hand = await put(raised, [c, a, ben().userId])
    const note = await put(noted, [c, a, w.lead.userId])
    await all([
      [w.officer, placed, [c, a, q], NOT_ALLOWED],
      [w.lead, placed, [c, a, q], 1],
      [w.officer, objected, [other], NOT_ALLOWED],
      [
        w.officer,
        `update meeting_items set consent_reason = 'R' where assessment_question_id = $1`,
        [other],
        NOT_ALLOWED,
      ],
      [ada(), objected, [other], 1],
      [w.observer, raised, [c, a, w.observer.userId], NO_RIGHT],
      [w.officer, raised, [c, a, w.officer.userId], 1],
      [ben(), called, [hand], NOT_ALLOWED],
      [ada(), lowered, [hand], NOT_ALLOWED],
      [ben(), lowered, [hand], 1],
      [w.member, called, [hand], 1],
      [w.officer, noted, [c, a, w.officer.userId], NO_RIGHT],
      [w.chair, noted, [c, a, w.chair.userId], 1],
      [w.officer, struck, [note], NO_RIGHT],
      [w.lead, struck, [note], 1],
      [w.lead, `update meeting_notes set words = 'Other' where id = $1`, [note], NO_RIGHT],
    ])
    await w.owner.query(objected, [other])
    await all([[ada(), unsaid, [other], NOT_ALLOWED]])
  })

  it('opens a first round as who writes the answer, for what is ready, in its time; a next one after the one before', async () => {
    const s = await w.assess({ state: 'scoring', rounds: false, ready: ['1.1'] })
    const early = await w.assess({ state: 'preparing', ready: ['1.1'] })
    const opened = `insert into rounds (council_id, assessment_id, assessment_question_id, number, opened_by) values ($1, $2, $3, $4, $5)`
    const of = (one: typeof s, code: string, number: number, by: Who) => [
      c,
      one.id,
      one.question(code).id,
      number,
      by.userId,
    ]
    await all([
      [w.observer, opened, of(s, '1.1', 1, w.observer), NOT_ALLOWED],
      [w.contributor, opened, of(s, '1.2', 1, w.contributor), NOT_ALLOWED],
      [w.officer, opened, of(s, '1.2', 1, w.officer), NOT_ALLOWED],
      [w.officer, opened, of(s, '1.1', 1, w.lead), NOT_ALLOWED],
      [w.officer, opened, of(s, '1.1', 0, w.officer), NOT_ALLOWED],
      [w.chair, opened, of(s, '1.1', 2, w.chair), NOT_ALLOWED],
      [w.lead, opened, of(early, '1.1', 1, w.lead), NOT_ALLOWED],
      [w.officer, opened, of(s, '1.1', 1, w.officer), 1],
      [w.lead, opened, of(s, '1.1', 1, w.lead), 1],
    ])
  })

  it('takes evidence away in their own name, as who may, once, and changes nothing else of it', async () => {
    const attached = `insert into evidence (council_id, assessment_id, assessment_question_id, kind, title, speaks_for, audience, url, added_by)
      values ($1, $2, $3, 'link', 'T', current_date, 'public', 'https://x.example', $4)`
    const item = await put(attached, [c, a, q, w.officer.userId])
    const own = await put(attached, [c, a, q, w.member.userId])
    const removed = `update evidence set removed_by = $2, removed_at = now(), removed_reason = 'R' where id = $1`
    await all([
      ...['title', 'audience', 'url', 'added_by', 'assessment_question_id'].map(
        (column): Tried => [w.lead, `update evidence set ${column} = ${column} where id = $1`, [item], NO_RIGHT],
      ),
      [w.officer, removed, [item, w.lead.userId], NO_RIGHT],
      [w.officer, `update evidence set removed_by = $2 where id = $1`, [item, w.officer.userId], NO_RIGHT],
      [w.observer, removed, [item, w.observer.userId], NO_RIGHT],
      [w.member, removed, [item, w.member.userId], NO_RIGHT],
      [w.member, removed, [own, w.member.userId], 1],
      [w.officer, removed, [item, w.officer.userId], 1],
    ])
    await w.owner.query(removed, [item, w.officer.userId])
    const back = 'update evidence set removed_at = null, removed_by = $2 where id = $1'
    await all([
      [w.lead, back, [item, w.lead.userId], KEPT],
      [w.lead, removed, [item, w.lead.userId], KEPT],
    ])
    await expect(w.owner.query(back, [item, null])).rejects.toMatchObject({ code: KEPT })
  })

  it('adds no answer to a submission that is made, nor as who may not submit', async () => {
    const s = await buildWorld({ state: 'signing', cast: LEADERS })
    const submission = await put(
      `insert into submissions (council_id, assessment_id, version, content, canonical, sha256, submitted_by) values ($1, $2, 1, '{}', '{}', 'h', $3)`,
      [s.council.id, s.assessmentId, s.lead.userId],
    )
    const froze = `insert into frozen_texts (council_id, submission_id, subject_id, code, state) values ($1, $2, $3, '1.1', '\\x00')`
    const values = [s.council.id, submission, s.question('1.1').id]
    await all([
      [s.officer, froze, values, NO_RIGHT],
      [s.lead, froze, values, 1],
    ])
    await s.move('submitted')
    await all([[s.lead, froze, values, NO_RIGHT]])
  })

  it('brings back nobody who has left, and moves no day: a role, a group and an invitation end today, once, for the owning role too', async () => {
    const group = w.council.groups.Hill
    const sat = await put(
      `insert into group_memberships (council_id, membership_id, political_group_id, starts_on) values ($1, $2, $3, current_date)`,
      [c, w.member.membershipId, group],
    )
    const invited = await put(
      `insert into invitations (council_id, email, name, role, post, token_hash, invited_by, expires_at)
       values ($1, 'new@people.example', 'N', 'officer', 'P', $2, $3, now() + interval '1 day')`,
      [c, randomUUID(), w.lead.userId],
    )
    const ended: [string, string, string, string][] = [
      ['memberships', w.deputy.membershipId, 'ends_on', 'current_date'],
      ['group_memberships', sat, 'ends_on', 'current_date'],
      ['invitations', invited, 'withdrawn_at', 'now()'],
    ]
    for (const [table, id, column, today] of ended) {
      const to = (value: string) => `update ${table} set ${column} = ${value} where id = $1`
      await all([
        [w.officer, to(today), [id], NO_RIGHT],
        [w.lead, to(today), [id], 1],
        ...(column === 'ends_on' ? ['current_date - 30', 'current_date + 30'] : []).map(
          (day): Tried => [w.lead, to(day), [id], NO_RIGHT],
        ),
      ])
      await w.owner.query(to(today), [id])
      await all(['null', today].map((value): Tried => [w.lead, to(value), [id], KEPT]))
      await expect(w.owner.query(to('null'), [id]), table).rejects.toMatchObject({ code: KEPT })
    }
  })

  it('marks the administration from today on and ends a mark today, as who manages the people, and neither moves a day nor opens one again', async () => {
    const marks = 'insert into administrations (council_id, political_group_id, starts_on) values ($1, $2, $3::date)'
    const ends = 'update administrations set ends_on = $2::date where id = $1'
    const [today, before] = [new Date().toISOString().slice(0, 10), '2026-01-01']
    const { Hill, Vale } = w.council.groups
    const mark = await put(marks, [c, Vale, before])
    await all([
      [w.officer, marks, [c, Hill, today], NO_RIGHT],
      [ada(), marks, [c, Hill, today], NO_RIGHT],
      [w.lead, marks, [c, Hill, before], NO_RIGHT],
      [w.lead, marks, [c, Hill, today], 1],
      [w.lead, marks, [c, Vale, today], '23505'],
      [w.officer, ends, [mark, today], NO_RIGHT],
      [w.lead, ends, [mark, before], NO_RIGHT],
      [w.lead, ends, [mark, today], 1],
      [w.lead, 'update administrations set political_group_id = $2 where id = $1', [mark, Hill], NO_RIGHT],
      [w.lead, 'delete from administrations where id = $1', [mark], NO_RIGHT],
    ])
    await w.owner.query(ends, [mark, today])
    await all([[w.lead, ends, [mark, today], KEPT]])
  })

  it('has a statement stand beside a level as the leader of that group alone, and changes or takes back no other’s', async () => {
    const round = w.question('1.2').roundId
    const { Hill, Vale } = w.council.groups
    for (const [user, group] of [
      [ada().userId, Hill],
      [w.dan.userId, Vale],
    ])
      await put(
        `insert into positions (council_id, user_id, kind, political_group_id, starts_on) values ($1, $2, 'group_leader', $3, current_date)`,
        [c, user, group],
      )
    await w.score('1.2', [2, 2, 2, 2, 2])
    const two = w.question('1.2').id
    const states = `insert into minority_statements (council_id, assessment_id, assessment_question_id, agreement_id, political_group_id,
      group_name, author_id, author_name, words) values ($1, $2, $3, $4, $5, 'G', $6, 'N', 'W')`
    const agreed = `insert into agreements (council_id, assessment_id, assessment_question_id, round_id, level, ambition, reason, consensus, agreed_by)
      values ($1, $2, $3, $4, 2, 3, 'R', 'agreed', $5)`
    await w.owner.query(`update rounds set state = 'revealed', revealed_at = now() where id = $1`, [round])
    const level = await put(agreed, [c, a, two, round, w.chair.userId])
    const by = (group: string | undefined, author: string) => [c, a, two, level, group, author]
    await all([[w.dan, states, by(Vale, w.dan.userId), 'CN006']]) // recorded, and the round not agreed yet
    await w.owner.query(`update rounds set state = 'agreed' where id = $1`, [round])
    await all([
      [w.dan, states, by(Vale, w.dan.userId), 1],
      [w.dan, states, by(Hill, w.dan.userId), NO_RIGHT],
      [w.dan, states, by(Vale, ada().userId), NO_RIGHT],
      [ben(), states, by(Hill, ben().userId), NO_RIGHT],
      [w.lead, states, by(Hill, w.lead.userId), NO_RIGHT],
      [w.dan, states, [c, a, q, level, Vale, w.dan.userId], 'CN006'], // beside another question
    ])
    const statement = await put(states, by(Vale, w.dan.userId))
    const change = `update minority_statements set words = 'X' where id = $1`
    const take = 'delete from minority_statements where id = $1'
    await all([
      [w.dan, change, [statement], 1],
      [ada(), change, [statement], NO_RIGHT],
      [w.lead, change, [statement], NO_RIGHT],
      [w.dan, `update minority_statements set author_name = 'X' where id = $1`, [statement], NO_RIGHT],
      [ada(), take, [statement], 0],
      [w.lead, take, [statement], 0],
      [w.dan, take, [statement], 1],
    ])
    await w.force('signing')
    await all([
      [w.dan, states, by(Vale, w.dan.userId), 'CN003'],
      [w.dan, change, [statement], 'CN003'],
      [w.dan, take, [statement], 0],
    ])
    await w.force('agreeing')
  })

  it('names people more openly from scoring on in no case, whether or not somebody has scored', async () => {
    const { id: unscored } = await w.assess({ state: 'scoring' })
    await w.owner.query(`update assessments set naming_rule = 'roles' where id = $1`, [unscored])
    const named = (rule: string) => `update assessments set naming_rule = '${rule}' where id = $1`
    await all([
      [w.lead, named('names'), [unscored], 'CN005'],
      [w.lead, named('anonymous'), [unscored], 1],
    ])
  })

  it('moves an assessment on and changes nothing else with it; a rule only in its time', async () => {
    const s = await w.assess({ state: 'setup' })
    const set = (what: string) => `update assessments set ${what} where id = $1`
    await all([
      [w.lead, set(`state = 'signing', title = 'Other'`), [a], NO_MOVE],
      [w.lead, set(`state = 'signing', quorum_share = 0.1`), [a], NO_MOVE],
      [w.lead, set(`state = 'signing', submitted_at = now()`), [a], NO_MOVE],
      [w.lead, set('version = 2'), [a], NO_RIGHT],
      [w.lead, set(`title = 'Other'`), [a], 1],
      [w.officer, set(`naming_rule = 'anonymous'`), [a], NOT_ALLOWED],
      [w.lead, set('submitted_at = now()'), [s.id], NO_MOVE],
      [w.officer, set(`title = 'Other'`), [s.id], NOT_ALLOWED],
      [w.lead, set(`state = 'signing'`), [a], 1],
      [w.lead, set(`naming_rule = 'anonymous'`), [a], 1],
      [w.lead, set(`title = 'Other'`), [s.id], 1],
    ])
  })

  it('says how far an answer is, leaves out and begins texts as who may, and nothing of what is being scored', async () => {
    const s = await w.assess({ state: 'preparing' })
    const free = s.question('1.2').id
    const ready = `update assessment_questions set progress = 'ready' where id = $1`
    const out = `update assessment_questions set left_out_reason = 'Not ours' where id = $1`
    const reason = `insert into reasons (council_id, assessment_id, assessment_question_id) values ($1, $2, $3)`
    await w.owner.query('update meetings set facilitator_id = $2 where assessment_id = $1', [a, w.member.userId])
    await all([
      [w.observer, ready, [free], NOT_ALLOWED],
      [w.officer, `update assessment_questions set code = '9.9' where id = $1`, [free], NO_RIGHT],
      [w.officer, out, [free], NOT_ALLOWED],
      [w.lead, out, [q], NOT_ALLOWED],
      [w.officer, ready, [free], 1],
      [w.contributor, ready, [s.question('1.1').id], 1],
      [w.lead, out, [free], 1],
      [w.officer, reason, [c, a, q], NO_RIGHT],
      [w.member, reason, [c, a, q], 1],
      [w.lead, 'insert into documents (council_id, id) values ($1, uuidv7())', [c], NO_RIGHT],
      [w.lead, `insert into subjects (id, kind, council_id) values (uuidv7(), 'answer', $1)`, [c], NO_RIGHT],
    ])
  })

  it('comments, names versions and asks for reminders as who may', async () => {
    const begun = 'insert into comment_threads (council_id, subject_id, created_by) values ($1, $2, $3)'
    const said = `insert into comments (council_id, thread_id, author_id, author_name, author_post, body) values ($1, $2, $3, 'N', 'P', 'B')`
    const resolved = 'update comment_threads set resolved_by = $2, resolved_at = now() where id = $1'
    const moved = `update comment_threads set anchor_start = '\\x01', anchor_end = '\\x02' where id = $1`
    const attached = `update comment_threads set anchor_lost = false, quote = 'Other' where id = $1`
    const thread = await put(begun, [c, q, w.officer.userId])
    const named = `insert into document_versions (council_id, document_id, seq, name, named_by) values ($1, $2, $3, 'N', $4)`
    const reminded = 'insert into reminders (council_id, assessment_id, asked_by) values ($1, $2, $3)'
    const wrote = `insert into document_updates (council_id, document_id, author_id, batch_id, payload) values ($1, $2, $3, $4, '\\x00') returning seq`
    const { rows } = await w.owner.query(wrote, [c, w.documentId, w.officer.userId, randomUUID()])
    const { seq } = rows[0]
    await all([
      [w.observer, begun, [c, q, w.observer.userId], NO_RIGHT],
      [w.officer, begun, [c, q, w.officer.userId], 1],
      [w.contributor, begun, [c, q, w.contributor.userId], 1],
      [w.observer, said, [c, thread, w.observer.userId], NO_RIGHT],
      [w.member, said, [c, thread, w.member.userId], 1],
      [w.observer, resolved, [thread, w.observer.userId], NOT_ALLOWED],
      [w.officer, resolved, [thread, w.member.userId], NOT_ALLOWED],
      [w.observer, moved, [thread], NOT_ALLOWED],
      [w.officer, `update comment_threads set quote = 'Other' where id = $1`, [thread], NOT_ALLOWED],
      [w.officer, attached, [thread], NOT_ALLOWED],
      [w.officer, resolved, [thread, w.officer.userId], 1],
      [w.observer, named, [c, w.documentId, seq, w.observer.userId], NO_RIGHT],
      [w.officer, named, [c, w.documentId, seq, w.officer.userId], 1],
      [w.officer, reminded, [c, a, w.officer.userId], NO_RIGHT],
      [w.lead, reminded, [c, a, w.lead.userId], 1],
      [
        w.lead,
        `${reminded.replace('asked_by', 'asked_by, asked_at').replace('$3', `$3, now() + interval '1 hour'`)}`,
        [c, a, w.lead.userId],
        'CN013',
      ],
    ])
    await w.owner.query(reminded, [c, a, w.lead.userId])
    await all([[w.lead, reminded, [c, a, w.lead.userId], 'CN013']])
    await w.owner.query(`update reminders set asked_at = now() - interval '25 hours' where assessment_id = $1`, [a])
    await all([[w.lead, reminded, [c, a, w.lead.userId], 1]])
    await w.owner.query('update comment_threads set anchor_lost = true where id = $1', [thread])
    await all([
      [w.observer, attached, [thread], NOT_ALLOWED],
      [w.officer, `update comment_threads set quote = 'Other' where id = $1`, [thread], NOT_ALLOWED],
      [w.member, attached, [thread], 1],
    ])
    await w.set('observers_comment', true)
    await all([[w.observer, begun, [c, q, w.observer.userId], 1]])
    await w.set('observers_comment', false)
    await w.owner.query(resolved, [thread, w.officer.userId])
    await all([
      [w.member, said, [c, thread, w.member.userId], NO_RIGHT],
      [w.member, moved, [thread], 1],
      [
        w.observer,
        'update comment_threads set resolved_by = null, resolved_at = null where id = $1',
        [thread],
        NOT_ALLOWED,
      ],
      [w.member, 'update comment_threads set resolved_by = null, resolved_at = null where id = $1', [thread], 1],
    ])
  })

  it('keeps when they first scored, and under which agreement they took their stand', async () => {
    await all([
      [ada(), 'update scores set first_submitted_at = now()', [], NO_RIGHT],
      [ada(), 'update scores set assessment_id = assessment_id', [], NO_RIGHT],
      [ada(), 'update stances set agreement_id = agreement_id', [], NO_RIGHT],
      [ada(), 'update rounds set opened_by = opened_by', [], NO_RIGHT],
    ])
  })

  it('says of a peer’s interests nothing in the council, and of others’ comments and the review nothing as a peer', async () => {
    const s = await buildWorld({ state: 'signing', cast: LEADERS })
    const { reviewId, submissionId, invite } = await s.review()
    const room = (userId: string): Who => ({ userId, place: { review: reviewId } })
    const [first, second, waiting] = [await buildUser('First'), await buildUser('Second'), await buildUser('Waiting')]
    await invite(first, { role: 'peer_lead' })
    await invite(second)
    const peer = await invite(waiting, { conflict: 'awaiting' })
    const wrote = `insert into review_comments (review_id, council_id, submission_id, subject_id, code, author_id, author_name, body, audience)
      values ($1, $2, $3, $4, '1.1', $5, 'N', 'B', 'team')`
    const by = (userId: string) => put(wrote, [reviewId, s.council.id, submissionId, s.question('1.1').id, userId])
    const [ofFirst, ofSecond] = [await by(first.userId), await by(second.userId)]
    const shared = `update review_comments set audience = 'council', shared_at = now() where id = $1`
    const takenBack = `update review_comments set audience = 'team', shared_at = null where id = $1`
    const answered = `insert into review_comments (review_id, council_id, submission_id, subject_id, code, author_id, author_name, body, audience,
      by_council, answers_id) values ($1, $2, $3, $4, '1.1', $5, 'N', 'B', 'council', true, $6)`
    const answer = (userId: string, of: string) => [
      reviewId,
      s.council.id,
      submissionId,
      s.question('1.1').id,
      userId,
      of,
    ]
    const declared = `update review_peers set conflict = $2 where id = $1`
    const renamed = `update review_peers set name = 'Another' where id = $1`
    const cleared = 'update review_peers set cleared_at = now(), cleared_by = $2 where id = $1'
    await all([
      [room(second.userId), shared, [ofFirst], NO_RIGHT],
      [room(second.userId), `update review_comments set body = 'Other' where id = $1`, [ofSecond], NO_RIGHT],
      [room(second.userId), shared, [ofSecond], 1],
      [room(first.userId), shared, [ofSecond], 1],
      [room(first.userId), answered, answer(first.userId, ofSecond), NO_RIGHT],
    ])
    const sharedAgo = (minutes: number) =>
      s.owner.query(
        `update review_comments set audience = 'council', shared_at = now() - make_interval(mins => $2) where id = $1`,
        [ofSecond, minutes],
      )
    await sharedAgo(1)
    await all([
      [room(first.userId), shared, [ofSecond], NOT_ALLOWED],
      [
        room(second.userId),
        `update review_comments set shared_at = now() + interval '1 hour' where id = $1`,
        [ofSecond],
        NOT_ALLOWED,
      ],
      [s.lead, answered, answer(s.lead.userId, ofSecond), NO_RIGHT],
      [room(first.userId), takenBack, [ofSecond], 1],
      [room(first.userId), `update reviews set state = 'closed' where id = $1`, [reviewId], NOT_ALLOWED],
      [room(waiting.userId), `update reviews set state = 'closed' where id = $1`, [reviewId], 0],
    ])
    await sharedAgo(16)
    await all([
      [room(first.userId), takenBack, [ofSecond], NOT_ALLOWED],
      [s.observer, answered, answer(s.observer.userId, ofSecond), NO_RIGHT],
      [s.lead, answered, answer(s.officer.userId, ofSecond), NO_RIGHT],
      [s.lead, answered, answer(s.lead.userId, ofFirst), NO_RIGHT],
      [s.lead, answered, answer(s.lead.userId, ofSecond), 1],
      [s.lead, declared, [peer, 'none'], NOT_ALLOWED],
      [s.lead, renamed, [peer], NOT_ALLOWED],
      [s.lead, `update review_peers set email = 'other@people.example' where id = $1`, [peer], NO_RIGHT],
      [s.lead, cleared, [peer, s.officer.userId], NOT_ALLOWED],
      [s.officer, cleared, [peer, s.officer.userId], NOT_ALLOWED],
      [room(waiting.userId), declared, [peer, 'none'], 1],
      [room(waiting.userId), renamed, [peer], NO_RIGHT],
      [s.lead, cleared, [peer, s.lead.userId], 1],
      [s.lead, `update reviews set state = 'closed' where id = $1`, [reviewId], 1],
    ])
  })

  it('moves a report as its lead peer alone, a step at a time, and changes nothing that was sent or published', async () => {
    const s = await buildWorld({ state: 'signing', cast: LEADERS })
    const { reviewId, invite } = await s.review()
    const room = (userId: string): Who => ({ userId, place: { review: reviewId } })
    const [first, second] = [await buildUser('First'), await buildUser('Second')]
    await invite(first, { role: 'peer_lead' })
    await invite(second)
    const [lead, peer] = [room(first.userId), room(second.userId)]
    const wrote = `insert into findings (review_id, council_id, kind, words, codes, documents, conversations, author_id, author_name)
      values ($1, $2, 'concern', 'W', '{1.1}', 1, 1, $3, 'N')`
    const of = (userId: string) => [reviewId, s.council.id, userId]
    const finding = await put(wrote, of(first.userId))
    const [said, gone] = [`update findings set words = 'Other' where id = $1`, 'delete from findings where id = $1']
    const sent = `update reviews set state = 'council_reply', sent_at = now(), check_until = current_date where id = $1`
    const published = `update reviews set state = 'published', published_at = now() where id = $1`
    await all([
      [peer, wrote, of(second.userId), 1],
      [peer, wrote, of(first.userId), NOT_ALLOWED],
      [peer, said, [finding], NOT_ALLOWED],
      [peer, gone, [finding], NOT_ALLOWED],
      [lead, said, [finding], 1],
      [s.lead, wrote, of(s.lead.userId), NOT_ALLOWED],
      [s.lead, said, [finding], 0],
      [peer, sent, [reviewId], NOT_ALLOWED],
      [s.lead, sent, [reviewId], NOT_ALLOWED],
      [lead, published, [reviewId], NOT_ALLOWED],
      [lead, sent, [reviewId], 1],
    ])
    await s.owner.query(sent, [reviewId])
    const question = `insert into fact_points (review_id, council_id, finding_id, says, correction, author_id, author_name)
      values ($1, $2, $4, 'S', 'C', $3, 'N')`
    const decided = `update fact_points set state = 'kept', answer = 'A', decided_at = now() where id = $1`
    await all([
      [lead, said, [finding], NOT_ALLOWED],
      [peer, gone, [finding], NOT_ALLOWED],
      [lead, question, [...of(first.userId), finding], NOT_ALLOWED],
      [s.member, question, [...of(s.member.userId), finding], NOT_ALLOWED],
      [s.lead, question, [...of(s.officer.userId), finding], NOT_ALLOWED],
      [s.lead, question, [...of(s.lead.userId), finding], 1],
    ])
    const point = await put(question, [...of(s.lead.userId), finding])
    await all([
      [lead, said, [finding], NOT_ALLOWED],
      [lead, `update findings set kind = 'strength' where id = $1`, [finding], NOT_ALLOWED],
      [s.lead, decided, [point], NOT_ALLOWED],
      [peer, decided, [point], NOT_ALLOWED],
      [lead, published, [reviewId], 'CN004'],
      [lead, decided, [point], 1],
    ])
    await s.owner.query(decided, [point])
    await all([
      [peer, published, [reviewId], NOT_ALLOWED],
      [s.lead, published, [reviewId], NOT_ALLOWED],
      [lead, published, [reviewId], 1],
    ])
    await s.owner.query(published, [reviewId])
    await all([
      [lead, said, [finding], 'CN003'],
      [lead, gone, [finding], 'CN003'],
      [lead, wrote, of(first.userId), 'CN003'],
      [s.lead, question, [...of(s.lead.userId), finding], 'CN003'],
      [lead, `update reviews set published_at = null, state = 'drafting' where id = $1`, [reviewId], NOT_ALLOWED],
    ])
    await expect(s.owner.query(said, [finding]), 'the owning role').rejects.toMatchObject({ code: 'CN003' })
  })

  it('takes a reply to a body and agrees it as the lead, once it is minuted and whole; what was minuted and agreed stays', async () => {
    const s = await buildWorld({ state: 'submitted', cast: LEADERS })
    const { reviewId, submissionId } = await s.review()
    const begun = `insert into replies (council_id, assessment_id, review_id, begun_by) values ($1, $2, $3, $4)`
    const by = (who: Who) => [s.council.id, s.assessmentId, reviewId, who.userId]
    await all([[s.lead, begun, by(s.lead), NOT_ALLOWED]])
    await s.owner.query(`update reviews set state = 'published', published_at = now() where id = $1`, [reviewId])
    await all([
      [s.officer, begun, by(s.officer), NOT_ALLOWED],
      [s.lead, begun, by(s.officer), NOT_ALLOWED],
      [s.lead, begun, by(s.lead), 1],
    ])
    const reply = await put(begun, by(s.lead))
    const referred = `insert into referrals (council_id, submission_id, reply_id, body, body_name, meets_on, created_by)
      values ($1, $2, $3, 'audit', 'A', $5, $4)`
    const to = (who: Who, of: string | null, on = '2026-01-01') => [s.council.id, submissionId, of, who.userId, on]
    const sent = `update replies set state = 'with-body' where id = $1`
    const agreed = `update replies set state = 'agreed', agreed_at = now(), words = '{}', plain = 'W' where id = $1`
    const closed = 'update documents set frozen_at = now() where id = $1'
    await all([
      [s.member, referred, to(s.member, null), NOT_ALLOWED],
      [s.officer, referred, to(s.officer, reply), NOT_ALLOWED],
      [s.officer, referred, to(s.lead, null), NOT_ALLOWED],
      [s.officer, referred, to(s.officer, null), 1],
      [s.lead, sent, [reply], NOT_ALLOWED],
      [s.lead, agreed, [reply], NOT_ALLOWED],
      [s.officer, closed, [reply], NO_RIGHT],
      [s.lead, closed, [reply], 1],
    ])
    const referral = await put(referred, to(s.lead, reply))
    await s.owner.query(closed, [reply])
    await s.owner.query(sent, [reply])
    const minuted = `update referrals set minute = 'M', minuted_at = now() where id = $1`
    const asks = `insert into body_asks (council_id, referral_id, number, words, answer_by) values ($1, $2, 1, 'W', current_date)`
    const moved = `update referrals set meets_on = '2099-02-01' where id = $1`
    const later = await put(referred, to(s.lead, null, '2099-01-01'))
    await all([
      [s.lead, agreed, [reply], NO_MOVE],
      [s.member, minuted, [referral], NOT_ALLOWED],
      [s.officer, minuted, [later], NOT_ALLOWED],
      [s.member, moved, [later], NOT_ALLOWED],
      [s.officer, moved, [later], 1],
      [
        s.officer,
        `update referrals set meets_on = '2026-01-02', minute = 'M', minuted_at = now() where id = $1`,
        [later],
        NOT_ALLOWED,
      ],
      [s.officer, minuted, [referral], 1],
      [s.member, asks, [s.council.id, referral], NOT_ALLOWED],
    ])
    const ask = await put(asks, [s.council.id, referral])
    const answered = `update body_asks set decision = 'accepted', author_id = $2, answered_at = now() where id = $1`
    await all([[s.lead, answered, [ask, s.lead.userId], NOT_ALLOWED]])
    await s.owner.query(minuted, [referral])
    await all([
      [s.officer, answered, [ask, s.officer.userId], NOT_ALLOWED],
      [s.lead, answered, [ask, s.officer.userId], NOT_ALLOWED],
      [s.lead, answered, [ask, s.lead.userId], 1],
      [s.officer, asks, [s.council.id, referral], 'CN003'],
      [s.officer, `delete from referrals where id = $1`, [referral], 'CN003'],
      [s.officer, moved, [referral], 'CN003'],
      [s.officer, agreed, [reply], NOT_ALLOWED],
      [
        s.lead,
        `update replies set state = 'published', agreed_at = now(), words = '{}', plain = 'W' where id = $1`,
        [reply],
        NOT_ALLOWED,
      ],
      [s.lead, agreed, [reply], 1],
    ])
    await s.owner.query(agreed, [reply])
    await all([[s.lead, `update replies set plain = 'Other' where id = $1`, [reply], 'CN003']])
  })

  it('publishes as two people, whole questions of what was submitted, and nothing in a pre-election period', async () => {
    const s = await buildWorld({ state: 'submitted', cast: LEADERS })
    const { submissionId, reviewId } = await s.review({ content: { questions: [{ code: '1.1', area: 1 }] } })
    const asked = `insert into publications (council_id, submission_id, codes, review_id, asked_by) values ($1, $2, $3, $4, $5)`
    const ask = (who: Who, codes: string, review: string | null = null) => [
      s.council.id,
      submissionId,
      codes,
      review,
      who.userId,
    ]
    await all([
      [s.officer, asked, ask(s.officer, '{1.1}'), NOT_ALLOWED],
      [s.lead, asked, ask(s.chair, '{1.1}'), NOT_ALLOWED],
      [s.lead, asked, ask(s.lead, '{1.1,9.9}'), NO_MOVE],
      [s.lead, asked, ask(s.lead, '{}', reviewId), NO_MOVE],
      [
        s.lead,
        asked.replace('asked_by)', 'asked_by, plan)').replace('$5)', `$5, '[]')`),
        ask(s.lead, '{1.1}'),
        NO_RIGHT,
      ],
      [s.lead, asked, ask(s.lead, '{1.1}'), 1],
    ])
    const one = await put(asked, ask(s.lead, '{1.1}'))
    const confirmed = `update publications set state = 'published', confirmed_by = $2, confirmed_at = now() where id = $1`
    const declined = `update publications set state = 'declined', declined_by = $2, declined_at = now(), declined_because = $3 where id = $1`
    const let_out = `update publications set overrode_by = $2, overrode_at = now(), overrode_because = 'R' where id = $1`
    const quiet = `insert into quiet_periods (council_id, election, starts_on, ends_on, kept_by) values ($1, 'E', current_date - 1, current_date + 1, $2)`
    const kept = (who: Who) => [s.council.id, who.userId]
    await all([
      [s.lead, confirmed, [one, s.chair.userId], NOT_ALLOWED],
      [s.lead, confirmed, [one, s.lead.userId], NOT_ALLOWED],
      [s.officer, confirmed, [one, s.officer.userId], NOT_ALLOWED],
      [s.chair, confirmed, [one, s.chair.userId], 1],
      [s.lead, declined, [one, s.lead.userId, 'R'], NOT_ALLOWED],
      [s.officer, declined, [one, s.officer.userId, 'R'], NOT_ALLOWED],
      [s.chair, declined, [one, s.lead.userId, 'R'], NOT_ALLOWED],
      [s.chair, declined, [one, s.chair.userId, ''], NOT_ALLOWED],
      [s.chair, declined, [one, s.chair.userId, 'R'], 1],
      [s.officer, quiet, kept(s.officer), NOT_ALLOWED],
      [s.lead, quiet, kept(s.lead), 1],
    ])
    const period = await put(quiet, kept(s.lead))
    await all([
      [s.chair, confirmed, [one, s.chair.userId], NO_MOVE],
      [s.lead, 'delete from quiet_periods where id = $1', [period], NOT_ALLOWED],
      [s.monitor, 'delete from quiet_periods where id = $1', [period], 1],
      [s.lead, let_out, [one, s.lead.userId], NOT_ALLOWED],
      [s.monitor, let_out, [one, s.monitor.userId], 1],
    ])
    await s.owner.query(let_out, [one, s.monitor.userId])
    await all([[s.chair, confirmed, [one, s.chair.userId], 1]])
    await s.owner.query(confirmed, [one, s.chair.userId])
    const withdrawn = `update publications set state = 'withdrawn', withdrew_by = $2, withdrew_at = now(), withdrew_because = 'R' where id = $1`
    await all([
      [s.lead, `update publications set state = 'replaced' where id = $1`, [one], NOT_ALLOWED],
      [s.lead, `update publications set state = 'asked' where id = $1`, [one], NOT_ALLOWED],
      [s.officer, withdrawn, [one, s.officer.userId], NOT_ALLOWED],
      [s.chair, withdrawn, [one, s.lead.userId], NOT_ALLOWED],
      [s.chair, withdrawn, [one, s.chair.userId], 1],
      [s.monitor, withdrawn, [one, s.monitor.userId], 1],
    ])
  })

  it('keeps a plan as who may, moves an action as who owns it, and drops no last action of what was accepted', async () => {
    const s = await buildWorld({ state: 'signing', cast: LEADERS })
    const { reviewId } = await s.review()
    const begun = 'insert into plans (council_id) values ($1)'
    await all([
      [s.member, begun, [s.council.id], NOT_ALLOWED],
      [s.officer, `insert into plans (council_id, state) values ($1, 'approved')`, [s.council.id], NOT_ALLOWED],
      [s.officer, begun, [s.council.id], 1],
    ])
    const planId = await put(begun, [s.council.id])
    const added = `insert into plan_actions (council_id, title, owner_id, owner_name, owner_post, due_on, created_by)
      values ($1, 'T', $3, 'N', 'P', current_date, $2)`
    const by = (who: Who, owner: Who = s.member) => [s.council.id, who.userId, owner.userId]
    const actionId = await put(added, by(s.officer))
    const moved = `update plan_actions set state = 'under-way', said = 'S', moved_at = now() where id = $1`
    const agreed = `update plan_actions set state = 'agreed' where id = $1`
    const changed = `update plan_actions set title = 'Other' where id = $1`
    const sent = `update plans set state = 'with-approver', approver_id = $2, sent_by = $3, sent_at = now() where id = $1`
    const approved = `update plans set state = 'approved', decided_at = now() where id = $1`
    await all([
      [s.member, added, by(s.member), NOT_ALLOWED],
      [s.officer, added, by(s.lead), NOT_ALLOWED],
      [s.officer, added, by(s.officer), 1],
      [s.member, moved, [actionId], NOT_ALLOWED],
      [s.officer, agreed, [actionId], NOT_ALLOWED],
      [s.member, changed, [actionId], NOT_ALLOWED],
      [s.officer, changed, [actionId], 1],
      [s.officer, sent, [planId, s.chair.userId, s.officer.userId], NOT_ALLOWED],
      [s.lead, sent, [planId, s.observer.userId, s.lead.userId], NOT_ALLOWED],
      [s.lead, sent, [planId, s.chair.userId, s.officer.userId], NOT_ALLOWED],
      [s.lead, approved, [planId], NOT_ALLOWED],
      [s.lead, sent, [planId, s.chair.userId, s.lead.userId], 1],
    ])
    await s.owner.query(sent, [planId, s.chair.userId, s.lead.userId])
    await all([
      [s.officer, added, by(s.officer), NOT_ALLOWED],
      [s.officer, changed, [actionId], NOT_ALLOWED],
      [s.lead, approved, [planId], NOT_ALLOWED],
      [s.leader, approved, [planId], NOT_ALLOWED],
      [s.chair, `update plans set state = 'approved', approver_id = sent_by where id = $1`, [planId], NOT_ALLOWED],
      [s.chair, agreed, [actionId], 1],
      [s.chair, approved, [planId], 1],
    ])
    await s.owner.query(agreed, [actionId])
    await s.owner.query(approved, [planId])
    await all([
      [s.leader, moved, [actionId], NOT_ALLOWED],
      [s.observer, moved, [actionId], NOT_ALLOWED],
      [s.member, moved, [actionId], 1],
      [s.officer, moved, [actionId], 1],
    ])
    const asked = await put(
      `insert into recommendations (review_id, council_id, words, priority, timescale, owner_post, author_id, author_name)
       values ($1, $2, 'W', 'high', 'year', 'P', $3, 'N')`,
      [reviewId, s.council.id, s.lead.userId],
    )
    const answered = `insert into recommendation_answers (council_id, review_id, recommendation_id, decision, author_id, author_name)
      values ($1, $2, $3, 'accepted', $4, 'N')`
    await all([[s.lead, answered, [s.council.id, reviewId, asked, s.lead.userId], NOT_ALLOWED]])
    const lost = { code: 'CN012' }
    await expect(s.owner.query(answered, [s.council.id, reviewId, asked, s.lead.userId])).rejects.toMatchObject(lost)
    await s.owner.query('update plan_actions set review_id = $2, recommendation_id = $3 where id = $1', [
      actionId,
      reviewId,
      asked,
    ])
    await s.owner.query(answered, [s.council.id, reviewId, asked, s.lead.userId])
    const dropped = `update plan_actions set state = 'dropped', dropped_because = 'R' where id = $1`
    await expect(s.owner.query(dropped, [actionId]), 'the owning role').rejects.toMatchObject(lost)
    await s.owner.query(
      `update recommendation_answers set decision = 'rejected', reason = 'R' where recommendation_id = $1`,
      [asked],
    )
    await s.owner.query(dropped, [actionId])
  })
})
