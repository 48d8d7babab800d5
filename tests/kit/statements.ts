import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { SERVING_ROLES } from '@/db/roles'
import { plainNames } from './named'

/** One statement as it was sent: by which serving role, on which connection. */
export type Sent = { role: string; connection: string; text: string; values: unknown[] }

const file = join(tmpdir(), `concord-statements-${process.pid}`)
const hook = new URL('./record-statements.mjs', import.meta.url)

/** Settings under which a product writes down what it asks PostgreSQL, while `statementsOf` listens. */
export const RECORDING = {
  CONCORD_STATEMENTS: file,
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${JSON.stringify(fileURLToPath(hook))}`,
}

/** What a product with these settings sends while `work` is done, by whichever of its processes. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  writeFileSync(file, '')
  try {
    await work()
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => (line ? [JSON.parse(line)] : []))
      .map((sent: Sent) => ({ ...sent, role: plainNames(sent.role) }))
  } finally {
    rmSync(file, { force: true })
  }
}

/** What brackets a transaction asks nothing; each new connection is asked once what it is; whether PostgreSQL answers is asked every few seconds; and jobs that are due are asked for all the time, and done, each by a role that no page uses. */
export const asksSomething = ({ role, text }: Sent) =>
  role !== SERVING_ROLES.jobs &&
  role !== SERVING_ROLES.background &&
  !/^\s*(begin|commit|rollback)\b|pg_backend_pid\(\)|^select 1$/i.test(text)

/** What `work` gives back, with every statement that it sent from this process to PostgreSQL, those that begin and end transactions included. */
export async function statementsHere<T>(work: () => Promise<T>): Promise<{ value: T; statements: string[] }> {
  const statements: string[] = []
  const send = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...sent: unknown[]) {
    const [what] = sent as [string | { text: string }]
    statements.push(typeof what === 'string' ? what : what.text)
    return Reflect.apply(send, this, sent)
  } as typeof send
  try {
    return { value: await work(), statements }
  } finally {
    pg.Client.prototype.query = send
  }
}
