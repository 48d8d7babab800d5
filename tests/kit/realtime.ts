import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Node, openFront } from '@/server/nodes/front'
import { testDatabase } from './database'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Realtime = {
  baseUrl: string
  port: number
  kill: () => Promise<void>
  /** SIGTERM. */
  leave: () => Promise<void>
  start: () => Promise<void>
  /** All that it has printed: its log, where LOG_LEVEL asks for one. */
  printed: () => string
}

/** The realtime server as a process of its own on this worker's database. `kill` is SIGKILL; `start` brings it back on the same port. */
export async function startRealtime(settings: Record<string, string> = {}): Promise<Realtime> {
  await testDatabase()
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  let child: ChildProcess | undefined
  let printed = ''
  const start = async () => {
    child = spawn(process.execPath, ['--import', 'tsx', 'tests/kit/realtime-only.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'test', PORT: String(port), APP_URL: baseUrl, DEMO: '1', ...settings },
    })
    const starting = child
    await new Promise<void>((ready, failed) => {
      starting.stdout?.on('data', (text: Buffer) => {
        printed += text
        if (String(text).includes('listening')) ready()
      })
      starting.once('exit', () => failed(new Error('the realtime server did not start')))
    })
  }
  await start()
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((over) => child?.once('exit', over))
    child.kill(signal)
    await gone
  }
  return { baseUrl, port, start, kill: () => end('SIGKILL'), leave: () => end('SIGTERM'), printed: () => printed }
}

/** Several of them, and the product's own port before them: `baseUrl` comes to any of those that live. */
export async function startNodes(count: number, redisUrl: string, more: Record<string, string> = {}) {
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const nodes = await Promise.all(
    Array.from({ length: count }, async (_, at): Promise<Realtime & Node> => {
      const name = `n${at + 1}`
      const settings = { REDIS_URL: redisUrl, NODES: String(count), CONCORD_NODE: name, APP_URL: baseUrl, ...more }
      return { ...(await startRealtime(settings)), name, open: 0, isLeaving: false }
    }),
  )
  const living = new Set(nodes)
  const front = await openFront(() => [...living], port, 'localhost')
  const gone = (node: Realtime & Node) => {
    living.delete(node)
    node.isLeaving = false
  }
  return {
    baseUrl,
    nodes,
    kill: (node: Realtime & Node) => {
      gone(node)
      return node.kill()
    },
    leave: async (node: Realtime & Node) => {
      node.isLeaving = true
      await node.leave()
      gone(node)
    },
    start: async (node: Realtime & Node) => {
      await node.start()
      living.add(node)
    },
    close: async () => {
      await Promise.all(nodes.map((node) => node.kill()))
      await front.close()
    },
  }
}
export type Nodes = Awaited<ReturnType<typeof startNodes>>

/** A port of this machine that nobody listens on just now. */
export const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
