import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { SERVING_ROLES } from '@/db/roles'
import { sealOf } from '@/lib/submission/seal'
import { submittedFile } from '@/lib/submission/submission'
import { build } from '@/server/build'
import { fillCountry, LARGE_COUNCIL, leaveAlone, seemLarge, VILLAGE } from '../bench/country'
import { BUILT } from '../kit/built-actions'
import { copyDatabase, databaseAt, testDatabase } from '../kit/database'
import { linkHash } from '../kit/link-hash'
import { type Asking, findPlace, NO_PAGES, PAGES, type Place, pagesOf, type Reader } from '../kit/pages'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { type Asked, type Connections, connectAll, inTheirPlaces, planOf, readBy } from '../kit/read-by'
import { freePort } from '../kit/realtime'
import { asksSomething, RECORDING, type Sent, statementsOf } from '../kit/statements'

const MOST_STATEMENTS = 25
/** An index in which others stand too may be a level deeper; one that is skipped through is gone down once for each of them. */
const MORE_PAGES = 4
/** Pages that take more than that today. A line may go and none may come. */
const TOO_MANY: Record<string, number> = {}
/** Statements that read other councils’ rows today, by their page. A line may go and none may come. */
const READS_OTHERS: string[] = []

/** Of what the fill has nothing: open invitations, publications, replies, progress reviews and levels of peers. */
const HAS_NONE = /^(\/invitations\/|\/published\/|reply\/|progress\/|\/reviews\/\[review\]\/levels\/)/

/** What is published, or is a register that everybody reads: not any council's own. */
const NOBODYS = [
  'councils',
  'framework_versions',
  'framework_areas',
  'framework_levels',
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
  build(process.cwd(), BUILT)
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
  among = await connectAll(many.owner, many.ownerUrl)
  apart = await connectAll(alone.owner, alone.ownerUrl)
  product = makeProduct(await freePort(), { DATABASE_URL: ownerUrl, AUTH_SECRET: TEST_SECRET, DEMO: '0', ...RECORDING })
  await product.start()
  for (const asking of pagesOf(place)) {
    const visit = async () => {
      let status = 0
      const sent = await statementsOf(async () => {
        const cookie = place.cookies[asking.as]
        const answer = await fetch(product.url + asking.path, { redirect: 'manual', headers: cookie ? { cookie } : {} })
        status = answer.status
        await answer.arrayBuffer()
      })
      return { asking, status, sent: sent.filter(asksSomething) }
    }
    const first = await visit()
    // A process that has just started asks once more what it then remembers: a published framework does not change.
    read.set(asking.what, first.sent.length > MOST_STATEMENTS ? await visit() : first)
  }
}, 600_000)
afterAll(async () => {
  await product?.end()
  for (const connections of [among, apart]) for (const { client } of connections?.values() ?? []) await client.end()
  await alone?.owner.end()
  await many?.owner.end()
})

const inBoth = async (one: Asked, as: Reader) =>
  [await readBy(among, one, place.users[as]), await readBy(apart, one, place.users[as])] as const

const isReading = ({ text }: Asked) => /^\s*(select|with)\b/i.test(text)
const named = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 80)

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
        status === (HAS_NONE.test(what) ? 404 : 200) ? [] : [`${what}: ${status}`],
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
      expect(here.rows.get('rounds'), text).toBe(1)
      expect(here.pages - there.pages, text).toBeLessThan(MORE_PAGES)
    }
  })

  it('no statement of a page reads more rows where there are more councils', async () => {
    const found = new Map<string, string>()
    const known = new Set<string>()
    for (const [what, { asking, sent }] of read) {
      for (const one of inTheirPlaces(sent)) {
        const key = JSON.stringify([one.text, one.place, asking.as])
        if (known.has(key) || !among.has(one.role) || !isReading(one)) continue
        known.add(key)
        const [here, there] = await inBoth(one, asking.as)
        const where = `${what}: ${named(one.text)}`
        const tables = [...here.rows].flatMap(([table, rows]) => {
          const others = (many.rows.get(table) ?? 0) - (alone.rows.get(table) ?? 0)
          const isBulk = others > 0 && rows - (there.rows.get(table) ?? 0) >= others / 2
          return isBulk && !NOBODYS.includes(table) ? [`${table} ${there.rows.get(table)} → ${rows}`] : []
        })
        const isSkipping = here.pages > 2 * there.pages + MORE_PAGES
        if (tables.length === 0 && !isSkipping) continue
        const how = [...tables, `pages ${there.pages} → ${here.pages}`].join(', ')
        found.set(where, `${where}: ${how}\n${await planOf(among, one, place.users[asking.as])}`)
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
