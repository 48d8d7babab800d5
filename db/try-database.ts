import { Socket } from 'node:net'
import pg from 'pg'

/** By what each process serves, and what is asked on its connection. The background's role may try to write, and sees nothing of it. */
const TRIES = {
  CONCORD_APP_URL: 'select',
  CONCORD_IDENTITY_URL: 'select',
  CONCORD_APPEND_URL: 'select',
  CONCORD_BACKGROUND_URL: 'select try_to_write()',
  CONCORD_LIMITS_URL: 'select',
  CONCORD_JOBS_URL: 'select',
}

/**
 * A new connection by each serving role, since those that are open go on when a password is another or none is free; and, on one of
 * them, a write that is taken back. Each ends by itself; `ended` lets go of those that do not.
 */
export const tryDatabase = (ended: AbortSignal): Promise<void>[] =>
  Object.entries(TRIES).map(([variable, asked]) => tryOne(process.env[variable] ?? '', asked, ended))

async function tryOne(connectionString: string, asked: string, ended: AbortSignal): Promise<void> {
  const line = new Socket()
  const client = new pg.Client({ connectionString, stream: () => line })
  client.on('error', () => {}) // what it was asked has failed by the same
  ended.addEventListener('abort', () => line.destroy(), { once: true })
  try {
    await client.connect()
    await client.query(asked)
  } finally {
    void client.end().catch(() => {})
  }
}
