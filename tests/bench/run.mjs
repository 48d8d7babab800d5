// `npm run bench`: installs what is compared with, runs everything side by side on this machine, writes tests/results/bench.json.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from '../../server/install.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
await install(root)
const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit' })
if (npm.status !== 0) process.exit(1)
const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '-c', 'tests/bench/bench.config.ts']
const isQuick = process.argv.includes('--quick')
const run = spawnSync(process.execPath, vitest, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CONCORD_BENCH_ROUNDS: isQuick ? '1' : '3', CONCORD_BENCH_SECONDS: isQuick ? '5' : '12' },
})
process.exit(run.status ?? 1)
