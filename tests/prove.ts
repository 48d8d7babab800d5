import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from '@/server/build'
import { startPostgres } from '@/server/postgres'
import { findBrowser } from './kit/browser'
import { BUILT } from './kit/built-actions'
import { demosIn } from './kit/demo'
import { installLibreOffice } from './kit/libre-office'
import { removeData } from './kit/product'
import { PROOFS, type ProofName } from './kit/proof'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const results = mkdtempSync(join(tmpdir(), 'concord-proofs-'))
const { only, count, seed } = parseArgs({
  options: { only: { type: 'string' }, count: { type: 'string' }, seed: { type: 'string' } },
}).values
/** The journeys that are too long for every `npm test`. */
const JOURNEYS = 'journeys'
const isProof = (name: string): name is ProofName => name in PROOFS
const all = [...Object.keys(PROOFS), JOURNEYS]
const wanted = only?.split(',') ?? all
const unknown = wanted.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`There is no proof ${unknown.join(', ')}. There are ${all.join(', ')}.`)
  process.exit(1)
}

/** One proof in a process of its own; says what was done, from which seed, how long it took and whether it held. */
function prove(name: ProofName, dataDir: string): boolean {
  const { file, test, what, many } = PROOFS[name]
  const times = Number(count ?? many)
  const first = seed ?? String(Date.now() % 1_000_000)
  const report = join(results, `${name}.json`)
  const started = Date.now()
  console.log(`${name}: ${times.toLocaleString('en-GB')} ${what}, from seed ${first}…`)
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '-c', 'tests/vitest.config.ts', file, '-t', test]
  const run = spawnSync(process.execPath, [...vitest, '--reporter=json', `--outputFile.json=${report}`], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...{ CONCORD_TEST_DATA: dataDir, CONCORD_PROOF: name, CONCORD_COUNT: String(times), CONCORD_SEED: first },
    },
  })
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const tried = testResults.flatMap(({ assertionResults }) => assertionResults)
  const skipped = tried.filter(({ status, fullName }) => status === 'skipped' && fullName.includes(test))
  for (const { fullName } of skipped) console.log(`${name}: skipped, because what it needs is not here: ${fullName}`)
  const ran = tried.filter(({ status }) => status === 'passed' || status === 'failed').length
  const failures = [...testResults, ...tried.flatMap(({ failureMessages }) => failureMessages.map(asMessage))]
  for (const { message } of failures) if (message) console.log(message)
  const held = run.status === 0 && ran > 0
  console.log(`${name}: ${held ? 'held' : ran > 0 ? 'FAILED' : 'did not run'} after ${lasted(Date.now() - started)}`)
  return held
}

/** In a browser, on the whole product. */
function walk(dataDir: string): boolean {
  const started = Date.now()
  console.log('journeys: those that are long…')
  build(root, BUILT)
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '-c', 'tests/playwright.config.ts', '--grep', '@long'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        CONCORD_TEST_DATA: dataDir,
        CONCORD_PROOF: JOURNEYS,
        CONCORD_BROWSER: findBrowser() ?? '',
      },
    },
  )
  console.log(`journeys: ${status === 0 ? 'held' : 'FAILED'} after ${lasted(Date.now() - started)}`)
  return status === 0
}

type Report = {
  testResults: {
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}
const asMessage = (message: string) => ({ message })
const lasted = (ms: number) => (ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`)

async function proveAll() {
  const dataDir = mkdtempSync('/var/tmp/concord-proof-')
  const postgres = await startPostgres(dataDir)
  const held: boolean[] = []
  if (wanted.includes('papers')) installLibreOffice()
  try {
    for (const name of wanted) held.push(isProof(name) ? prove(name, dataDir) : walk(dataDir))
  } finally {
    await postgres.stop()
    for (const folder of [...demosIn(dataDir), dataDir]) await removeData(folder)
    rmSync(results, { recursive: true, force: true })
  }
  const failed = held.filter((one) => !one).length
  console.log(`${held.length - failed} passed, ${failed} failed`)
  process.exit(failed > 0 ? 1 : 0)
}

proveAll().catch((fault) => {
  console.error(fault)
  process.exit(1)
})
