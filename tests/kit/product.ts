import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
  /** SIGTERM, as Ctrl-C, and its data removed. */
  end: () => Promise<void>
  /** All that it has printed. */
  printed: () => string
}

/** The real product as a process of its own, started as `npm start` starts it, with a demo and a database of its own unless `settings` say otherwise. */
export function makeProduct(port: number, settings: Record<string, string> = {}): Product {
  const dataDir = mkdtempSync('/var/tmp/concord-journey-')
  let server: ChildProcess | undefined
  let printed = ''
  const stop = async (signal: NodeJS.Signals) => {
    const gone = new Promise((over) => server?.once('exit', over))
    server?.kill(signal)
    await gone
  }
  return {
    url: `http://localhost:${port}`,
    dataDir,
    start: async (more = {}) => {
      server = spawn(process.execPath, ['--import', 'tsx', join(root, 'server/launch.ts')], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NODE_ENV: 'production',
          PORT: String(port),
          DATA_DIR: dataDir,
          NEXT_DIST_DIR: '.next-test',
          DEMO: '1',
          APP_URL: '',
          DATABASE_URL: '',
          ...settings,
          ...more,
        },
      })
      for (const stream of [server.stdout, server.stderr])
        stream?.on('data', (text: Buffer) => {
          printed += text
        })
      await untilReady(server)
    },
    kill: () => stop('SIGKILL'),
    end: async () => {
      await stop('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
    printed: () => printed,
  }
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
