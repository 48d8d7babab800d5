import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
const TOO_MANY: Record<string, number> = {}
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

async function countRows(country: Country) {
  const { rows } = await country.owner.query<{ name: string; n: number }>(
    `select relname as name, n_live_tup::int as n from pg_stat_user_tables where schemaname = 'public'`,
  )
  for (const { name, n } of rows) country.rows.set(name, n)
}

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
