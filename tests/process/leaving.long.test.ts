import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { build } from '@/server/build'
import { BUILT } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { overhear } from '../kit/overhear'
import { TEST_SECRET } from '../kit/postgres'
import { proof, some } from '../kit/proof'
import { freePort } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

type Process = { pid: number; parent: number; command: string }
const processes = (): Process[] =>
  spawnSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)/.exec(line) ?? []
      return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : []
    })
/** Whatever this process has started, and what those have. */
function descendants(of: number, all = processes()): Process[] {
  const own = all.filter(({ parent }) => parent === of)
  return own.flatMap((one) => [one, ...descendants(one.pid, all)])
}
const alive = (ones: Process[]) => {
  const pids = new Set(processes().map(({ pid }) => pid))
  return ones.filter(({ pid }) => pids.has(pid)).map(({ command }) => command)
}

const DATA_DIR = mkdtempSync('/var/tmp/concord-ends-')
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }))

let npm: ChildProcess
/** What a failed test leaves. */
const left: Process[] = []
let cookie: string
beforeAll(async () => {
  build(process.cwd(), BUILT)
  const { lead } = await buildWorld()
  cookie = await cookieOf(lead)
}, 240_000)
afterEach(() => {
  for (const { pid } of [...descendants(npm.pid as number), ...left]) process.kill(pid, 'SIGKILL')
  npm.kill('SIGKILL')
})

/** `npm start`, ready, with all that it has started and somebody who is connected to it. */
async function npmStart() {
  const { ownerUrl } = await testDatabase()
  const port = await freePort()
  npm = spawn('npm', ['start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NEXT_DIST_DIR: BUILT,
      PORT: String(port),
      ...{
        DATA_DIR,
        DATABASE_URL: ownerUrl,
        AUTH_SECRET: TEST_SECRET,
        DEMO: '0',
        APP_URL: '',
        HOST: '',
        LOG_LEVEL: 'info',
      },
    },
  })
  const printed: string[] = []
  await new Promise<void>((ready, failed) => {
    npm.stdout?.on('data', (text: Buffer) => {
      printed.push(String(text))
      if (printed.join('').includes('Concord is ready')) ready()
    })
    npm.once('exit', () => failed(new Error(`it did not start:\n${printed.join('')}`)))
  })
  const started = descendants(npm.pid as number)
  const ear = await overhear(`http://localhost:${port}`, cookie.split('=')[1] as string)
  return { started, ear, of: (name: string) => started.find(({ command }) => command.includes(name)) as Process }
}

describe('npm start, with all that it has started, ends, and sends its people away before it does,', () => {
  const ends: [how: string, (of: (name: string) => Process) => void][] = [
    ['where npm is told to', () => npm.kill('SIGTERM')],
    ['where npm is killed', () => npm.kill('SIGKILL')],
    ['where the first step is killed', (of) => process.kill(of('start.mjs').pid, 'SIGKILL')],
    [
      'where everything that it has started is told to at once, as by a terminal that is closed',
      () => {
        for (const { pid } of descendants(npm.pid as number)) process.kill(pid, 'SIGHUP')
      },
    ],
  ]
  const { count, seed, timeout } = proof('ends')
  for (const [how, end] of some(ends, count, seed))
    it(
      how,
      async () => {
        const { started, ear, of } = await npmStart()
        expect(started.filter(({ command }) => command.includes('page-process')).length).toBeGreaterThan(0)
        end(of)
        await expect.poll(() => alive(started), { timeout: 30_000, interval: 250 }).toEqual([])
        expect([...ear.names]).toContain('server:leaving')
      },
      timeout,
    )
})
