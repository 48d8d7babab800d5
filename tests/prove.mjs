// `npm run prove`: the long proofs, each as often as tests/kit/proof.ts says; `-- --only scenarios --count 1000 --seed 41473` is one of them, so often, from there.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from '../server/install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
await install(root)
const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'tests/prove.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
