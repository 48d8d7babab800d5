import { createHash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SERVING_ROLES } from '@/db/roles'
import { replaceTextLog } from '@/db/text-log'
import { submitScore } from '@/lib/score/submit-score'
import { testDatabase } from '../kit/database'
import { named } from '../kit/named'
import { attempt, type Connected, connectAs, EVERY_ROLE } from '../kit/serving-role'
import { buildWorld, LEADERS, SCORING, type Scoring } from '../kit/world'

/** PostgreSQL's own words for it, and ours (db/README.md). */
const NO_RIGHT = '42501'
const NOT_PROVEN = '28000'
const NO_MARK = '55000'
const NO_ENTRY = 'CN009'
const OUT_OF_TURN = 'CN006'
const NOT_ALLOWED = 'CN008'
const NOT_NOW = 'CN003'
const KEPT = 'CN001'
const TWICE = '23505'

let w: Scoring
let app: Connected
let score: string
const roles: Connected[] = []
const owner = async () => (await testDatabase()).owner

beforeAll(async () => {
  w = await buildWorld(SCORING)
  for (const role of EVERY_ROLE) roles.push(await connectAs(role))
  app = roles.find(({ role }) => role === 'concord_app') as Connected
  const [ada] = w.assessors
  const given = await submitScore(ada as never, {
    ...{
      assessmentId: w.assessmentId,
      code: '1.1',
      roundId: w.roundId as string,
      kind: 'level',
      current: 1,
      ambition: 4,
    },
    ...{ confidence: 'high', evidenceStrength: 'fair', reason: 'Hidden' },
  })
  expect(given).toMatchObject({ ok: true })
  score = (await (await owner()).query('select id from scores where round_id = $1', [w.roundId])).rows[0].id
})
afterAll(() => Promise.all(roles.map(({ end }) => end())))

const ada = () => w.assessors[0] as { userId: string; place: { council: string } }
const ben = () => w.assessors[1] as { userId: string; place: { council: string } }

describe('a serving role in wrong hands', () => {
  it('makes nothing temporary and nothing lasting, which the superuser can', async () => {
    const make = [
      'create temp table rounds (id uuid)',
      'create temp view rounds as select 1',
      'create table public.x (id int)',
      'create schema x',
    ]
    make.push(`create function pg_temp.acting_user() returns uuid language sql as 'select null::uuid'`)
    for (const { client, undone, role } of roles)
      await undone(async () => {
        for (const statement of make) expect(await attempt(client, statement), `${role}: ${statement}`).toBe(NO_RIGHT)
      })
    const superuser = await (await owner()).connect()
    await superuser.query('begin')
    for (const statement of make.slice(1)) await superuser.query(statement)
    await superuser.query('rollback')
    superuser.release()
  })

  it('is not believed in the place of a real table, even where it may make temporary ones; a function without a search path is', async () => {
    const admin = await owner()
    const name = (await admin.query('select current_database() as name')).rows[0].name
    const everyRole = await named(admin, roles.map(({ role }) => role).join(', '))
    await admin.query(`grant temporary on database ${name} to ${everyRole}`)
    await admin.query(`create function fooled(round uuid) returns boolean language plpgsql stable security definer as
      $$ begin return exists (select 1 from rounds r where r.id = round and r.revealed_at is not null); end $$;
      create function fooled_about(assessment uuid) returns text language plpgsql stable security definer as
      $$ begin return (select a.state from assessments a where a.id = assessment); end $$;
      grant execute on function fooled(uuid), fooled_about(uuid) to public`)
    const frozen = await buildWorld({ state: 'signing', cast: LEADERS })
    const attach = async ({
      council,
      assessmentId,
      question,
      officer,
    }: Pick<typeof frozen, 'council' | 'assessmentId' | 'question' | 'officer'>) => {
      const { rows } = await admin.query(
        `with item as (insert into evidence_items (council_id, kind, owner_id, readers, added_by)
           values ($1, 'link', $2, 'peers', $2) returning id)
         insert into evidence_revisions (council_id, item_id, number, title, speaks_for, url, added_by)
           select $1, item.id, 1, 'T', current_date, 'https://x.example', $2 from item returning item_id, id`,
        [council.id, officer.userId],
      )
      return attempt(
        app.client,
        `insert into public.evidence (council_id, assessment_id, assessment_question_id, item_id, revision_id, kind, title, speaks_for, audience, added_by)
         values ($1, $2, $3, $4, $5, 'link', 'T', current_date, 'council', $6)`,
        [council.id, assessmentId, question('1.1').id, rows[0].item_id, rows[0].id, officer.userId],
      )
    }
    try {
      for (const { client, undone, role } of roles.filter(({ role }) => role !== SERVING_ROLES.jobs)) // it sees none of ours
        await undone(async () => {
          await client.query(
            `create temp view rounds as select '${w.roundId}'::uuid as id, now() as revealed_at, 'revealed' as state`,
          )
          await client.query('grant select on rounds to public')
          expect((await client.query('select fooled($1) as is', [w.roundId])).rows, role).toEqual([{ is: true }])
          const revealed = await attempt(client, 'select 1 where round_is_revealed($1)', [w.roundId])
          expect([0, NO_RIGHT], role).toContain(revealed)
        })
      await app.as(ben(), async () => {
        await app.client.query(
          `create temp view rounds as select '${w.roundId}'::uuid as id, now() as revealed_at, 'revealed' as state`,
        )
        await app.client.query('grant select on rounds to public')
        expect(await attempt(app.client, 'select 1 from public.shown_scores where id = $1', [score])).toBe(0)
      })
      await app.as(ada(), async () =>
        expect(await attempt(app.client, 'select 1 from shown_scores where id = $1', [score])).toBe(1),
      )
      await app.as(frozen.officer, async () => {
        await app.client.query(
          `create temp view assessments as select '${frozen.council.id}'::uuid as council_id, '${frozen.assessmentId}'::uuid as id, 'agreeing' as state`,
        )
        await app.client.query('grant select on assessments to public')
        const { rows } = await app.client.query('select fooled_about($1) as state', [frozen.assessmentId])
        expect(rows).toEqual([{ state: 'agreeing' }])
        expect(await attach(frozen)).toBe(NOT_NOW)
      })
      await app.as(w.officer, async () => expect(await attach(w)).toBe(1))
    } finally {
      await admin.query(
        `drop function fooled(uuid), fooled_about(uuid); revoke temporary on database ${name} from ${everyRole}`,
      )
    }
  })

  it('acts as nobody without a proof: not by a setting, nor by a proof for another connection or another person', async () => {
    const fresh = await connectAs('app')
    const { client, undone } = fresh
    const claim = (userId: string) =>
      client.query(`select set_config('concord.user_id', $1, true), set_config('concord.council', $2, true)`, [
        userId,
        w.council.slug,
      ])
    await undone(async () => {
      await claim(ada().userId)
      expect(await attempt(client, 'select 1 from shown_scores')).toBe(NO_MARK)
    })
    await undone(async () => {
      for (const proof of ['', 'x', app.prove(ada().userId), fresh.prove(ben().userId)])
        expect(await attempt(client, 'select act_as($1, $2)', [ada().userId, proof])).toBe(NOT_PROVEN)
    })
    await fresh.as(ben(), async () => {
      await claim(ada().userId)
      expect(await attempt(client, 'select 1 from memberships')).toBe(0)
    })
    await undone(async () => {
      await claim(ben().userId) // proven a moment ago, in a transaction that is over
      expect(await attempt(client, 'select 1 from memberships')).toBe(0)
    })
    await fresh.as(ben(), async () => expect(await attempt(client, 'select 1 from memberships')).toBeGreaterThan(5))
    expect(await attemptAlone(client, 'select * from acting_keys')).toBe(NO_RIGHT)
    expect(await attemptAlone(client, `select setval('acting_mark', 1)`)).toBe(NO_RIGHT)
    await fresh.end()
  })

  it('forges no entry of the trail: not past its function, nor with another author, place, order, time or words than are true', async () => {
    const now = new Date()
    const link = async (more: object = {}) => {
      const { rows } = await app.client.query('select * from audit_head($1)', [w.council.id])
      return {
        ...{ chainId: w.council.id, seq: Number(rows[0].seq ?? 0) + 1, at: now.toISOString(), actorId: ben().userId },
        ...{ act: 'thing.done', subject: { to: 'nobody' }, previousHash: rows[0].hash ?? '', ...more },
      }
    }
    const append = async (more: object = {}) =>
      attempt(app.client, 'select append_to_trail($1)', [canonicalize(await link(more))])
    await app.as(ben(), async () => {
      const insert = `insert into audit_entries (chain_id, seq, at, actor_id, act, subject, previous_hash, hash, entry)
        values ('${w.council.id}', 99, now(), '${ben().userId}', 'x.y', '{}', '', '', '')`
      expect(await attempt(app.client, insert)).toBe(NO_RIGHT)
      const lies = [
        { actorId: ada().userId },
        { chainId: w.elsewhere.id },
        { chainId: score, act: 'score.submitted' },
        { act: 'score.submitted' },
        { act: 'Thing done' },
        { seq: 1_000 },
        { previousHash: 'f'.repeat(64) },
        { at: new Date(now.getTime() - 70_000).toISOString() },
        { at: new Date(now.getTime() + 70_000).toISOString() },
        { more: 'words' },
      ]
      for (const lie of lies) expect(await append(lie), JSON.stringify(lie)).toBe(NO_ENTRY)
      const entry = canonicalize(await link())
      expect(await attempt(app.client, 'select append_to_trail($1)', [entry])).toBe(1)
      expect(await attempt(app.client, 'select append_to_trail($1)', [entry]), 'the same again').toBe(NO_ENTRY)
    })
    const { rows } = await (await owner()).query('select * from audit_entries where entry is not null')
    expect(rows.length).toBeGreaterThan(0)
    for (const { entry, hash, act } of rows) {
      expect(createHash('sha256').update(entry, 'utf8').digest('hex'), act).toBe(hash)
      expect(JSON.parse(entry).act).toBe(act)
    }
  })

  it('reveals nothing without quorum, nor as somebody who may not; a chair does once enough have scored', async () => {
    const reveal = (by: string) =>
      [
        `update rounds set state = 'revealed', revealed_at = now(), revealed_by = $2 where id = $1`,
        [w.roundId, by] as unknown[],
      ] as const
    const { chair, observer } = w
    await app.as(chair, async () => expect(await attempt(app.client, ...reveal(chair.userId))).toBe(OUT_OF_TURN))
    for (const one of w.assessors)
      await submitScore(one, {
        ...{ assessmentId: w.assessmentId, code: '1.1', roundId: w.roundId, kind: 'level', current: 1, ambition: 4 },
        ...{ confidence: 'high', evidenceStrength: 'fair', reason: 'Hidden' },
      })
    for (const [who, answer] of [
      [observer, NOT_ALLOWED],
      [ben(), NOT_ALLOWED],
      [w.contributor, NOT_ALLOWED],
      [w.unassigned, 0], // who does not see that there is a round
    ] as const)
      await app.as(who, async () => expect(await attempt(app.client, ...reveal(who.userId))).toBe(answer))
    await app.as(chair, async () => {
      expect(await attempt(app.client, ...reveal(ben().userId)), 'in the name of another').toBe(OUT_OF_TURN)
      expect(await attempt(app.client, ...reveal(chair.userId))).toBe(1)
    })
  })

  it('gives a role to nobody as who may not, and none to whoever acts; a lead gives one to another', async () => {
    const give = (userId: string, role: string) =>
      [
        `insert into memberships (council_id, user_id, role, post, starts_on) values ($1, $2, $3, 'P', current_date)`,
        [w.council.id, userId, role] as unknown[],
      ] as const
    const { lead, officer } = w
    await app.as(officer, async () => {
      expect(await attempt(app.client, ...give(officer.userId, 'lead'))).toBe(NO_RIGHT)
      expect(await attempt(app.client, `update memberships set role = 'lead'`)).toBe(NO_RIGHT)
      expect(await attempt(app.client, `update memberships set ends_on = current_date`)).toBe(NO_RIGHT)
    })
    await app.as(lead, async () => {
      expect(await attempt(app.client, ...give(lead.userId, 'monitoring_officer'))).toBe(NO_RIGHT)
      const invite = `insert into invitations (council_id, email, name, role, post, token_hash, invited_by, expires_at)
        values ($1, $2, 'N', 'monitoring_officer', 'P', 'h', $3, now() + interval '1 day')`
      expect(await attempt(app.client, invite, [w.council.id, lead.email, lead.userId])).toBe(NO_RIGHT)
      expect(await attempt(app.client, invite, [w.council.id, 'new@people.example', officer.userId])).toBe(NO_RIGHT)
      expect(await attempt(app.client, invite, [w.council.id, 'new@people.example', lead.userId])).toBe(1)
      expect(await attempt(app.client, ...give(w.outsider.userId, 'observer')), 'who never stood here').toBe(NO_RIGHT)
      expect(await attempt(app.client, ...give(officer.userId, 'monitoring_officer'))).toBe(1)
    })
  })

  it('submits nothing that lacks a signature or is hashed otherwise, and no version twice; with all of them it does', async () => {
    const s = await buildWorld({ state: 'signing', cast: LEADERS })
    const admin = await owner()
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    const one = sha('{"a":1}')
    const fileOf = (signatories: number, more: object = {}) =>
      canonicalize({
        content: { a: 1 },
        signatures: Array.from({ length: signatories }, () => ({
          ...{ name: 'N', post: 'P', signedAt: '2026-01-01T00:00:00.000Z', contentSha256: one },
        })),
        submittedAt: '2026-01-01T00:00:00.000Z',
        ...more,
      }) ?? ''
    const submit = (file: string, sha256 = sha(file)) =>
      [
        `insert into submissions (council_id, assessment_id, version, content, canonical, sha256, submitted_by)
       values ($1, $2, 1, $5::text::jsonb, $5::text, $3, $4)`,
        [s.council.id, s.assessmentId, sha256, s.lead.userId, file] as unknown[],
      ] as const
    const right = fileOf(2)
    const sign = async (userId: string, sha: string) =>
      admin.query(
        `insert into signatures (council_id, assessment_id, user_id, name, post, content_sha256) values ($1, $2, $3, 'N', 'P', $4)`,
        [s.council.id, s.assessmentId, userId, sha],
      )
    const asLead = (...of: ReturnType<typeof submit>) => app.as(s.lead, () => attempt(app.client, ...of))
    expect(await asLead(...submit(right))).toBe(NOT_NOW)
    await sign(s.leader.userId, one)
    expect(await asLead(...submit(right))).toBe(NOT_NOW)
    await sign(s.chief.userId, 'other')
    expect(await asLead(...submit(right)), 'under two contents').toBe(NOT_NOW)
    await admin.query(`delete from signatures where user_id = $1`, [s.chief.userId])
    await sign(s.chief.userId, one)
    expect(await asLead(...submit(right, 'f'.repeat(64)))).toBe(KEPT)
    const forged = [
      fileOf(2, { content: { a: 2 } }),
      fileOf(1),
      fileOf(3),
      fileOf(2, { more: 1 }),
      '{}',
      `{"content":{"a":1},${right.slice(right.indexOf('"signatures"'), -1)},"content":{"a":2}}`,
      right.replace('"P"', '"Q"'),
    ]
    for (const file of forged) expect(await asLead(...submit(file)), `nobody signed ${file}`).toBe(NOT_NOW)
    await app.as(s.lead, async () => expect(await attempt(app.client, ...submit(right))).toBe(1))
    expect(await app.as(s.officer, () => attempt(app.client, ...submit(right)))).toBe(NOT_ALLOWED)
    const third = await s.join('third', { role: 'officer', duties: ['signatory'] })
    expect(await asLead(...submit(right)), 'two of three have signed').toBe(NOT_NOW)
    await sign(third.userId, one)
    await app.as(s.lead, async () => {
      expect(await attempt(app.client, ...submit(fileOf(3)))).toBe(1)
      expect(await attempt(app.client, ...submit(fileOf(3)))).toBe(TWICE)
      expect(
        await attempt(app.client, `update assessments set state = 'submitted' where id = $1`, [s.assessmentId]),
      ).toBe(1)
    })
    await app.as(s.lead, async () =>
      expect(
        await attempt(app.client, `update assessments set state = 'submitted' where id = $1`, [s.assessmentId]),
      ).toBe('CN004'),
    )
    // Everybody who is named has signed, and it is one alone.
    await admin.query('delete from signatures where user_id <> $1 and assessment_id = $2', [
      third.userId,
      s.assessmentId,
    ])
    await admin.query(
      `update assessment_duties set ended_at = now(), end_reason = 'R' where assessment_id = $1 and duty = 'signatory' and ended_at is null and user_id <> $2`,
      [s.assessmentId, third.userId],
    )
    expect(await asLead(...submit(right)), 'by one alone').toBe(NOT_NOW)
  })

  it('changes no word of a frozen text: the compactor neither, which does as long as it is not', async () => {
    const admin = await owner()
    const { documentId } = w
    const place = { councilId: w.council.id as string, documentId: documentId as string }
    const write = async () => {
      const { rows } = await admin.query(
        `insert into document_updates (council_id, document_id, author_id, batch_id, payload) values ($1, $2, $3, $4, '\\x00') returning seq::int`,
        [place.councilId, documentId, ada().userId, randomUUID()],
      )
      return rows[0].seq as number
    }
    const compact = (was: number, seq: number) =>
      replaceTextLog(place, {
        ...{ was, rows: 1, upTo: seq, state: Buffer.from(`up to ${seq}`), owners: {} },
        points: [
          { authorId: ada().userId, firstSeq: seq, lastSeq: seq, writtenAt: new Date(), payload: Buffer.from('p') },
        ],
      })
    const snapshot = async () =>
      (await admin.query('select seq::int from document_snapshots where document_id = $1', [documentId])).rows
    const first = await write()
    expect(await compact(0, first)).toBe(true)
    const second = await write()
    await admin.query('update documents set frozen_at = now() where id = $1', [documentId])
    expect(await compact(first, second)).toBe(false)
    expect(await snapshot()).toEqual([{ seq: first }])
    for (const { client, undone, role } of roles)
      await undone(async () => {
        for (const table of ['document_updates', 'document_snapshots', 'document_points'])
          for (const statement of [`delete from public.${table}`, `update public.${table} set council_id = council_id`])
            expect(await attempt(client, statement), `${role}: ${statement}`).toBe(NO_RIGHT)
      })
  })
})

async function attemptAlone(client: Connected['client'], statement: string) {
  await client.query('begin')
  const answer = await attempt(client, statement)
  await client.query('rollback')
  return answer
}
