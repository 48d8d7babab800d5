// `npm test`: installs what is missing, then runs everything. Plain Node, because nothing may be installed yet.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from '../server/install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
await install(root)
const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'tests/run.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
