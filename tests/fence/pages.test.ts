import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SERVING_ROLES } from '@/db/roles'
import { sealOf } from '@/lib/submission/seal'
import { submittedFile } from '@/lib/submission/submission'
import { type AuditLink, linkHash } from '@/lib/trail/chain'
import { build } from '@/server/build'
import { fillCountry, LARGE_COUNCIL, VILLAGE } from '../bench/country'
import { copyDatabase, testDatabase } from '../kit/database'
import { type Asking, findPlace, NO_PAGES, PAGES, type Place, pagesOf } from '../kit/pages'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { freePort } from '../kit/realtime'
import { connectAll, inTheirPlaces, planOf, rowsRead } from '../kit/rows-read'
import { asksSomething, RECORDING, type Sent, statementsOf } from '../kit/statements'

const MOST_STATEMENTS = 25
/** Pages that take more than that today. A line may go and none may come. */
const TOO_MANY: Record<string, number> = {
  'q/1.1': 59,
  'q/1.4 as assessor': 58,
  'q/1.1 submitted': 59,
  'score/1': 92,
}
/** Statements that read other councils’ rows today, by the page and the table. A line may go and none may come. */
const READS_OTHERS: string[] = []

/** What is published, or is a register that everybody reads: not any council's own. */
const NOBODYS = ['councils', 'framework_versions', 'framework_areas', 'framework_questions', 'resources', 'acting_keys', 'limits']

/** The same large council stands in both: among many others, and among few. */
type Country = { owner: pg.Pool; ownerUrl: string; rows: Map<string, number> }
let many: Country
let few: Country
let product: Product
let place: Place
const read = new Map<string, { asking: Asking; status: number; sent: Sent[] }>()

beforeAll(async () => {
  build(process.cwd(), '.next-test')
  const { owner, ownerUrl } = await testDatabase()
  const [serverUrl, otherUrl] = await copyDatabase(`${new URL(ownerUrl).pathname.slice(1)}_few`, new URL(ownerUrl).pathname.slice(1))
  many = { owner, ownerUrl, rows: new Map() }
  few = { owner: new pg.Pool({ connectionString: serverUrl, max: 2 }), ownerUrl: otherUrl, rows: new Map() }
  await fillCountry(many.owner, VILLAGE)
  await fillCountry(few.owner, { ...VILLAGE, councils: 2 })
  for (const country of [many, few]) await countRows(country)
  place = await findPlace(many.owner, LARGE_COUNCIL)
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
  await few?.owner.end()
})

type AuditRow = {
  chain_id: AuditLink['chainId']
  seq: number
  at: Date
  actor_id: string
  act: string
  subject: AuditLink['subject']
  previous_hash: string
  hash: string
}
const linkOf = (row: AuditRow): AuditLink => ({
  ...{ chainId: row.chain_id, seq: row.seq, at: row.at.toISOString(), actorId: row.actor_id },
  ...{ act: row.act, subject: row.subject, previousHash: row.previous_hash },
})

async function countRows(country: Country) {
  const { rows } = await country.owner.query<{ name: string; n: number }>(
    `select relname as name, n_live_tup::int as n from pg_stat_user_tables where schemaname = 'public'`,
  )
  for (const { name, n } of rows) country.rows.set(name, n)
}

describe('a country that is filled', () => {
  it('has trails that hold together, and submissions that are what their seals say', async () => {
    const { rows } = await many.owner.query<AuditRow>(
      `select e.chain_id, e.seq::int, e.at, e.actor_id, e.act, e.subject, e.previous_hash, e.hash from audit_entries e order by e.chain_id, e.seq`,
    )
    expect(rows.length).toBeGreaterThan(5_000)
    const broken = rows.filter((row, at) => {
      const before = rows[at - 1]
      const follows = row.seq === 1 ? row.previous_hash === '' : before?.hash === row.previous_hash && before.seq === row.seq - 1
      return !follows || row.hash !== linkHash(linkOf(row))
    })
    expect(broken.map(({ act, seq }) => `${act} ${seq}`)).toEqual([])
    const kept = await many.owner.query<{ content: unknown; sha256: string }>('select content, sha256 from submissions')
    expect(kept.rows.filter(({ content, sha256 }) => sealOf(content) !== sha256 || !submittedFile.safeParse(content).success)).toEqual([])
  })
})

describe('the pages of one council among many', () => {
  it('every page is looked at here, or has a reason why not', () => {
    const exist = Object.keys(import.meta.glob('/app/**/page.tsx')).map((file) => file.slice(4, -9))
    expect(exist.filter((page) => !PAGES[page] && !NO_PAGES[page])).toEqual([])
    expect(Object.keys({ ...PAGES, ...NO_PAGES }).filter((page) => !exist.includes(page))).toEqual([])
    expect([...read].flatMap(([what, { status }]) => (status === 200 ? [] : [`${what}: ${status}`]))).toEqual([])
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
      const one = { role: SERVING_ROLES.app, connection: '', text, values: [rows[0]?.id], place: { council: LARGE_COUNCIL, review: '', acts: true } }
      const [among, alone] = [await connectAll(many.ownerUrl), await connectAll(few.ownerUrl)]
      const [here, there] = [await rowsRead(among, one, place.users.lead), await rowsRead(alone, one, place.users.lead)]
      await Promise.all([...among.values(), ...alone.values()].map(({ client }) => client.end()))
      expect(here.get('rounds'), text).toBeGreaterThan(0)
      expect(here.get('rounds'), text).toBe(there.get('rounds'))
    }
  })

  it('no statement of a page reads more rows where there are more councils', async () => {
    const [among, alone] = [await connectAll(many.ownerUrl), await connectAll(few.ownerUrl)]
    const found = new Map<string, string>()
    const known = new Set<string>()
    let asked = 0
    for (const [what, { asking, sent }] of read) {
      for (const one of inTheirPlaces(sent)) {
        const key = JSON.stringify([one.text, one.place, asking.as])
        if (known.has(key)) continue
        known.add(key)
        asked++
        const as = place.users[asking.as]
        const [here, there] = [await rowsRead(among, one, as), await rowsRead(alone, one, as)]
        for (const [table, rows] of here) {
          const more = (many.rows.get(table) ?? 0) - (few.rows.get(table) ?? 0)
          if (NOBODYS.includes(table) || rows - (there.get(table) ?? 0) < Math.max(1, more / 2)) continue
          const where = `${what}: ${table}`
          if (!found.has(where)) found.set(where, `${where} (${there.get(table) ?? 0} → ${rows}) ${await planOf(among, one, as)}`)
        }
      }
    }
    await Promise.all([...among.values(), ...alone.values()].map(({ client }) => client.end()))
    expect(asked).toBeGreaterThan(100)
    expect([...found].flatMap(([where, how]) => (READS_OTHERS.includes(where) ? [] : [how]))).toEqual([])
    expect(READS_OTHERS.filter((where) => !found.has(where)), 'take these lines away').toEqual([])
  }, 300_000)
})
