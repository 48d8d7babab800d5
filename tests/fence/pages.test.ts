import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { SERVING_ROLES } from '@/db/roles'
import { sealOf } from '@/lib/submission/seal'
import { submittedFile } from '@/lib/submission/submission'
import { build } from '@/server/build'
import { fillCountry, LARGE_COUNCIL, leaveAlone, seemLarge, VILLAGE } from '../bench/country'
import { copyDatabase, databaseAt, testDatabase } from '../kit/database'
import { linkHash } from '../kit/link-hash'
import { type Asking, findPlace, NO_PAGES, PAGES, type Place, pagesOf, type Reader } from '../kit/pages'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { freePort } from '../kit/realtime'
import { type Asked, type Connections, connectAll, inTheirPlaces, planOf, rowsRead } from '../kit/rows-read'
import { asksSomething, RECORDING, type Sent, statementsOf } from '../kit/statements'

const MOST_STATEMENTS = 25
/** Pages that take more than that today. A line may go and none may come. */
const TOO_MANY: Record<string, number> = {}
/** Statements that read other councils’ rows today, by the page and the table. A line may go and none may come. */
const READS_OTHERS: string[] = []

/** What is published, or is a register that everybody reads: not any council's own. */
const NOBODYS = [
  'councils',
  'framework_versions',
  'framework_areas',
  'framework_questions',
  'resources',
  'acting_keys',
  'limits',
]

/** The same large council stands in both: among others, and alone. */
type Country = { owner: pg.Pool; ownerUrl: string; rows: Map<string, number> }
let many: Country
let alone: Country
let product: Product
let among: Connections
let apart: Connections
let place: Place
const read = new Map<string, { asking: Asking; status: number; sent: Sent[] }>()

beforeAll(async () => {
  build(process.cwd(), '.next-test')
  const { owner, ownerUrl } = await testDatabase()
  await fillCountry(owner, VILLAGE)
  place = await findPlace(owner, LARGE_COUNCIL)
  const name = new URL(ownerUrl).pathname.slice(1)
  await owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [name],
  )
  await owner.end()
  const [manyUrl, fewUrl] = [databaseAt(inject('serverUrl'), name), databaseAt(inject('serverUrl'), `${name}_alone`)]
  await copyDatabase(`${name}_alone`, name)
  const connect = (url: string) => new pg.Pool({ connectionString: url, max: 2 })
  many = { owner: connect(manyUrl), ownerUrl, rows: new Map() }
  alone = { owner: connect(fewUrl), ownerUrl: databaseAt(ownerUrl, `${name}_alone`), rows: new Map() }
  await leaveAlone(alone.owner)
  for (const country of [many, alone]) await countRows(country)
  for (const country of [many, alone]) await seemLarge(country.owner)
  among = await connectAll(many.ownerUrl)
  apart = await connectAll(alone.ownerUrl)
  product = makeProduct(await freePort(), { DATABASE_URL: ownerUrl, AUTH_SECRET: TEST_SECRET, DEMO: '0', ...RECORDING })
  await product.start()
  for (const asking of pagesOf(place)) {
    let status = 0
    const sent = await statementsOf(async () => {
      const cookie = place.cookies[asking.as]
      const answer = await fetch(product.url + asking.path, { redirect: 'manual', headers: cookie ? { cookie } : {} })
      status = answer.status
      await answer.arrayBuffer()
    })
    read.set(asking.what, { asking, status, sent: sent.filter(asksSomething) })
  }
}, 600_000)
afterAll(async () => {
  await product?.end()
  for (const connections of [among, apart]) for (const { client } of connections?.values() ?? []) await client.end()
  await alone?.owner.end()
  await many?.owner.end()
})

const inBoth = async (one: Asked, as: Reader) =>
  [await rowsRead(among, one, place.users[as]), await rowsRead(apart, one, place.users[as])] as const

type AuditRow = {
  chain_id: string
  seq: number
  at: Date
  actor_id: string
  act: string
  subject: Record<string, unknown>
  previous_hash: string
  hash: string
}
const linkOf = (row: AuditRow) => ({
  ...{ chainId: row.chain_id, seq: row.seq, at: row.at.toISOString(), actorId: row.actor_id },
  ...{ act: row.act, subject: row.subject, previousHash: row.previous_hash },
})

async function countRows(country: Country) {
  const { rows } = await country.owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  for (const { name } of rows)
    country.rows.set(name, (await country.owner.query(`select count(*)::int as n from ${name}`)).rows[0].n)
}

describe('a country that is filled', () => {
  it('has trails that hold together, and submissions that are what their seals say', async () => {
    const { rows } = await many.owner.query<AuditRow>(
      `select e.chain_id, e.seq::int, e.at, e.actor_id, e.act, e.subject, e.previous_hash, e.hash from audit_entries e order by e.chain_id, e.seq`,
    )
    expect(rows.length).toBeGreaterThan(5_000)
    const broken = rows.filter((row, at) => {
      const before = rows[at - 1]
      const follows =
        row.seq === 1 ? row.previous_hash === '' : before?.hash === row.previous_hash && before.seq === row.seq - 1
      return !follows || row.hash !== linkHash(linkOf(row))
    })
    expect(broken.map(({ act, seq }) => `${act} ${seq}`)).toEqual([])
    const kept = await many.owner.query<{ content: unknown; sha256: string }>('select content, sha256 from submissions')
    expect(
      kept.rows.filter(
        ({ content, sha256 }) => sealOf(content) !== sha256 || !submittedFile.safeParse(content).success,
      ),
    ).toEqual([])
  })
})

describe('the pages of one council among many', () => {
  it('every page is looked at here, or has a reason why not', () => {
    const exist = Object.keys(import.meta.glob('/app/**/page.tsx')).map((file) => file.slice(4, -9))
    expect(exist.filter((page) => !PAGES[page] && !NO_PAGES[page])).toEqual([])
    expect(Object.keys({ ...PAGES, ...NO_PAGES }).filter((page) => !exist.includes(page))).toEqual([])
    expect(
      [...read].flatMap(([what, { status }]) =>
        status === (what.startsWith('/invitations/') ? 404 : 200) ? [] : [`${what}: ${status}`],
      ),
    ).toEqual([])
  })

  it(`no page takes more than ${MOST_STATEMENTS} statements`, () => {
    const counted = [...read].map(([what, { sent }]) => [what, sent.length] as const)
    expect(counted.filter(([what, count]) => count > (TOO_MANY[what] ?? MOST_STATEMENTS))).toEqual([])
    const mended = Object.keys(TOO_MANY).filter((what) => (read.get(what)?.sent.length ?? 0) <= MOST_STATEMENTS)
    expect(mended, 'take these lines away').toEqual([])
  })

  it('a round is found by its id alone at the same cost, however many councils there are', async () => {
    const { rows } = await many.owner.query<{ id: string }>(
      `select id from rounds where assessment_question_id = $1 limit 1`,
      [place.question],
    )
    const asked = ['round_is_revealed', 'round_is_open'].map((name) => `select ${name}($1)`)
    for (const text of asked) {
      const one = {
        role: SERVING_ROLES.app,
        connection: '',
        text,
        values: [rows[0]?.id],
        place: { council: LARGE_COUNCIL, review: '', acts: true },
      }
      const [here, there] = await inBoth(one, 'lead')
      expect(here.get('rounds')?.searches, text).toBeGreaterThan(0)
      expect(here.get('rounds'), text).toEqual(there.get('rounds'))
    }
  })

  it('no statement of a page reads more rows where there are more councils', async () => {
    const found = new Map<string, string>()
    const known = new Set<string>()
    for (const [what, { asking, sent }] of read) {
      for (const one of inTheirPlaces(sent)) {
        const key = JSON.stringify([one.text, one.place, asking.as])
        if (known.has(key)) continue
        known.add(key)
        const [here, there] = await inBoth(one, asking.as)
        for (const [table, { rows, searches }] of here) {
          const others = (many.rows.get(table) ?? 0) - (alone.rows.get(table) ?? 0)
          const was = there.get(table) ?? { rows: 0, searches: 0 }
          const readsOthers = others > 0 && rows - was.rows >= others / 2
          if (NOBODYS.includes(table) || (!readsOthers && searches <= was.searches)) continue
          const where = `${what}: ${table}`
          const how = `${was.rows} rows in ${was.searches} searches alone, ${rows} in ${searches} among others`
          if (!found.has(where))
            found.set(where, `${where}: ${how}\n${await planOf(among, one, place.users[asking.as])}`)
        }
      }
    }
    expect(known.size).toBeGreaterThan(100)
    expect([...found].flatMap(([where, how]) => (READS_OTHERS.includes(where) ? [] : [how]))).toEqual([])
    expect(
      READS_OTHERS.filter((where) => !found.has(where)),
      'take these lines away',
    ).toEqual([])
  }, 300_000)
})
