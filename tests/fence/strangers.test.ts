import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingKey, proofOf } from '@/db/acting-key'
import { testDatabase } from '../kit/database'
import { askNamed } from '../kit/named'
import { TEST_SECRET } from '../kit/postgres'
import { attempt } from '../kit/serving-role'
import { buildUser, buildWorld } from '../kit/world'

type Principal = { userId: string; council: string; review: string }
const NOBODY: Principal = { userId: '', council: '', review: '' }

let app: pg.Client
let insiders: Record<string, Principal>
let strangers: Record<string, Principal>
let councilId: string
let tenant: string[]
/** Of each table those that are written; the others the database reads out of them. */
let columns: Map<string, string>
/** Of each table a column that the app's role may change. */
let changeable: Map<string, string>
/** Read by functions alone, which have tests of their own (explained.test.ts). */
const UNREADABLE = [
  'audit_entries',
  'judged_answers',
  'mails',
  'peer_scores',
  'said_in_evidence',
  'score_drafts',
  'scores',
]
const readable = () => tenant.filter((name) => !UNREADABLE.includes(name))
/** Of those, the ones that hold nothing of their own and are only read. */
let views: string[]

/** A council with a row in every tenant table, written past the rules by the owning role. */
async function fillEveryTable() {
  const w = await buildWorld({
    state: 'agreeing',
    rounds: false,
    groups: ['First group'],
    cast: { lead: { role: 'lead', duties: ['assessor', 'chair', 'signatory'] } },
  })
  const { owner, council, lead, outsider, assessment: a } = w
  const q = a.question('1.2')
  const c = council.id
  councilId = c
  const put = async (text: string, values: unknown[]) =>
    (await owner.query(`${text} returning id`, values)).rows[0].id as string
  const invited = await put(
    `insert into invitations (council_id, email, name, role, post, token_hash, invited_by, expires_at) values ($1, 'x@x.example', 'X', 'officer', 'P', $2, $3, now() + interval '1 day')`,
    [c, randomUUID(), lead.userId],
  )
  await put(
    `insert into promised_duties (council_id, assessment_id, invitation_id, duty) values ($1, $2, $3, 'assessor')`,
    [c, a.id, invited],
  )
  await put(
    `insert into unrepresented_groups (council_id, assessment_id, political_group_id, group_name, reason)
     select council_id, $2, id, name, 'R' from political_groups where council_id = $1 limit 1`,
    [c, a.id],
  )
  await put(
    `insert into assessment_removals (council_id, assessment_id, title, reason, removed_by, removed_at, subject_ids)
     values ($1, $2, 'T', 'R', $3, now(), '{}')`,
    [c, randomUUID(), lead.userId],
  )
  await put(
    `insert into positions (council_id, user_id, kind, starts_on) values ($1, $2, 's151_officer', current_date)`,
    [c, lead.userId],
  )
  await put(`insert into administrations (council_id, starts_on) values ($1, current_date)`, [c])
  await put(
    `insert into assignments (council_id, assessment_id, assessment_question_id, user_id) values ($1, $2, $3, $4)`,
    [c, a.id, q.id, lead.userId],
  )
  await owner.query(
    `insert into document_updates (council_id, document_id, author_id, batch_id, payload) values ($1, $2, $3, $4, '\\x0000')`,
    [c, q.documentId, lead.userId, randomUUID()],
  )
  await put(
    `insert into document_snapshots (council_id, document_id, seq, state, owners) values ($1, $2, 0, '\\x0000', '{}')`,
    [c, q.documentId],
  )
  await put(
    `insert into document_points (council_id, document_id, author_id, first_seq, last_seq, written_at, payload) values ($1, $2, $3, 0, 0, now(), '\\x0000')`,
    [c, q.documentId, lead.userId],
  )
  await put(
    `insert into document_versions (council_id, document_id, seq, name, named_by) values ($1, $2, 0, 'N', $3)`,
    [c, q.documentId, lead.userId],
  )
  await put(
    `insert into document_restores (council_id, document_id, seq, moment_seq, restored_by) values ($1, $2, 0, 0, $3)`,
    [c, q.documentId, lead.userId],
  )
  await put(
    `insert into evidence (council_id, assessment_id, assessment_question_id, kind, title, speaks_for, audience, url, added_by) values ($1, $2, $3, 'link', 'T', current_date, 'public', 'https://x.example', $4)`,
    [c, a.id, q.id, lead.userId],
  )
  await put(`insert into council_looks (council_id, accent) values ($1, '#1d5c4a')`, [c])
  await put(
    `insert into papers (council_id, assessment_id, user_id, kind, format) values ($1, $2, $3, 'whole', 'pdf')`,
    [c, a.id, lead.userId],
  )
  await put(
    `insert into gap_texts (council_id, assessment_id, order_key, ask_key, words, written_by, writer_name) values ($1, $2, 'cpc', 'about', 'W', $3, 'N')`,
    [c, a.id, lead.userId],
  )
  await owner.query(
    `insert into evidence_asks (council_id, item_id, readers, asked_by) select council_id, id, 'public', added_by from evidence_items where council_id = $1`,
    [c],
  )
  await put(
    `insert into evidence_marks (council_id, subject_id, evidence_id, revision_id, anchor_start, anchor_end, anchor_seq, quote, created_by)
     select council_id, assessment_question_id, id, revision_id, '\\x00', '\\x00', 0, 'Q', added_by from evidence where council_id = $1`,
    [c],
  )
  await put(`insert into reasons (council_id, assessment_id, assessment_question_id) values ($1, $2, $3)`, [
    c,
    a.id,
    q.id,
  ])
  const thread = await put(`insert into comment_threads (council_id, subject_id, created_by) values ($1, $2, $3)`, [
    c,
    q.id,
    lead.userId,
  ])
  const comment = await put(
    `insert into comments (council_id, thread_id, author_id, author_name, author_post, body) values ($1, $2, $3, 'N', 'P', 'B')`,
    [c, thread, lead.userId],
  )
  await put(
    `insert into comment_changes (council_id, thread_id, comment_id, changed_by, body) values ($1, $2, $3, $4, 'C')`,
    [c, thread, comment, lead.userId],
  )
  await put(`insert into comment_mentions (council_id, thread_id, comment_id, user_id) values ($1, $2, $3, $4)`, [
    c,
    thread,
    comment,
    lead.userId,
  ])
  await put(
    `insert into suggestions (council_id, thread_id, subject_id, words, replacement, made_by) values ($1, $2, $3, 'W', 'R', $4)`,
    [c, thread, q.id, lead.userId],
  )
  await put(`insert into thread_reads (council_id, thread_id, user_id, read_at) values ($1, $2, $3, now())`, [
    c,
    thread,
    lead.userId,
  ])
  const round = await put(
    `insert into rounds (council_id, assessment_id, assessment_question_id, number) values ($1, $2, $3, 1)`,
    [c, a.id, q.id],
  )
  await put(
    `insert into scores (council_id, assessment_id, round_id, assessor_id, kind, current, ambition) values ($1, $2, $3, $4, 'level', 2, 3)`,
    [c, a.id, round, lead.userId],
  )
  const goOn = (to: string) =>
    owner.query(`update rounds set state = $2, revealed_at = coalesce(revealed_at, now()) where id = $1`, [round, to])
  await goOn('revealed')
  await put(
    `insert into score_drafts (council_id, assessment_id, round_id, assessor_id, draft) values ($1, $2, $3, $4, '{"kind":"2"}')`,
    [c, a.id, round, lead.userId],
  )
  await put(
    `insert into meeting_items (council_id, assessment_id, assessment_question_id, position) values ($1, $2, $3, 1)`,
    [c, a.id, q.id],
  )
  await put(`insert into meeting_hands (council_id, assessment_id, user_id) values ($1, $2, $3)`, [
    c,
    a.id,
    lead.userId,
  ])
  await put(
    `insert into meeting_notes (council_id, assessment_id, kind, words, noted_by) values ($1, $2, 'decision', 'D', $3)`,
    [c, a.id, lead.userId],
  )
  await put(
    `insert into notices (council_id, user_id, kind, about, done_by, happened_at) values ($1, $2, 'named', $3, $2, now())`,
    [c, lead.userId, a.id],
  )
  await owner.query(`insert into notice_preferences (council_id, user_id, cadence) values ($1, $2, 'daily')`, [
    c,
    lead.userId,
  ])
  await put(`insert into reminders (council_id, assessment_id, asked_by) values ($1, $2, $3)`, [c, a.id, lead.userId])
  const agreement = await put(
    `insert into agreements (council_id, assessment_id, assessment_question_id, round_id, level, ambition, reason, consensus, agreed_by) values ($1, $2, $3, $4, 2, 3, 'R', 'agreed', $5)`,
    [c, a.id, q.id, round, lead.userId],
  )
  await put(
    `insert into judged_answers (council_id, assessment_id, assessment_question_id, round_id, act, judged_by, words, seq) values ($1, $2, $3, $4, 'agree', $5, 'W', 1)`,
    [c, a.id, q.id, round, lead.userId],
  )
  await goOn('agreed')
  await put(`insert into stances (council_id, agreement_id, assessor_id, stance) values ($1, $2, $3, 'concur')`, [
    c,
    agreement,
    lead.userId,
  ])
  const group = (await owner.query('select id from political_groups where council_id = $1', [c])).rows[0].id
  await put(
    `insert into minority_statements (council_id, assessment_id, assessment_question_id, agreement_id, political_group_id, group_name, author_id, author_name, words) values ($1, $2, $3, $4, $5, 'G', $6, 'N', 'W')`,
    [c, a.id, q.id, agreement, group, lead.userId],
  )
  const move = (state: string) => owner.query('update assessments set state = $2 where id = $1', [a.id, state])
  await move('signing')
  await put(
    `insert into signing_notes (council_id, assessment_id, office, author_id, author_name, post, words) values ($1, $2, 's151_officer', $3, 'N', 'P', 'W')`,
    [c, a.id, lead.userId],
  )
  await put(
    `insert into signatures (council_id, assessment_id, user_id, name, post, content_sha256) values ($1, $2, $3, 'N', 'P', 'h')`,
    [c, a.id, lead.userId],
  )
  await move('agreeing')
  const { submissionId: submission, reviewId: review, invite } = await w.review()
  await put(
    `insert into frozen_texts (council_id, submission_id, subject_id, code, state) values ($1, $2, $3, '1.2', '\\x0000')`,
    [c, submission, q.id],
  )
  const cleared = await buildUser('Cleared peer')
  const waiting = await buildUser('Waiting peer')
  await invite(cleared, { role: 'peer_lead' })
  await invite(waiting, { conflict: 'awaiting' })
  await put(
    `insert into review_comments (review_id, council_id, submission_id, subject_id, code, author_id, author_name, body, audience, shared_at) values ($1, $2, $3, $4, '1.2', $5, 'N', 'B', 'council', now() - interval '1 day')`,
    [review, c, submission, q.id, cleared.userId],
  )
  await put(`insert into evidence_packs (review_id, council_id, user_id) values ($1, $2, $3)`, [
    review,
    c,
    cleared.userId,
  ])
  await fillPlanAndReport(put, { c, review, lead: lead.userId, peer: cleared.userId })
  await fillPeerLevels(put, { c, review, lead: lead.userId, peers: [cleared.userId, waiting.userId] })
  await fillRoute(put, { c, assessment: a.id, submission, review, lead: lead.userId, other: w.contributor.userId })
  await owner.query(`update reviews set sent_at = now(), check_until = current_date where id = $1`, [review])
  await publishPeerLevels(review)
  await owner.query(
    `insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry) values ($1, 1, now(), $2, 'x.done', '{}', '', 'h', '')`,
    [c, lead.userId],
  )

  insiders = {
    lead: { userId: lead.userId, council: council.slug, review: '' },
    'cleared peer': { userId: cleared.userId, council: '', review },
  }
  strangers = {
    nobody: NOBODY,
    'nobody who names the council': { ...NOBODY, council: council.slug },
    'another council’s lead': { userId: outsider.userId, council: w.elsewhere.slug, review: '' },
    'another council’s lead who names this one': {
      userId: outsider.userId,
      council: council.slug,
      review,
    },
    'a peer who names the council': { userId: waiting.userId, council: council.slug, review: '' },
  }
  Object.assign(insiders, {
    'waiting peer': { userId: waiting.userId, council: '', review },
    contributor: { userId: w.contributor.userId, council: council.slug, review: '' },
  })
}

/** A report that was sent to the council, with a fact that is questioned and a recommendation that is answered; and a plan with an action. */
async function fillPlanAndReport(
  put: (text: string, values: unknown[]) => Promise<string>,
  { c, review, lead, peer }: Record<'c' | 'review' | 'lead' | 'peer', string>,
) {
  const finding = await put(
    `insert into findings (review_id, council_id, kind, words, codes, documents, conversations, author_id, author_name) values ($1, $2, 'concern', 'W', '{1.2}', 1, 2, $3, 'N')`,
    [review, c, peer],
  )
  await put(
    `insert into evidence_requests (review_id, council_id, code, words, due_on, author_id, author_name) values ($1, $2, '1.2', 'W', current_date, $3, 'N')`,
    [review, c, peer],
  )
  await put(
    `insert into conversations (review_id, council_id, spoken_with, words, codes, author_id, author_name) values ($1, $2, 'officer', 'W', '{1.2}', $3, 'N')`,
    [review, c, peer],
  )
  await put(
    `insert into clock_entries (council_id, review_id, what, due_on, reason, author_id, author_name) values ($1, $2, 'plan', current_date, 'R', $3, 'N')`,
    [c, review, lead],
  )
  const asked = await put(
    `insert into recommendations (review_id, council_id, words, priority, timescale, owner_post, author_id, author_name) values ($1, $2, 'W', 'high', 'year', 'P', $3, 'N')`,
    [review, c, peer],
  )
  await put(
    `insert into fact_points (review_id, council_id, finding_id, says, correction, author_id, author_name) values ($1, $2, $3, 'S', 'C', $4, 'N')`,
    [review, c, finding, lead],
  )
  await put(
    `insert into recommendation_answers (council_id, review_id, recommendation_id, decision, reason, author_id, author_name) values ($1, $2, $3, 'rejected', 'R', $4, 'N')`,
    [c, review, asked, lead],
  )
  await put(`insert into progress_reviews (review_id, council_id, begun_by) values ($1, $2, $3)`, [review, c, lead])
  await put(
    `insert into progress_statements (review_id, council_id, recommendation_id, words, author_id, author_name) values ($1, $2, $3, 'W', $4, 'N')`,
    [review, c, asked, lead],
  )
  await put(
    `insert into progress_evidence (review_id, council_id, recommendation_id, item_id, revision_id)
     select $1, $2, $3, r.item_id, r.id from evidence_revisions r where r.council_id = $2 limit 1`,
    [review, c, asked],
  )
  const { owner } = await testDatabase()
  await owner.query(
    `update progress_reviews set state = 'with-peers', sent_by = $2, sent_at = now() where review_id = $1`,
    [review, lead],
  )
  await put(
    `insert into progress_views (review_id, council_id, recommendation_id, how_far, words, author_id, author_name) values ($1, $2, $3, 'done', 'W', $4, 'N')`,
    [review, c, asked, peer],
  )
  await owner.query(
    `update progress_reviews set state = 'published', published_by = $2, published_at = now() where review_id = $1`,
    [review, peer],
  )
  await put(`insert into plans (council_id) values ($1)`, [c])
  const action = await put(
    `insert into plan_actions (council_id, title, owner_id, owner_name, owner_post, due_on, created_by) values ($1, 'T', $2, 'N', 'P', current_date, $2)`,
    [c, lead],
  )
  await put(`insert into plan_steps (council_id, action_id, title, due_on) values ($1, $2, 'S', current_date)`, [
    c,
    action,
  ])
}

/** Levels that two of the team gave, which were revealed, recorded and differed from. */
async function fillPeerLevels(
  put: (text: string, values: unknown[]) => Promise<string>,
  { c, review, lead, peers: [one = '', other = ''] }: Record<'c' | 'review' | 'lead', string> & { peers: string[] },
) {
  for (const [side, by] of [
    ['council', lead],
    ['team', one],
  ])
    await put(
      `insert into peer_level_consents (review_id, council_id, side, stage, author_id, author_name) values ($1, $2, $3, 'scoping', $4, 'N')`,
      [review, c, side, by],
    )
  for (const by of [one, other])
    await put(
      `insert into peer_scores (review_id, council_id, code, kind, level, reason, author_id, author_name) values ($1, $2, '1.2', 'level', 2, 'R', $3, 'N')`,
      [review, c, by],
    )
  await put(`insert into peer_levels (review_id, council_id, code, revealed_by) values ($1, $2, '1.2', $3)`, [
    ...[review, c, one],
  ])
  const { owner } = await testDatabase()
  await owner.query(
    `update peer_levels set level = 2, reason = 'R', author_id = revealed_by, author_name = 'N', recorded_at = now() where review_id = $1`,
    [review],
  )
  await put(
    `insert into peer_dissents (review_id, council_id, code, of_level, words, author_id, author_name) values ($1, $2, '1.2', 2, 'W', $3, 'N')`,
    [review, c, other],
  )
}

/** Without the report that would be published first. */
async function publishPeerLevels(review: string) {
  const { owner } = await testDatabase()
  const past = await owner.connect()
  await past.query(`set session_replication_role = replica`)
  await past.query(
    `insert into peer_level_consents (review_id, council_id, side, stage, author_id, author_name)
     select review_id, council_id, side, 'publishing', author_id, 'N' from peer_level_consents where review_id = $1`,
    [review],
  )
  await past.query(`set session_replication_role = origin`)
  past.release()
}

/** A reply, a body that minuted and asked, a publication, a period that holds it, and what was signed of the submission. */
async function fillRoute(
  put: (text: string, values: unknown[]) => Promise<string>,
  {
    c,
    assessment,
    submission,
    review,
    lead,
    other,
  }: Record<'c' | 'assessment' | 'submission' | 'review' | 'lead' | 'other', string>,
) {
  await put(`insert into replies (council_id, assessment_id, review_id, begun_by) values ($1, $2, $3, $4)`, [
    ...[c, assessment, review, lead],
  ])
  const referral = await put(
    `insert into referrals (council_id, submission_id, body, body_name, meets_on, created_by) values ($1, $2, 'audit', 'A', current_date, $3)`,
    [c, submission, lead],
  )
  await put(
    `insert into body_asks (council_id, referral_id, number, words, answer_by) values ($1, $2, 1, 'W', current_date)`,
    [...[c, referral]],
  )
  const { owner } = await testDatabase()
  const past = await owner.connect()
  await past.query(`set session_replication_role = replica`)
  await past.query(
    `insert into publications (council_id, submission_id, codes, asked_by, confirmed_by, state) values ($1, $2, '{1.2}', $3, $4, 'published')`,
    [c, submission, lead, other],
  )
  await past.query(`set session_replication_role = origin`)
  past.release()
  await put(
    `insert into quiet_periods (council_id, election, starts_on, ends_on, kept_by) values ($1, 'E', current_date, current_date, $2)`,
    [c, lead],
  )
  await put(
    `insert into submission_seals (council_id, submission_id, kid, jws) select $1, $2, k.kid, 'J' from seal_keys k where k.retired_at is null`,
    [c, submission],
  )
}

/** What a statement is refused with: a right that is missing, or one of the walls (db/README.md). */
const REFUSALS = ['42501', 'CN001', 'CN002', 'CN003', 'CN006', 'CN008']
const written = () => tenant.filter((name) => !views.includes(name))
const ownerOf = (table: string) => (table === 'audit_entries' ? 'chain_id' : 'council_id')
/** A column that may be changed there, where there is one. */
const columnOf = (table: string) => changeable.get(table) ?? ownerOf(table)

/** What the product proves with; whoever has only the app's password cannot. */
async function proofFor(userId: string) {
  const { rows } = await app.query('select pg_backend_pid() as pid')
  return proofOf(actingKey(TEST_SECRET), rows[0].pid, userId)
}

async function as<T>(who: Principal, work: () => Promise<T>): Promise<T> {
  await app.query('begin')
  try {
    await app.query(
      `select act_as(nullif($1, '')::uuid, $4), set_config('concord.council', $2, true), set_config('concord.review', $3, true)`,
      [who.userId, who.council, who.review, await proofFor(who.userId)],
    )
    return await work()
  } finally {
    await app.query('rollback')
  }
}
const count = async (table: string) =>
  Number(
    (
      await app.query(
        `select count(*) from ${table} where ${table === 'audit_entries' ? 'chain_id' : 'council_id'} = $1`,
        [councilId],
      )
    ).rows[0].count,
  )

beforeAll(async () => {
  const { owner } = await testDatabase()
  await fillEveryTable()
  const found = await owner.query(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'council_id' order by 1`,
  )
  const seen = await owner.query(`select table_name from information_schema.views where table_schema = 'public'`)
  views = seen.rows.map((row) => row.table_name as string)
  // of every word in a council's evidence nobody reads any, so that there is nothing to compare
  tenant = [
    ...found.rows.map((row) => row.table_name as string).filter((name) => name !== 'evidence_lexicon'),
    'audit_entries',
  ]
  const written = await owner.query<{ name: string; columns: string }>(
    `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER' group by 1`,
  )
  columns = new Map(written.rows.map((row) => [row.name, row.columns]))
  const granted = await askNamed<{ name: string; column: string }>(
    owner,
    `select table_name as name, min(column_name) as column from information_schema.column_privileges
     where grantee = 'concord_app' and privilege_type = 'UPDATE' group by 1`,
  )
  changeable = new Map(granted.map((row) => [row.name, row.column]))
  app = new pg.Client(process.env.CONCORD_APP_URL)
  await app.connect()
})
afterAll(() => app.end())

describe('the fence of every tenant table', () => {
  it('has a row behind it to be denied, which the lead sees', async () => {
    const { owner } = await testDatabase()
    for (const table of tenant) {
      const there = Number(
        (
          await owner.query(
            `select count(*) from ${table} where ${table === 'audit_entries' ? 'chain_id' : 'council_id'} = $1`,
            [councilId],
          )
        ).rows[0].count,
      )
      const isOfActing = table.startsWith('shown_') // a view of what the acting person may see
      if (!isOfActing) expect(there, `${table} has a row`).toBeGreaterThan(0)
      const whose = ['evidence_packs', 'conversations'].includes(table) ? 'cleared peer' : 'lead' // a pack is its asker's alone, what was heard the team's
      if (readable().includes(table))
        expect(
          await as(insiders[whose] as Principal, () => count(table)),
          `the ${whose} sees ${table}`,
        ).toBeGreaterThan(0)
    }
  })

  it('shows strangers nothing', async () => {
    for (const [name, who] of Object.entries(strangers))
      for (const table of readable()) {
        const ownRow = name === 'a peer who names the council' && ['review_peers', 'reviews'].includes(table) // their own invitation
        if (!ownRow) expect(await as(who, () => count(table)), `${name} in ${table}`).toBe(0)
      }
  })

  it('lets strangers change nothing', async () => {
    for (const [name, who] of Object.entries(strangers))
      for (const table of written()) {
        const here = `where ${ownerOf(table)} = '${councilId}'`
        for (const statement of [
          `update ${table} set ${columnOf(table)} = ${columnOf(table)} ${here}`,
          `delete from ${table} ${here}`,
        ])
          expect([0, ...REFUSALS], `${name}: ${statement}`).toContain(await as(who, () => attempt(app, statement)))
      }
  })

  it('lets strangers add nothing, not even a row that is there: where the lead could, only its key is in the way', async () => {
    const { owner } = await testDatabase()
    const TWICE = '23505'
    const taken: string[] = []
    for (const table of written()) {
      const { rows } = await owner.query(
        `select to_jsonb(t) as row from ${table} t where ${ownerOf(table)} = $1 limit 1`,
        [councilId],
      )
      const put = `insert into ${table} (${columns.get(table)}) select ${columns.get(table)} from jsonb_populate_record(null::${table}, $1)`
      const answerTo = (who: Principal) => as(who, () => attempt(app, put, [rows[0].row]))
      for (const [name, who] of Object.entries(strangers))
        expect(REFUSALS, `${name} in ${table}`).toContain(await answerTo(who))
      if ((await answerTo(insiders.lead as Principal)) === TWICE) taken.push(table)
    }
    expect(taken).toEqual(
      expect.arrayContaining(['memberships', 'political_groups', 'comments', 'assignments', 'meeting_notes']),
    )
  })

  it('lets no council go that owns something, at the hands of the owning role neither', async () => {
    const { owner } = await testDatabase()
    const roots = await owner.query<{ name: string }>(
      `with recursive kept as (
         select 'councils'::regclass as table
         union
         select c.conrelid from pg_constraint c join kept k on c.confrelid = k.table
         where c.contype = 'f' and c.conenforced and c.confdeltype in ('a', 'r') and not exists (
           select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey) and not a.attnotnull
             and a.attname <> 'council_id') -- whatever has a council is held to it
       ) select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'council_id'
       where c.relkind = 'r' and c.oid not in (select k.table from kept k) order by 1`,
    )
    // By a trigger (db/sql/text.sql), and what goes with what it is about, which does not go itself.
    const asItself = ['document_updates', 'mails']
    expect(roots.rows.map(({ name }) => name)).toEqual(asItself)
    const gone = (id: string) => owner.query('delete from councils where id = $1', [id])
    await expect(gone(councilId)).rejects.toMatchObject({ code: '23503' })
    const bare = await owner.query(
      `insert into councils (slug, name, type) values ('bare', 'Bare', 'county') returning id`,
    )
    await owner.query(
      `insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry) values ($1, 1, now(), $1, 'x.done', '{}', '', 'h', '')`,
      [bare.rows[0].id],
    )
    await expect(gone(bare.rows[0].id)).rejects.toMatchObject({ code: '23503' })
    const unused = await owner.query(
      `insert into councils (slug, name, type) values ('unused', 'Unused', 'county') returning id`,
    )
    await expect(gone(unused.rows[0].id)).resolves.toMatchObject({ rowCount: 1 })
  })

  it('opens to a cleared peer the one submission and its room, and nothing else of the council', async () => {
    const open = [
      'submission_seals',
      ...['submissions', 'frozen_texts', 'evidence', 'evidence_items', 'evidence_revisions', 'evidence_marks'],
      ...['reviews', 'review_peers', 'review_comments', 'evidence_packs', 'findings', 'recommendations', 'fact_points'],
      ...['evidence_requests', 'conversations', 'clock_entries'],
      ...['progress_reviews', 'progress_statements', 'progress_evidence', 'progress_views'],
      ...['peer_level_consents', 'peer_levels', 'peer_dissents'],
    ]
    for (const table of readable())
      expect((await as(insiders['cleared peer'] as Principal, () => count(table))) > 0, table).toBe(
        open.includes(table),
      )
  })

  it('shows a peer whose conflict is open nothing but the invitation', async () => {
    for (const table of readable())
      expect((await as(insiders['waiting peer'] as Principal, () => count(table))) > 0, table).toBe(
        ['reviews', 'review_peers'].includes(table),
      )
  })

  it('hides from a contributor what hangs on a question that is not theirs', async () => {
    for (const table of [
      'document_updates',
      'document_snapshots',
      'document_points',
      'document_versions',
      'document_restores',
      'evidence',
      'evidence_items',
      'evidence_revisions',
      'evidence_asks',
      'evidence_words',
      'comment_threads',
      'comments',
      'comment_changes',
      'comment_mentions',
      'suggestions',
      'rounds',
      'agreements',
      'stances',
      'submissions',
      'frozen_texts',
      'signatures',
      'signing_notes',
      'assessment_duties',
      'review_comments',
      'findings',
      'recommendations',
      'fact_points',
      'evidence_requests',
      'conversations',
      'clock_entries',
      'progress_reviews',
      'progress_statements',
      'progress_evidence',
      'progress_views',
      'peer_level_consents',
      'peer_levels',
      'peer_dissents',
      'recommendation_answers',
      'plans',
      'plan_actions',
      'plan_steps',
      'replies',
      'referrals',
      'body_asks',
      'publications',
      'submission_seals',
    ])
      expect(await as(insiders.contributor as Principal, () => count(table)), table).toBe(0)
    expect(await as(insiders.contributor as Principal, () => count('assessment_questions'))).toBe(1)
  })

  it('lets nobody, the owning role included, change what is kept as it was written', async () => {
    const { owner } = await testDatabase()
    for (const table of [
      'submissions',
      'submission_seals',
      'frozen_texts',
      'audit_entries',
      'document_updates',
      'document_snapshots',
      'document_points',
      'agreements',
      'comments',
      'comment_changes',
      'comment_mentions',
      'clock_entries',
    ]) {
      const own = table === 'audit_entries' ? 'chain_id' : 'council_id'
      await expect(
        owner.query(`update ${table} set ${own} = ${own} where ${own} = $1`, [councilId]),
        table,
      ).rejects.toMatchObject({ code: 'CN001' })
      await expect(owner.query(`delete from ${table} where ${own} = $1`, [councilId]), table).rejects.toMatchObject({
        code: 'CN001',
      })
    }
  })

  it('lets a council go whole where two people have had it removed, and none beside it', async () => {
    const { owner } = await testDatabase()
    const client = await owner.connect()
    const leaving = (id: string, doneAt: string) =>
      client.query<{ id: string }>(
        `insert into leavings (kind, removed_council_id, reason, asked_by, confirmed_by, confirmed_at, due_at, done_at)
         values ('council', $1, 'R', uuidv7(), uuidv7(), now() - interval '30 days', now(), ${doneAt}) returning id`,
        [id],
      )
    const rowsIn = async (table: string) =>
      (await client.query(`select 1 from ${table} where ${ownerOf(table)} = $1`, [councilId])).rowCount
    try {
      await client.query('begin')
      await leaving(randomUUID(), 'now()')
      await expect(client.query('delete from comments where council_id = $1', [councilId])).rejects.toMatchObject({
        code: 'CN001',
      })
      await client.query('rollback; begin')
      const { rows } = await leaving(councilId, 'null')
      await client.query(`update reviews set state = 'closed' where council_id = $1`, [councilId])
      for (const table of written()) expect(await rowsIn(table), table).toBeGreaterThan(0)
      const done = await client.query(`select do_leaving($1, 'N', 'P') as done`, [rows[0]?.id])
      expect(done.rows).toEqual([{ done: true }])
      for (const table of written()) expect(await rowsIn(table), table).toBe(0)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
