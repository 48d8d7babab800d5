import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clusterHome } from '@/server/postgres-home'
import { BUILT } from './built-actions'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** One of ten ports that no other process of the tests takes. */
export const ownPort = (place: number) => 20_000 + (process.pid % 1_200) * 10 + place

export type Product = {
  url: string
  dataDir: string
  /** `more` settings count for this start alone. */
  start: (more?: Record<string, string>) => Promise<void>
  /** SIGKILL: the process has no moment to put anything in order. */
  kill: () => Promise<void>
  /** SIGTERM: it leaves in order, and its data stays. */
  leave: () => Promise<void>
  /** The process of its sockets, which started the others. */
  pid: () => number
  /** The processes that render its pages. */
  pages: () => number[]
  /** Nobody reads any more what it prints, as where a terminal was closed. */
  deafen: () => void
  /** SIGTERM, as Ctrl-C, and its data removed. */
  end: () => Promise<void>
  /** All that it has printed. */
  printed: () => string
}

/**
 * The real product as a process of its own, started as `npm start` starts it. Unless `settings` name a database, it has a
 * PostgreSQL of its own: on a copy of what CONCORD_TEST_DEMO names, where `kit/demo.ts` has had one made, else on nothing. `tree`: the
 * folder of its sources, where it is another version.
 */
export function makeProduct(port: number, settings: Record<string, string> = {}, tree = root): Product {
  const dataDir = mkdtempSync('/var/tmp/concord-journey-')
  chmodSync(dataDir, 0o711) // so that the account that PostgreSQL runs as can pass
  let server: ChildProcess | undefined
  let printed = ''
  let copying: Promise<void> | undefined
  const stop = async (signal: NodeJS.Signals) => {
    const gone = new Promise((over) => server?.once('exit', over))
    server?.kill(signal)
    await gone
  }
  return {
    url: `http://localhost:${port}`,
    dataDir,
    start: async (more = {}) => {
      const { CONCORD_TEST_DEMO: demo } = process.env
      if (!settings.DATABASE_URL && demo) copying ??= copyData(demo, dataDir)
      await copying
      server = spawnProduct(dataDir, port, { ...settings, ...more }, tree)
      for (const stream of [server.stdout, server.stderr])
        stream?.on('data', (text: Buffer) => {
          printed += text
        })
      await untilReady(server)
    },
    kill: () => stop('SIGKILL'),
    leave: () => stop('SIGTERM'),
    pid: () => server?.pid as number,
    pages: () => pageProcessesOf(server?.pid),
    deafen: () => {
      for (const stream of [server?.stdout, server?.stderr]) stream?.destroy()
    },
    end: async () => {
      await stop('SIGTERM')
      await removeData(dataDir)
    },
    printed: () => printed,
  }
}

/** Starts the product on nothing, has it make its demo there and ends it. */
export async function makeDemo(dataDir: string, port: number) {
  const server = spawnProduct(dataDir, port, {})
  await untilReady(server)
  const gone = new Promise((over) => server.once('exit', over))
  server.kill('SIGTERM')
  await gone
}

/** All that the product keeps there, its PostgreSQL too, wherever that had to lie. */
export async function removeData(dataDir: string) {
  for (const folder of [await clusterHome(dataDir), dataDir]) rmSync(folder, { recursive: true, force: true })
}

async function copyData(from: string, to: string) {
  const [cluster, copied] = [await clusterHome(from), await clusterHome(to)]
  const besides = readdirSync(from).map((name) => join(from, name))
  copy([`${cluster}/.`], copied)
  copy(
    besides.filter((path) => path !== cluster),
    to,
  )
}

/** With owners and modes, which PostgreSQL insists on. */
function copy(from: string[], to: string) {
  const { status, stderr } = spawnSync('cp', ['-a', ...from, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the demo could not be copied: ${stderr}`)
}

const spawnProduct = (dataDir: string, port: number, settings: Record<string, string>, tree = root) =>
  spawn(process.execPath, ['--import', 'tsx', join(tree, 'server/launch.ts')], {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      NEXT_DIST_DIR: BUILT,
      DEMO: '1',
      APP_URL: '',
      DATABASE_URL: '',
      AUTH_SECRET: '',
      ...settings,
    },
  })

function pageProcessesOf(parent: number | undefined): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, of] = /^\s*(\d+)\s+(\d+)\s.*page-process/.exec(line) ?? []
    return Number(of) === parent ? [Number(pid)] : []
  })
}

function untilReady(server: ChildProcess) {
  let said = ''
  return new Promise<void>((ready, failed) => {
    const hear = (text: Buffer) => {
      said += text
      if (said.includes('Concord is ready')) ready()
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.once('exit', () => failed(new Error(`the product did not start:\n${said}`)))
  })
}
