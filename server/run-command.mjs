import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Runs a command of the house as a process of its own, once the packages are there. Plain Node, because on a fresh machine nothing is installed yet. */
export async function runCommand(name, settings = {}) {
  await install(root)
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, `server/${name}/command.ts`), ...process.argv.slice(2)],
    // Files are named from where the command was given.
    { cwd: root, stdio: 'inherit', env: { INIT_CWD: process.cwd(), ...settings, ...process.env } },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
