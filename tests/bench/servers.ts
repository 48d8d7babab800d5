import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '../kit/database'
import { freePort } from '../kit/realtime'

const root = fileURLToPath(new URL('../..', import.meta.url))
/**
 * The same flags for all. Ours runs through tsx as its production start does; that costs at the start alone, and its
 * memory is in the empty server that every difference is taken from.
 */
const FLAGS = ['--expose-gc', '--import', './tests/bench/peers/attend.mjs']

/** Everything that is compared: a name, how it is started, and whether PostgreSQL works for it. */
const KINDS = {
  concord: { args: ['--import', 'tsx', 'tests/kit/realtime-only.ts'], usesDatabase: true },
  'ws relay': { args: ['tests/bench/peers/relay.mjs'], usesDatabase: false },
  'socket.io relay': { args: ['tests/bench/peers/socket-io.mjs'], usesDatabase: false },
  hocuspocus: { args: ['tests/bench/peers/hocuspocus.mjs'], usesDatabase: true },
  'y-websocket': { args: ['tests/bench/peers/y-websocket.mjs'], usesDatabase: false },
} as const
export type Name = keyof typeof KINDS
export const EVERYBODY = Object.keys(KINDS) as Name[]

export type Server = {
  name: Name
  url: string
  pid: () => number
  usesDatabase: boolean
  /** SIGKILL, and the same again on the same port, with the same store. */
  kill: () => Promise<void>
  start: () => Promise<void>
  /** Garbage is collected; what is held then, in kilobytes: resident, and by the engine's own account. */
  collect: () => Promise<{ resident: number; heap: number }>
}

const STARTED_WITHIN = 30_000
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Runs one of them as a process of its own while `work` lasts. `folder` is where y-websocket keeps its LevelDB. */
export async function withServer<T>(name: Name, work: (server: Server) => Promise<T>, folder?: string): Promise<T> {
  const { args, usesDatabase } = KINDS[name]
  const { ownerUrl } = await testDatabase()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const ownFolder = folder ?? mkdtempSync(join(tmpdir(), 'concord-bench-'))
  let child: ChildProcess
  const start = async () => {
    const starting = spawn(process.execPath, [...FLAGS, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, PORT: String(port), APP_URL: url, PEER_DATABASE_URL: ownerUrl, YPERSISTENCE: ownFolder },
    })
    child = starting
    running.add(starting)
    let complaint = ''
    starting.stderr?.on('data', (text: Buffer) => {
      complaint = (complaint + text).slice(-2_000)
    })
    await new Promise<void>((ready, failed) => {
      setTimeout(() => failed(new Error(`${name} did not start in time: ${complaint}`)), STARTED_WITHIN).unref()
      starting.stdout?.on('data', (text: Buffer) => String(text).includes('listening') && ready())
      starting.once('exit', () => failed(new Error(`${name} did not start: ${complaint}`)))
    })
  }
  const kill = async () => {
    running.delete(child)
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((over) => child.once('exit', over))
    child.kill('SIGKILL')
    await gone
  }
  const collect = () =>
    new Promise<{ resident: number; heap: number }>((collected) => {
      child.once('message', ({ rss, heapUsed, external }: NodeJS.MemoryUsage) =>
        collected({ resident: rss / 1024, heap: (heapUsed + external) / 1024 }),
      )
      child.send('collect')
    })
  await start()
  try {
    const pid = () => child.pid as number
    return await work({ name, url: url.replace('localhost', '127.0.0.1'), pid, usesDatabase, kill, start, collect })
  } finally {
    await kill()
    if (!folder) rmSync(ownFolder, { recursive: true, force: true })
  }
}
