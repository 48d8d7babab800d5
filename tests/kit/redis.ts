import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { freePort } from './realtime'

export type Redis = { url: string; kill: () => Promise<void>; start: () => Promise<void> }

export const isRedisHere = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0

/** Installs the system's own package of Redis where none is here and it can be. Says so where it cannot. */
export function installRedis() {
  if (isRedisHere()) return
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    console.log('Installing Redis…')
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'],
    ])
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
  }
  if (!isRedisHere())
    console.log('No Redis is here and none could be installed, so the tests of several nodes are skipped.')
}

/** A Redis of its own that keeps nothing. `kill` is SIGKILL; `start` brings it back, empty, on the same port. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort()
  let child: ChildProcess | undefined
  const start = async () => {
    child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
      cwd: '/tmp',
    })
    while (!(await answers(port))) await new Promise((over) => setTimeout(over, 20))
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((over) => child?.once('exit', over))
      child.kill('SIGKILL')
      await gone
    },
  }
}

const answers = (port: number) =>
  new Promise<boolean>((told) => {
    const probe = connect(port, '127.0.0.1', () => {
      probe.destroy()
      told(true)
    })
    probe.once('error', () => told(false))
  })
