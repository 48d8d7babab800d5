// `npm run bench`: installs what is compared with, runs everything side by side on this machine, writes tests/results/bench.json.
// `npm run bench -- --quick` takes about four minutes and compares with fewer; `--only typing` runs one workload; `--rounds 1` runs each once; `--fill country` makes a country's rows and ends.
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
const said = (option) => (process.argv.includes(option) ? process.argv[process.argv.indexOf(option) + 1] : '')
const run = spawnSync(process.execPath, vitest, {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    CONCORD_BENCH_QUICK: process.argv.includes('--quick') ? '1' : '',
    CONCORD_BENCH_ONLY: said('--fill') ? 'fill' : said('--only'),
    CONCORD_BENCH_FILL: said('--fill'),
    CONCORD_BENCH_ROUNDS: said('--rounds'),
  },
})
process.exit(run.status ?? 1)
