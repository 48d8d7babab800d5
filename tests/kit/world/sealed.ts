import type pg from 'pg'
import type { Caller } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { composeText } from '@/server/demo/compose-text'
import { testDatabase } from '../database'

/** Ids that are the same in every run, because they are part of what is sealed. */
const id = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const day = (number: number) => new Date(Date.UTC(2026, 2, number, 10, 30, 15, 123))
const council_id = id(1)
export const assessment_id = id(2)
const slug = 'sealed-council'

const PEOPLE = [
  { name: 'Zoë Ash', role: 'member', group: 'Hill', duties: ['assessor', 'chair'] },
  { name: 'Ben Birch', role: 'member', group: 'Hill', duties: ['assessor'] },
  { name: 'Cat Cedar', role: 'member', group: 'Hill', duties: ['assessor', 'signatory'] },
  { name: 'Dan Elm', role: 'member', group: 'Vale', duties: ['assessor'] },
  { name: 'Eve Fir', role: 'officer', duties: ['assessor', 'signatory'] },
  { name: 'Lee Oak', role: 'lead', duties: [] },
] as const
const userOf = (at: number) => id(100 + at)
export const callerOf = (at: number): Caller => ({ userId: userOf(at) as UserId, place: { council: slug } })

type View = [by: number, minorityView: string | null, isNamed: boolean]

const LEVELS_OF = { first: [1, 1, 3, 4, 4], second: [2, 2, 2, 3, null], alone: [3, 3, 3, 3, 3] }

/** Does this past every rule of the database, in one transaction. */
export async function pastTheRules(work: (client: pg.PoolClient) => Promise<unknown>) {
  const client = await (await testDatabase()).owner.connect()
  await client.query('begin; set local session_replication_role = replica')
  await work(client)
  await client.query('commit')
  client.release()
}

/** Every kind of row that a submission is made of, written past the rules: five questions, one asked again, one left out. */
export async function buildSealed(client: pg.PoolClient) {
  const insert = (table: string, row: Record<string, unknown>) =>
    client.query(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, n) => `$${n + 1}`)})`,
      Object.values(row),
    )
  const framework_version_id = id(3)
  const inside = { council_id, assessment_id }
  await insert('councils', { id: council_id, slug, name: 'Borough of Sealby – “old”', type: 'unitary' })
  await insert('framework_versions', {
    ...{ id: framework_version_id, name: 'Framework of a seal', version: -7, published_on: day(1) },
  })
  for (const number of [2, 1])
    await insert('framework_areas', { framework_version_id, number, title: `Area ${number}`, summary: 'Of it' })
  await insert('assessments', {
    ...{ id: assessment_id, council_id, framework_version_id, title: 'Year 1', state: 'agreeing', agree_share: 0.8 },
    ...{ created_by: userOf(5), created_at: day(1) },
  })
  for (const [at, { name, role, duties, ...of }] of PEOPLE.entries()) {
    const user_id = userOf(at)
    const post = `Post of ${name.split(' ')[0]}`
    await insert('users', { id: user_id, name, email: `sealed-${at}@people.example`, email_verified: day(1) })
    await insert('memberships', { id: id(200 + at), council_id, user_id, role, post, starts_on: day(1) })
    for (const duty of duties)
      await insert('assessment_duties', {
        ...{ ...inside, user_id, duty, name, post, standing: role === 'member' ? 'member' : 'officer' },
        group_name: 'group' in of ? of.group : null,
      })
  }
  for (const [n, code] of ['1.10', '1.2', '1.1', '2.1', '2.2'].entries()) {
    const [area, number] = code.split('.').map(Number)
    const framework_question_id = id(300 + n)
    const assessment_question_id = id(400 + n)
    await insert('framework_questions', {
      ...{ id: framework_question_id, framework_version_id, area, number, code, question: `Is ${code} so?` },
      ...{ why: 'It is', levels: '[]', evidence: '[]', tags: [], council_types: ['unitary'], guidance: '' },
    })
    await insert('assessment_questions', {
      ...{ id: assessment_question_id, ...inside, framework_question_id, code, area, number, progress: 'ready' },
      left_out_reason: code === '2.1' ? 'The county does it.' : null,
    })
    await insert('reasons', { id: id(600 + n), ...inside, assessment_question_id })
    for (const [kind, text] of [
      ['answer', assessment_question_id],
      ['reason', id(600 + n)],
    ]) {
      await insert('subjects', { id: text, kind, ...inside })
      await insert('documents', { council_id, id: text })
    }
    const write = (documentAt: number, seq: number, lines: string[], author: number) =>
      insert('document_updates', {
        ...{ council_id, document_id: id(documentAt + n), seq, author_id: userOf(author), batch_id: id(7000 + seq) },
        ...{ payload: Buffer.from(composeText(lines, 1000 + seq)), created_at: day(2) },
      })
    if (code !== '2.1') await write(400, 10 * n + 1, ['## How it is', `Of ${code}: café, naïve, 𝒳.`, '- one'], 0)
    if (code === '1.1') await write(400, 10 * n + 2, ['| what | when |', '| plan | now |', 'Added later.'], 1)
    await write(600, 10 * n + 3, ['A reason that is not the answer.'], 0)
    if (code === '1.2')
      await insert('document_snapshots', {
        ...{ council_id, document_id: id(400 + n), seq: 0, owners: '{}', made_at: day(2) },
        state: Buffer.from(composeText(['From the snapshot.'], 999)),
      })
  }
  await insert('area_statements', { id: id(900), ...inside, area: 1 })
  await insert('subjects', { id: id(900), kind: 'statement', ...inside })
  await insert('documents', { council_id, id: id(900) })
  await insert('document_updates', {
    ...{ council_id, document_id: id(900), seq: 60, author_id: userOf(0), batch_id: id(7900), created_at: day(2) },
    payload: Buffer.from(composeText(['## Summary', 'Of the area: café.'], 1900)),
  })
  const hold = async (question: number, number: number, state: string, levels: (number | null)[], reason?: string) => {
    const roundId = id(10_000 + 10 * question + number)
    await insert('rounds', {
      ...{ id: roundId, ...inside, assessment_question_id: id(400 + question), number, state, reason: reason ?? null },
      ...{ opened_at: day(3), revealed_at: state === 'open' ? null : day(4), revealed_by: userOf(5) },
    })
    await client.query('select take_seats($1)', [roundId]) // what the database does by itself where its rules are in force
    for (const [by, level] of levels.entries())
      await insert('scores', {
        ...{ ...inside, round_id: roundId, assessor_id: userOf(by), reason: 'Because', submitted_at: day(3) },
        ...(level === null
          ? { kind: by % 2 === 0 ? 'cannot-judge' : 'does-not-apply' }
          : { kind: 'level', current: level, ambition: 4, confidence: 'high', evidence_strength: 'fair' }),
      })
    return roundId
  }
  const agree = async (question: number, round_id: string, agreed: Record<string, unknown>, views: View[]) => {
    const agreement_id = round_id.replace('8000', '9000')
    await insert('agreements', {
      ...{ id: agreement_id, ...inside, assessment_question_id: id(400 + question), round_id, agreed_by: userOf(0) },
      ...{ level: 2, ambition: 4, reason: 'We agree.', consensus: 'close', agreed_at: day(5 + question), ...agreed },
    })
    for (const [by, minority_view, is_named] of views)
      await insert('stances', {
        ...{ council_id, agreement_id, assessor_id: userOf(by), stance: minority_view === null ? 'concur' : 'dissent' },
        ...{ minority_view, is_named, recorded_at: day(10 - by) },
      })
  }
  const reopened = await hold(2, 1, 'superseded', LEVELS_OF.first)
  await agree(2, reopened, { level: 1, group_dissent: 'Vale did not.', consensus: 'polarised' }, [[0, null, false]])
  await hold(2, 2, 'superseded', LEVELS_OF.alone, 'A figure was wrong.')
  const views: View[] = [
    [0, null, false],
    [1, 'zebra: it is lower', false],
    [2, 'Älter: it is lower', true],
    [3, 'zebra: it is lower', false],
    [4, 'apple: it is higher', false],
  ]
  await agree(
    2,
    await hold(2, 3, 'agreed', LEVELS_OF.second, 'Talked on.'),
    { group_dissent: 'Hill held more.' },
    views,
  )
  await agree(0, await hold(0, 1, 'agreed', LEVELS_OF.alone), { level: 3, consensus: 'agreed' }, [])
  await agree(1, await hold(1, 1, 'agreed', LEVELS_OF.second), {}, [
    [1, 'No.', false],
    [4, 'Not so.', true],
  ])
  await hold(4, 1, 'revealed', LEVELS_OF.first)
  for (const [n, audience] of ['public', 'council', 'exempt', 'confidential', 'public', 'public'].entries()) {
    await insert('subjects', { id: id(800 + n), kind: 'evidence', ...inside })
    const kind = n === 4 ? 'link' : 'file'
    const said = {
      ...{ title: `Paper ${n}`, speaks_for: '2026-01-31', added_by: userOf(5), added_at: day(n % 2 === 0 ? 6 : 5) },
      ...(kind === 'link'
        ? { url: 'https://council.example/paper' }
        : { file_name: `paper-${n}.pdf`, media_type: 'application/pdf', size: 9, sha256: `${n}`.repeat(64) }),
    }
    const isClassed = audience === 'exempt' || audience === 'confidential'
    await insert('evidence_items', {
      ...{ id: id(800 + n), council_id, kind, owner_id: userOf(5), added_by: userOf(5), readers: 'public' },
      ...(isClassed ? { legal_class: audience, class_reason: 'Pay', class_decided_by: userOf(5) } : {}),
      ...(audience === 'exempt' ? { exempt_paragraph: 3, class_review_on: '2027-01-01' } : {}),
    })
    await insert('evidence_revisions', { id: id(850 + n), council_id, item_id: id(800 + n), number: 1, ...said })
    await insert('evidence', {
      ...{ id: id(800 + n), ...inside, assessment_question_id: id(n < 4 ? 402 : 401), audience, kind, ...said },
      ...{ item_id: id(800 + n), revision_id: id(850 + n) },
      ...(audience === 'exempt' ? { exempt_paragraph: 3, exempt_reason: 'Pay', exempt_review_on: '2027-01-01' } : {}),
      ...(n === 5 ? { removed_at: day(7), removed_by: userOf(5), removed_reason: 'Old' } : {}),
    })
  }
}
