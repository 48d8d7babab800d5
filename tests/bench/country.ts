import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { canonicalForm, type SubmittedFile } from '@/lib/submission/submission'
import { readAnswer } from '@/lib/text/answer-text'
import { ANSWERS } from '@/server/demo/answers'
import { composeText } from '@/server/demo/compose-text'

/** How much of everything: `evidence` and `comments` are those of the large council's running assessment. */
export type Size = {
  councils: number
  people: number
  assessments: number
  large: { people: number; assessments: number; evidence: number; comments: number }
}

/** Every council in the country, and one that is ten times as large. */
export const COUNTRY: Size = {
  ...{ councils: 350, people: 30, assessments: 8 },
  large: { people: 300, assessments: 20, evidence: 2_000, comments: 5_000 },
}
/** The same kinds of rows in seconds. */
export const VILLAGE: Size = {
  ...{ councils: 8, people: 12, assessments: 4 },
  large: { people: 30, assessments: 4, evidence: 60, comments: 500 },
}
export const LARGE_COUNCIL = 'greatmoor'

const NAMES = [
  'Priya',
  'Desmond',
  'Marianne',
  'Tobias',
  'Leila',
  'Callum',
  'Imogen',
  'Yusuf',
  'Bronwen',
  'Oliver',
  'Agnes',
]
const FAMILIES = [
  'Hallworth',
  'Fairbrook',
  'Oakeshaw',
  'Renwick',
  'Sandgrove',
  'Westerby',
  'Thackley',
  'Penhallow',
  'Muirhouse',
]

type Asked = { id: string; version: string; code: string; area: number; number: number; question: string }

/** Fills a database that has no council yet, in one transaction and past the triggers: `owner` is the superuser. */
export async function fillCountry(owner: pg.Pool, size: Size): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`set local session_replication_role = replica; set local synchronous_commit = off;
      set local work_mem = '128MB'; set local max_parallel_workers_per_gather = 0`)
    await putSizes(client, size)
    await putQuestions(client)
    await client.query(readFileSync(fileURLToPath(new URL('./country.sql', import.meta.url)), 'utf8'))
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    client.release(true)
  }
}

/**
 * Takes every council but the large one out of a country, as if there had been none. What PostgreSQL has reserved for them stays.
 */
export async function leaveAlone(owner: pg.Pool): Promise<void> {
  const client = await owner.connect()
  try {
    const { rows: owned } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'council_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
    )
    await client.query('set session_replication_role = replica')
    const others = `(select id from councils where slug <> '${LARGE_COUNCIL}')`
    for (const { name } of owned) await client.query(`delete from ${name} where council_id in ${others}`)
    await client.query(`delete from audit_entries e where e.chain_id in ${others}
      or (e.act = 'score.submitted' and not exists (select from scores s where s.id = e.chain_id))`)
    await client.query(`delete from users u where not exists (select from memberships m where m.user_id = u.id)
      and not exists (select from review_peers p where lower(p.email) = lower(u.email)) and not u.is_programme`)
    await client.query(`delete from councils where slug <> '${LARGE_COUNCIL}'`)
    await client.query('vacuum (truncate false)')
  } finally {
    client.release(true)
  }
}

/**
 * Has PostgreSQL believe that every table is large and that it knows nothing of what is in it: it then goes about everything as
 * in the largest country, and in the same way in two databases.
 */
export async function seemLarge(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  for (const { name } of rows) await owner.query(`alter table ${name} set (autovacuum_enabled = false)`)
  await owner.query(
    `delete from pg_statistic where starelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
  )
  await owner.query(`update pg_class set reltuples = greatest(relpages, 1) * 20000.0
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')`)
}

/** `first` is the place of the first councillor: those before hold offices. */
async function putSizes(client: pg.PoolClient, { councils, people, assessments, large }: Size) {
  await client.query(`create temp table size (c int, slug text, name text, people int, first int, assessments int, assessors int,
    evidence int, evidence_before int, comments int)`)
  const put = (from: string, values: unknown[]) => client.query(`insert into size ${from}`, values)
  await put(
    `select c, 'district-' || c, 'District Council ' || c, $2, greatest(8, $2 / 3), $3, 8, 40, 40, 60 from generate_series(1, $1) c`,
    [...[councils, people, assessments]],
  )
  await put(`values (0, $1, 'Greatmoor Council', $2, greatest(8, $2 / 3), $3, least(24, $2 / 2), $4, 40, $5)`, [
    ...[LARGE_COUNCIL, large.people, large.assessments, large.evidence, large.comments],
  ])
  await client.query('create temp table spoken (names text[], families text[])')
  await client.query('insert into spoken values ($1, $2)', [NAMES, FAMILIES])
}

/** The questions of the published framework with the answers of the demo, and a submission of them all. */
async function putQuestions(client: pg.PoolClient) {
  const { rows } = await client.query<Asked>(`
    select id, framework_version_id as version, code, area, number, question from framework_questions order by area, number`)
  await client.query(`create temp table asked (n int, framework_question_id uuid, framework_version_id uuid, code text, area int,
    number int, level int, ambition int, reason text, said text, payload bytea)`)
  const questions: SubmittedFile['content']['questions'] = []
  for (const [at, { id, version, code, area, number, question }] of rows.entries()) {
    const { answer, level, ambition, reason } = ANSWERS.get(code) ?? {
      answer: ['Not written.'],
      level: 2,
      ambition: 3,
      reason: 'As told.',
    }
    const payload = composeText(answer, 1000 + at + 1)
    await client.query('insert into asked values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      ...[
        at + 1,
        id,
        version,
        code,
        area,
        number,
        level,
        ambition,
        reason,
        `${answer[0]} Can we say since when?`,
        Buffer.from(payload),
      ],
    ])
    questions.push(submitted({ code, area, question }, payload, { level, ambition, reason }))
  }
  const { rows: areas } = await client.query<{ number: number; title: string }>(
    'select number, title from framework_areas order by number',
  )
  await client.query('create temp table form (canonical text)')
  await client.query('insert into form values ($1)', [canonicalForm(formOf(questions, areas))])
}

function submitted(
  asked: Pick<Asked, 'code' | 'area' | 'question'>,
  payload: Uint8Array,
  agreed: { level: number; ambition: number; reason: string },
): SubmittedFile['content']['questions'][number] {
  const { answer, text } = readAnswer([payload])
  return {
    ...{ ...asked, leftOut: null, answer, text, evidence: [] },
    agreed: {
      ...{ ...agreed, groupDissent: null, consensus: 'agreed', round: 1, spread: { 1: 0, 2: 4, 3: 3, 4: 0 } },
      ...{ cannotJudge: 1, doesNotApply: 0, assessors: 8, concur: 8, dissent: 0, minorityViews: [] },
      ...{ agreedAt: '2026-03-02T10:00:00.000Z', earlier: [] },
    },
  }
}

/** Marks stand where one submission differs from the next. */
const formOf = (
  questions: SubmittedFile['content']['questions'],
  areas: { number: number; title: string }[],
): SubmittedFile => ({
  content: {
    format: 'concord-submission/1',
    council: { name: '@council@', type: 'unitary' },
    framework: { name: 'Efficient and intelligent councils', version: 1 },
    assessment: { id: '@assessment@', title: '@title@', version: 1 },
    rules: {
      ...{ consensusRule: 'standard', agreeShare: 0.75, quorumShare: 0.6, maxRounds: 3 },
      ...{ namingRule: 'roles', crossPartyRule: true },
    },
    areas: areas.map((area) => ({ ...area, statement: null, text: '' })),
    people: [{ duty: 'chair', name: 'Agnes Muirhouse', post: 'Chair of the audit committee' }],
    questions,
  },
  signatures: ['Chief executive', 'Leader of the council'].map((post) => ({
    ...{ name: 'Tobias Renwick', post, signedAt: '2026-03-06T10:00:00.000Z', contentSha256: '0'.repeat(64) },
  })),
  submittedAt: '2026-03-07T10:00:00.000Z',
})
