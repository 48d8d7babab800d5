import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { freePort } from '../kit/realtime'
import { type Connect, concordWire, hocuspocusWire, relayWire } from './wires'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Server = {
  name: string
  url: string
  pid: number
  connect: Connect
  usesDatabase: boolean
  stop: () => Promise<void>
}

/** Everything that is compared: a name, how it is started, how it is spoken to, and whether PostgreSQL works for it. */
const KINDS = {
  concord: { args: ['--import', 'tsx', 'tests/kit/realtime-only.ts'], connect: concordWire, usesDatabase: true },
  'ws relay': { args: ['tests/bench/peers/relay.mjs'], connect: relayWire, usesDatabase: false },
  hocuspocus: { args: ['tests/bench/peers/hocuspocus.mjs'], connect: hocuspocusWire, usesDatabase: true },
} as const
export const NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[]

/** Starts one of them as a process of its own. */
export async function startServer(name: keyof typeof KINDS, ownerUrl: string): Promise<Server> {
  const { args, connect, usesDatabase } = KINDS[name]
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child: ChildProcess = spawn(process.execPath, [...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: String(port), APP_URL: url, PEER_DATABASE_URL: ownerUrl },
  })
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (text: Buffer) => String(text).includes('listening') && ready())
    child.once('exit', () => failed(new Error(`${name} did not start`)))
  })
  return {
    name,
    url: url.replace('localhost', '127.0.0.1'),
    pid: child.pid as number,
    connect,
    usesDatabase,
    stop: async () => {
      const gone = new Promise((over) => child.once('exit', over))
      child.kill('SIGKILL')
      await gone
    },
  }
}
