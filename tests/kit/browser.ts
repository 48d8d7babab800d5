import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A Chromium to test with: the one that is here, or the system's own package where it can be installed. */
export function findBrowser(): string | undefined {
  const named = process.env.CONCORD_BROWSER
  if (named && existsSync(named)) return named
  const here = () => PLACES.find((path) => existsSync(path))
  if (here() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return here()
  console.log('Installing Chromium…')
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  return here()
}

/** What keeps Chromium quiet on a machine without a network. */
export const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
