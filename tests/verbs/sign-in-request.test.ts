import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'
import { openBrowser } from '../kit/sign-in'
import { buildUser } from '../kit/world'

/** A mail server that takes a connection and never says a word. */
let silent: Server
let visits = 0
beforeAll(async () => {
  await testDatabase()
  silent = createServer((socket) => {
    visits++
    socket.on('error', () => {})
  })
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
  process.env.SMTP_URL = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`
  process.env.AUTH_SECRET = TEST_SECRET
})
afterAll(() => silent.close())

/** Every statement that is sent to PostgreSQL until `work` is over, without its values. */
async function statementsOf(work: () => Promise<unknown>) {
  const heard: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function hear(this: pg.Client, ...args: unknown[]) {
    const [asked] = args as [string | { text: string }]
    heard.push(typeof asked === 'string' ? asked : asked.text)
    return (query as (...given: unknown[]) => unknown).apply(this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return heard
}

describe('a request for a sign-in link', () => {
  it('is answered before the mail server is, and by the same statements for an address that nobody knows', async () => {
    const { email } = await buildUser('Kay')
    const [known, unknown] = [openBrowser(), openBrowser()]
    await known.csrf()
    await unknown.csrf()
    await openBrowser().askForLink(`${randomUUID()}@first.example`) // connections are made with the first
    const ofUnknown = await statementsOf(() => unknown.askForLink(`${randomUUID()}@stranger.example`))
    const ofKnown = await statementsOf(() => known.askForLink(email))
    expect(ofKnown.length).toBeGreaterThan(2)
    expect(ofKnown).toEqual(ofUnknown)
    const { owner } = await testDatabase()
    expect((await owner.query('select user_id from mails')).rows.filter((row) => row.user_id)).toHaveLength(1)
    expect(visits).toBe(0)
  })
})
