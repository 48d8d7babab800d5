import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { build } from '@/server/build'
import { BUILT } from '../kit/built-actions'
import { findPlace, type Place, pagesOf } from '../kit/pages'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, ownPort } from '../kit/product'
import { asksSomething, RECORDING, statementsOf } from '../kit/statements'
import { LARGE_COUNCIL } from './country'
import { countryDatabase, demoDatabase } from './databases'
import { quantile } from './measure'

const { CONCORD_BENCH_QUICK, CONCORD_BENCH_ONLY: only, CONCORD_BENCH_FILL: fill } = process.env
const size = fill === 'village' || CONCORD_BENCH_QUICK ? 'village' : 'country'
const READINGS = CONCORD_BENCH_QUICK ? 10 : 40
const WARM = 3

/** Of an invitation that nobody has, which is not found. */
const NOBODYS = /nobody-has-this|invited/

type Reading = { p50: number; p99: number; bytes: number; statements: number; status: number }

it.skipIf(!fill)(
  'fill',
  async () => {
    const began = performance.now()
    const { owner, isNew } = await countryDatabase(size)
    await owner.end()
    console.log(
      isNew ? `${size}: filled in ${((performance.now() - began) / 1000).toFixed(0)} s` : `${size}: there already`,
    )
  },
  3_600_000,
)

/** Every page of the product, one reader after the other, on the demo and as the lead of the largest council of a country. */
it.skipIf(only !== 'pages')(
  'pages',
  async () => {
    build(process.cwd(), BUILT)
    const demo = await demoDatabase()
    const country = await countryDatabase(size)
    const onDemo = await readAll(demo, 'northmoor', { DEMO: '1' })
    const onCountry = await readAll(country, LARGE_COUNCIL, { DEMO: '0' })
    await Promise.all([demo.owner.end(), country.owner.end()])

    console.log(
      `\npage                                          demo: p50   p99 ms    kB  statements | ${size}: p50   p99 ms    kB  statements | p50 × demo`,
    )
    for (const [what, there] of onCountry) {
      const here = onDemo.get(what)
      const growth = here ? (there.p50 / here.p50).toFixed(2) : ''
      console.log(
        `${what.padEnd(46)}${row(here)} | ${' '.repeat(size.length - 4)}${row(there)} | ${growth.padStart(6)}`,
      )
    }
    mkdirSync('tests/results', { recursive: true })
    writeFileSync('tests/results/pages.json', JSON.stringify({ demo: [...onDemo], [size]: [...onCountry] }, null, 2))
    expect(
      [...onCountry, ...onDemo].flatMap(([what, { status }]) =>
        status === 200 || NOBODYS.test(what) ? [] : [`${what}: ${status}`],
      ),
    ).toEqual([])
  },
  3_600_000,
)

const row = (reading: Reading | undefined) =>
  reading
    ? `${reading.p50.toFixed(0).padStart(9)}${reading.p99.toFixed(0).padStart(9)}${(reading.bytes / 1000).toFixed(0).padStart(6)}${String(reading.statements).padStart(12)}`
    : ' '.repeat(36)

async function readAll(
  { owner, ownerUrl }: Awaited<ReturnType<typeof demoDatabase>>,
  slug: string,
  more: Record<string, string>,
) {
  await owner.query('delete from file_folders') // each run has a folder of its own
  const product = makeProduct(ownPort(7), { DATABASE_URL: ownerUrl, AUTH_SECRET: TEST_SECRET, ...RECORDING, ...more })
  await product.start()
  try {
    const place = await findPlace(owner, slug)
    const read = new Map<string, Reading>()
    for (const { what, path, as } of pagesOf(place))
      read.set(what, await readPage(product.url + path, place.cookies[as]))
    return read
  } finally {
    await product.end()
  }
}

async function readPage(url: string, cookie: Place['cookies']['lead']): Promise<Reading> {
  const once = async () => {
    const began = performance.now()
    const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    const bytes = (await answer.arrayBuffer()).byteLength
    return { ms: performance.now() - began, bytes, status: answer.status }
  }
  for (let n = 0; n < WARM; n++) await once()
  const sent = await statementsOf(once)
  const readings = []
  for (let n = 0; n < READINGS; n++) readings.push(await once())
  const times = readings.map(({ ms }) => ms).sort((a, b) => a - b)
  const { bytes = 0, status = 0 } = readings[0] ?? {}
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    bytes,
    status,
    statements: sent.filter(asksSomething).length,
  }
}
