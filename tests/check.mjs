// `npm run check`: types, lint, format and the house plan.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const steps = [
  ['types of routes', 'next/dist/bin/next', ['typegen']],
  ['types', 'typescript/bin/tsc', ['--noEmit', '--incremental', 'false', '-p', '.']],
  ['lint and format', '@biomejs/biome/bin/biome', ['ci', '.']],
  ...(process.argv.includes('--without-tests')
    ? []
    : [['house', 'vitest/vitest.mjs', ['run', '-c', 'tests/house.config.ts']]]),
]
let failed = 0
for (const [name, command, args] of steps) {
  const started = Date.now()
  const path = join(root, 'node_modules', command)
  if (!existsSync(path)) throw new Error(`${command} is not installed`)
  const done = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  const ok = done.status === 0
  if (!ok) {
    failed++
    console.log(`${done.stdout}\n${done.stderr}`)
  }
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}
process.exit(failed > 0 ? 1 : 0)
