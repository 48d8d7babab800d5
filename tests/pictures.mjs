// `npm run pictures`: every page of the product at every width, and a sheet of them all in tests/results/pictures; `-- --only overview --widths 390,1366 --scheme dark`.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from '../server/install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
await install(root)
const program = ['--import', 'tsx', join(root, 'tests/pictures.ts'), ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, program, { cwd: root, stdio: 'inherit' }).status ?? 1)
