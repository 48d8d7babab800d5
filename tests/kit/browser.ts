import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** First the same Chromium without a window, its bars and menus: a third less work for every page. */
const WITHOUT_WINDOW = '/usr/bin/chromium-headless-shell'
const PLACES = [
  WITHOUT_WINDOW,
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
  if (existsSync(WITHOUT_WINDOW) || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return here()
  console.log('Installing Chromium…')
  const install = (name: string) => apt('install', '-y', '-qq', '--no-install-recommends', name)
  apt('update', '-qq')
  if (!install('chromium-headless-shell') && !here()) install('chromium')
  return here()
}
const apt = (...words: string[]) =>
  spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

/** What keeps Chromium quiet on a machine without a network. */
export const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
