import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitScore } from '@/lib/score/submit-score'
import { testDatabase } from '../kit/database'
import { attempt, type Connected, connectAs, EVERY_ROLE } from '../kit/serving-role'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

const NO_RIGHT = '42501'
const NOT_ALLOWED = 'CN008'

let w: Scoring
let app: Connected
type Who = { userId: string; place: { council?: string } }

beforeAll(async () => {
  app = await connectAs('app')
  w = await buildWorld(SCORING)
  await submitScore(w.assessors[0] as never, {
    ...{ assessmentId: w.assessmentId, code: '1.1', roundId: w.roundId, kind: 'level', current: 1, ambition: 4 },
    ...{ confidence: 'high', evidenceStrength: 'fair', reason: 'Hidden' },
  })
})
afterAll(() => app.end())

const ada = () => w.assessors[0] as Who
const ben = () => w.assessors[1] as Who
const stranger = (): Who => ({ userId: w.outsider.userId, place: { council: w.elsewhere.slug } })

/** The whole plan with all that was counted, but for the guess itself and how long it took. */
async function explained(statement: string, guesses: string[]) {
  const plans: string[] = []
  for (const guess of guesses) {
    const { rows } = await app.client.query<Record<string, string>>(
      `explain (analyze, costs off, timing off, summary off, buffers off) ${statement.replace('?', `'${guess}'`)}`,
    )
    plans.push(JSON.stringify(rows).replaceAll(guess.length > 1 ? guess : `current = ${guess})`, '?'))
  }
  return plans
}

/** A policy hides rows, and EXPLAIN counts the rows that it hid: whoever may query a table can guess at what is in them. */
describe('what EXPLAIN counts', () => {
  it('is nothing of scores, drafts, what was judged, the trail, mails and acts: they are read by functions alone', async () => {
    for (const who of [ada(), ben(), stranger()])
      await app.as(who, async () => {
        for (const table of ['scores', 'score_drafts', 'judged_answers', 'audit_entries'])
          for (const statement of [
            `explain analyze select 1 from ${table}`,
            `select 1 from ${table}`,
            `delete from ${table}`,
            `explain analyze select 1 from ${table} where round_id = '${w.roundId}'`,
          ])
            expect(await attempt(app.client, statement), statement).toBe(NO_RIGHT)
        for (const statement of [
          `explain analyze select 1 from mails where kind = 'reminder'`,
          `explain analyze select 1 from mails where council_id = '${w.council.id}'`,
          `explain analyze select 1 from done_acts where user_id = '${ada().userId}'`,
          'insert into done_acts (user_id, key, answer) select acting_user(), key, answer from done_acts',
        ])
          expect(await attempt(app.client, statement), statement).toBe(NO_RIGHT)
      })
  })

  it('does not tell a right guess at a hidden score from a wrong one', async () => {
    const of = `from shown_scores where round_id = '${w.roundId}'`
    for (const who of [ben(), w.chair as Who, stranger()])
      await app.as(who, async () => {
        for (const statement of [`select 1 ${of} and assessor_id = ?`, `select 1 ${of} and current = ?`]) {
          const guesses = statement.includes('assessor') ? [ada().userId, w.member.userId] : ['1', '2']
          const [right, wrong] = await explained(statement, guesses)
          expect(right, statement).toBe(wrong)
        }
      })
    await app.as(ada(), async () => {
      const [right, wrong] = await explained(`select 1 ${of} and current = ?`, ['1', '2'])
      expect(right, 'their own').not.toBe(wrong)
    })
  })

  it('is of mails and of acts what the asker may know, and the same whatever else there is', async () => {
    const { owner } = await testDatabase()
    const looked = (who: Who) =>
      app.as(who, async () => {
        const plans: string[] = []
        for (const from of ['mails_of_invitations()', `done_before('theirs')`]) {
          const { rows } = await app.client.query(
            `explain (analyze, costs off, timing off, summary off, buffers off) select * from ${from}`,
          )
          plans.push(JSON.stringify(rows))
        }
        return plans
      })
    const everybody = [w.lead as Who, ben(), w.observer as Who, stranger()]
    const before: string[][] = []
    for (const who of everybody) before.push(await looked(who))
    await owner.query(`insert into done_acts (user_id, key, answer) values ($1, 'theirs', '')`, [ada().userId])
    const reminder = await owner.query(
      'insert into reminders (council_id, assessment_id, asked_by) values ($1, $2, $3) returning id',
      [w.council.id, w.assessmentId, w.lead.userId],
    )
    expect(reminder.rowCount).toBe(1)
    expect((await owner.query(`select 1 from mails where kind = 'reminder'`)).rowCount).toBe(1)
    for (const [at, who] of everybody.entries()) expect(await looked(who)).toEqual(before[at])
  })

  it('writes a score, a draft and what was judged as whoever has the seat, and as nobody else', async () => {
    const score = `select save_score('${w.roundId}', 'level', 2, 3, 'low', 'fair', '', now())`
    const draft = `select save_draft('${w.roundId}', '{"kind":"2"}', now())`
    const judged = `select save_judged('${w.roundId}', 'score', 'W', 1, null, now())`
    for (const who of [w.observer as Who, w.contributor as Who, stranger()])
      await app.as(who, async () => {
        for (const statement of [score, draft, judged])
          expect(await attempt(app.client, statement), statement).toBe(NOT_ALLOWED)
      })
    await app.as(ben(), async () => {
      for (const statement of [draft, score, judged]) expect(await attempt(app.client, statement), statement).toBe(1)
      const { rows } = await app.client.query('select assessor_id, current from shown_scores where round_id = $1', [
        w.roundId,
      ])
      expect(rows).toEqual([{ assessor_id: ben().userId, current: 2 }])
    })
  })
})

describe('what PostgreSQL counts for everybody', () => {
  it('is nothing that says whether somebody has just scored, and nobody makes large objects', async () => {
    for (const role of EVERY_ROLE) {
      const { client, undone, end } = await connectAs(role)
      await undone(async () => {
        for (const statement of [
          `select n_tup_ins from pg_stat_user_tables where relname = 'scores'`,
          `select pg_stat_get_tuples_inserted('scores'::regclass)`,
          `select pg_stat_get_xact_tuples_returned(1259)`,
          `select pg_relation_size(1259)`,
          'select lo_create(0)',
          `select lo_from_bytea(0, 'x')`,
        ].filter((said) => !said.includes('scores') || role !== 'jobs'))
          expect(await attempt(client, statement), `${role}: ${statement}`).toBe(NO_RIGHT)
      })
      await end()
    }
  })
})
