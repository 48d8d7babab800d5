// The first step of `npm start` and `npm run dev`. Plain Node, because on a fresh machine nothing is installed yet.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { whenNpmGoes } from './ancestors.mjs'
import { install } from './install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const isDev = process.argv.includes('--dev')

await install(root)
const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'server/launch.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // closed when this process is gone, however it ends
  env: { ...process.env, NODE_ENV: isDev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', ...(process.platform === 'win32' ? [] : ['SIGUSR2'])]
for (const signal of signals) process.on(signal, () => child.kill(signal))
whenNpmGoes(() => child.disconnect())
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
