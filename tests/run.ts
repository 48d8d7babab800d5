import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '@/server/build'
import { startPostgres } from '@/server/postgres'
import { findBrowser } from './kit/browser'
import { BUILT } from './kit/built-actions'
import { demosIn } from './kit/demo'
import { removeData } from './kit/product'
import { installRedis } from './kit/redis'

type Count = { passed: number; failed: number; skipped: number }

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const only = process.argv.slice(2).find((word) => word.startsWith('--'))
const results = mkdtempSync(join(tmpdir(), 'concord-results-'))
const total: Count = { passed: 0, failed: 0, skipped: 0 }
/** By name, to stand beside the closing line: what a test says of itself stands far above it. */
const failed: string[] = []

const add = (count: Count) => {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}
const run = (command: string, args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', command), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  }).status

/** Checks, unit tests on a real PostgreSQL, journeys in a real browser; one closing line for all. */
async function runAll() {
  const dataDir = process.env.CONCORD_TEST_DATA ?? mkdtempSync('/var/tmp/concord-test-')
  const postgres = await startPostgres(dataDir)
  process.env.CONCORD_TEST_DATA = dataDir
  try {
    if (only !== '--e2e') {
      installRedis()
      const checked = spawnSync(process.execPath, [join(root, 'tests/check.mjs'), '--without-tests'], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      const held = checked.status === 0
      if (!held) failed.push('npm run check')
      add({ passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 })
      // Before the tests that start the product, so that no two of them build at once.
      console.log(build(root, BUILT) ? 'Built the pages' : 'The pages are built already')
      const report = join(results, 'unit.json')
      const status = run('vitest/vitest.mjs', [
        'run',
        '-c',
        'tests/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ])
      add(countVitest(report, status))
    }
    if (only !== '--unit') add(journeys())
  } finally {
    await postgres.stop()
    for (const folder of [...demosIn(dataDir), dataDir]) await removeData(folder)
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  for (const name of failed) console.log(`failed: ${name}`)
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
  process.exit(total.failed > 0 ? 1 : 0)
}

function countVitest(report: string, status: number | null): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  for (const { name, status, message, assertionResults } of testResults) {
    if (status === 'passed') continue
    const tests = assertionResults.filter((test: { status: string }) => test.status === 'failed')
    for (const { fullName } of tests) failed.push(`${relative(root, name)}: ${fullName}`)
    if (tests.length === 0) failed.push(`${relative(root, name)}: ${message.split('\n')[0]}`)
  }
  const lostFile = status !== 0 && numFailedTests === 0 ? 1 : 0 // a file that could not be loaded has no test to fail
  return { passed: numPassedTests, failed: numFailedTests + lostFile, skipped: numPendingTests }
}

function journeys(): Count {
  const browser = findBrowser()
  if (!browser) {
    console.log('No browser is here and none could be installed, so the journeys in tests/journeys are skipped.')
    return { passed: 0, failed: 0, skipped: 1 }
  }
  build(root, BUILT)
  const report = join(results, 'journeys.json')
  run('@playwright/test/cli.js', ['test', '-c', 'tests/playwright.config.ts'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    CONCORD_BROWSER: browser,
  })
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const { stats, errors, suites } = JSON.parse(readFileSync(report, 'utf8'))
  for (const { specs } of suites)
    for (const { ok, file, title } of specs) if (!ok) failed.push(`tests/journeys/${file}: ${title}`)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (errors.length > 0 && stats.unexpected === 0 ? 1 : 0),
    skipped: stats.skipped,
  }
}

runAll().catch((fault) => {
  console.error(fault)
  console.log(`${total.passed} passed, ${total.failed + 1} failed`)
  process.exit(1)
})
