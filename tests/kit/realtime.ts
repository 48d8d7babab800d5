import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { UserId } from '@/db/ids'
import { testDatabase } from './database'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Realtime = { baseUrl: string; kill: () => Promise<void>; start: () => Promise<void> }

/** The realtime server as a process of its own on this worker's database. `kill` is SIGKILL; `start` brings it back on the same port. */
export async function startRealtime(): Promise<Realtime> {
  await testDatabase()
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  let child: ChildProcess | undefined
  const start = async () => {
    child = spawn(process.execPath, ['--import', 'tsx', 'tests/kit/realtime-only.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'test', PORT: String(port), APP_URL: baseUrl, DEMO: '1' },
    })
    const starting = child
    await new Promise<void>((ready, failed) => {
      starting.stdout?.on('data', (text: Buffer) => String(text).includes('listening') && ready())
      starting.once('exit', () => failed(new Error('the realtime server did not start')))
    })
  }
  await start()
  return {
    baseUrl,
    start,
    kill: async () => {
      const gone = new Promise((over) => child?.once('exit', over))
      child?.kill('SIGKILL')
      await gone
    },
  }
}

/** A session of this person, as the cookie that their browser would send. */
export async function sessionOf(userId: UserId): Promise<string> {
  const { owner } = await testDatabase()
  const token = randomUUID()
  await owner.query(
    `insert into sessions (session_token, user_id, expires) values ($1, $2, now() + interval '1 hour')`,
    [token, userId],
  )
  return `authjs.session-token=${token}`
}

/** A port of this machine that nobody listens on just now. */
export const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
