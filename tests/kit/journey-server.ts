import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** The real product, started as `npm start` starts it, with a demo and a database of its own. */
export default async function setup() {
  const given = process.env.CONCORD_JOURNEY_URL
  if (given) return
  const dataDir = mkdtempSync('/var/tmp/concord-journey-')
  const port = 3900 + (process.pid % 90)
  const server = spawn(process.execPath, ['--import', 'tsx', join(root, 'server/launch.ts')], {
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
    },
  })
  process.env.CONCORD_JOURNEY_URL = `http://localhost:${port}`
  await untilReady(server)
  return async () => {
    server.kill('SIGTERM')
    await new Promise((gone) => server.once('exit', gone))
    rmSync(dataDir, { recursive: true, force: true })
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
