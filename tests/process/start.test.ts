import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { rotateLog } from '@/server/postgres'

const home = mkdtempSync('/var/tmp/concord-start-')
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** What a start with these settings says before it ends by itself, a line each. */
async function said(settings: Record<string, string>): Promise<string[]> {
  const started = spawn(process.execPath, ['--import', 'tsx', 'server/launch.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DEMO: '0',
      APP_URL: '',
      DATABASE_URL: '',
      DATA_DIR: home,
      ...settings,
    },
  })
  let printed = ''
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (text: Buffer) => {
      printed += text
    })
  expect(await new Promise((ended) => started.once('exit', ended))).toBe(1)
  return printed
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).msg)
}

describe('a start that cannot go on ends with one sentence', () => {
  it('where its folder cannot be made', async () => {
    writeFileSync(join(home, 'file'), '')
    expect(await said({ DATA_DIR: join(home, 'file/data') })).toEqual([
      `The folder ${home}/file/data cannot be made (ENOTDIR). Set DATA_DIR to a folder you may write to.`,
    ])
  })

  it('where its database is away, with what it uses before, and the setting that was meant', async () => {
    const secret = randomUUID()
    const lines = await said({ DATABASE_URL: `postgres://owner:${secret}@127.0.0.1:1/concord`, REDIS_ULR: 'redis://x' })
    expect(lines[0]).toBe('REDIS_ULR: did you mean REDIS_URL?')
    expect(lines).toContain('Database: 127.0.0.1:1/concord')
    expect(lines.at(-1)).toBe(
      'The database at 127.0.0.1:1/concord does not let us in: connect ECONNREFUSED 127.0.0.1:1.',
    )
    expect(lines.join('\n')).not.toContain(secret)
  })
})

it('PostgreSQL’s log begins anew when it is long, and the last one is kept beside it', async () => {
  const file = join(home, 'server.log')
  writeFileSync(file, 'a'.repeat(9_000_000))
  await rotateLog(file)
  expect(statSync(file).size).toBe(9_000_000)
  writeFileSync(file, 'b'.repeat(11_000_000))
  await rotateLog(file)
  expect([statSync(file).size, statSync(`${file}.1`).size]).toEqual([0, 11_000_000])
})
