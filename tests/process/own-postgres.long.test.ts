import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TROUBLES } from '@/lib/readiness/trouble'
import { build } from '@/server/build'
import { clusterHome } from '@/server/postgres-home'
import { BUILT } from '../kit/built-actions'
import { makeProduct, type Product } from '../kit/product'
import { freePort } from '../kit/realtime'

let product: Product
beforeAll(async () => {
  build(process.cwd(), BUILT)
  product = makeProduct(await freePort(), { DEMO: '0' })
}, 240_000)
afterAll(() => product.end())

const pidFile = async () => join(await clusterHome(product.dataDir), 'cluster/postmaster.pid')
const postmaster = async () => Number(readFileSync(await pidFile(), 'utf8').split('\n')[0])
const readiness = async () => (await fetch(`${product.url}/readyz`).catch(() => undefined))?.status
const lines = () => product.printed().split('\n').filter(Boolean)

it('a start that fails leaves no PostgreSQL running, and says why in a sentence', async () => {
  const taken = createServer()
  await new Promise<void>((listening) => taken.listen(Number(new URL(product.url).port), '127.0.0.1', listening))
  await expect(product.start()).rejects.toThrow(/Port \d+ is in use/)
  await new Promise((over) => taken.close(over))
  expect(existsSync(await pidFile())).toBe(false)
  expect(product.printed()).not.toMatch(/\\n\s+at /)
}, 300_000)

it('a PostgreSQL that is killed is started again, and people go on', async () => {
  await product.start()
  const before = await postmaster()
  process.kill(before, 'SIGKILL')
  await expect.poll(readiness, { interval: 50 }).toBe(503)
  await expect.poll(() => product.printed()).toContain(TROUBLES['database-away'])
  await expect.poll(readiness, { timeout: 60_000 }).toBe(200)
  expect(await postmaster()).not.toBe(before)
  expect(product.printed()).toContain('PostgreSQL has ended by itself and is started again')
}, 300_000)

it('a second program on one DATA_DIR is refused in a sentence, and the first goes on', async () => {
  const second = spawn(process.execPath, ['--import', 'tsx', 'server/launch.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', DATA_DIR: product.dataDir, PORT: String(await freePort()), NEXT_DIST_DIR: BUILT },
      ...{ DEMO: '0', APP_URL: '', DATABASE_URL: '' },
    },
  })
  let said = ''
  second.stdout.on('data', (text: Buffer) => {
    said += text
  })
  expect(await new Promise((ended) => second.once('exit', ended))).toBe(1)
  expect(said).toContain('Another Concord serves this database already')
  expect(await readiness()).toBe(200)
}, 300_000)

it('every line is one of the log, with a time that people read; PostgreSQL’s own are in a file that the start names', async () => {
  for (const line of lines())
    expect(JSON.parse(line)).toMatchObject({
      level: expect.stringMatching(/^(info|warn|error|fatal)$/),
      time: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      msg: expect.any(String),
    })
  const [, file = ''] = /its log is ([^"]+server\.log)"/.exec(product.printed()) ?? []
  expect(readFileSync(file, 'utf8')).toContain('database system is ready to accept connections')
})
