import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { testDatabase } from './database'

type Spent = { kind: string; person?: string; address?: string; times: number }

/** Spends in a process of its own: how often it was within the limit, and all that was logged. */
export async function spendApart({ kind, person = '', address = '', times }: Spent, env: Record<string, string> = {}) {
  await testDatabase()
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const script = ['--import', 'tsx', 'tests/kit/spend-apart.ts', kind, person, address, String(times)]
  const child = spawn(process.execPath, script, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'info', ...env },
  })
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text
  })
  await new Promise((over) => child.once('close', over))
  return { within: Number(/^within (\d+)$/m.exec(said)?.[1]), log: said.split('\n').filter((line) => line[0] === '{') }
}
