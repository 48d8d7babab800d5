import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askReminder } from '@/lib/coverage/ask-reminder'
import { invitePerson, invitePersonInput } from '@/lib/people/invite-person'
import { mailTroubleOf } from '@/lib/people/people'
import { sendInvitationAgain } from '@/lib/people/send-invitation-again'
import { viewPeople } from '@/lib/people/view-people'
import { build } from '@/server/build'
import { BUILT } from '../kit/built-actions'
import { testDatabase } from '../kit/database'
import { type Mood, startMailServer } from '../kit/mail-server'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product, removeData } from '../kit/product'
import { proof, some } from '../kit/proof'
import { freePort } from '../kit/realtime'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

const { count, seed, timeout } = proof('mails')
/** Milliseconds: nothing waits longer for a node that was killed. */
const A_MINUTE = 60_000

let s: Scoring
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
let port: number
const DATA_DIR = mkdtempSync('/var/tmp/concord-jobs-')
let server: Awaited<ReturnType<typeof startMailServer>> | undefined
/** The one that is killed, and the one that goes on. */
let killed: Product
let other: Product

beforeAll(async () => {
  build(process.cwd(), BUILT)
  const database = await testDatabase()
  owner = database.owner
  port = await freePort()
  const settings = { DATABASE_URL: database.ownerUrl, SMTP_URL: `smtp://127.0.0.1:${port}`, DEMO: '0', DATA_DIR }
  const node = async (name: string) =>
    makeProduct(await freePort(), { ...settings, AUTH_SECRET: TEST_SECRET, CONCORD_NODE: name })
  ;[killed, other] = [await node('n1'), await node('n2')]
  await other.start()
}, 240_000)
afterAll(async () => {
  await other?.end()
  await removeData(killed.dataDir)
  await server?.stop()
  rmSync(DATA_DIR, { recursive: true, force: true })
})
afterEach(() => {
  signal(other, 'SIGCONT')
  try {
    signal(killed, 'SIGKILL') // of a test that failed
  } catch {}
})
beforeEach(async () => {
  s = await buildWorld({ ...SCORING, state: 'scoring' })
  await s.score('1.1', [3, 3, 3, 3, undefined])
  await owner.query('delete from mails')
  await owner.query('delete from jobs._private_jobs')
})

const become = async (mood: Mood) => {
  await server?.stop()
  server = await startMailServer({ mood, port })
}
const jobs = async () => (await owner.query('select 1 from jobs.jobs')).rowCount
const states = async () =>
  (await owner.query<{ state: string }>('select state from mails')).rows.map((row) => row.state)
const signal = (node: Product, sent: NodeJS.Signals) => process.kill(node.pid(), sent)

/** Mails that are asked for, and what those see of it who asked. */
const ASKED = {
  invitation: async () => {
    const email = `nia-${randomUUID()}@new.example`
    const done = await invitePerson(s.lead, invitePersonInput.parse({ name: 'Nia', email, role: 'officer', post: 'A' }))
    if (!done.ok) throw new Error(done.refusal.kind)
    return { email, sendAgain: () => sendInvitationAgain(s.lead, { invitationId: done.value.invitationId }) }
  },
  reminder: async () => {
    expect((await askReminder(s.lead, { assessmentId: s.assessmentId })).ok).toBe(true)
    const { rows } = await owner.query<{ email: string }>('select email from users where id = $1', [s.eve.userId])
    return { email: rows[0]?.email ?? '', sendAgain: undefined }
  },
}
const listed = async () => {
  const seen = await viewPeople(s.lead, {})
  return seen.ok ? seen.value.invitations.map(mailTroubleOf) : []
}

/** Holds every mail, so that whoever takes or notes one waits. Lets go of them after the one who waits was ended. */
async function holdMails() {
  const client = await owner.connect()
  await client.query('begin')
  await client.query('select 1 from mails for update')
  const waiting = async () =>
    (
      await owner.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ~ '(take|settle)_mail'`,
      )
    ).rows
  return {
    whileSomebodyWaits: () => expect.poll(waiting, { timeout: A_MINUTE }).toHaveLength(1),
    letGo: async () => {
      for (const { pid } of await waiting()) await owner.query('select pg_terminate_backend($1)', [pid])
      await client.query('commit')
      client.release()
    },
  }
}

type Step = { mood: Mood; kill: (email: string) => Promise<void>; hasGone: 0 | 1; isKnown: boolean }
const killNow = () => killed.kill()
/** Where the node is when it is killed: it does nothing before it is let go on. */
const STEPS: Record<string, Step> = {
  'before it has taken the job': { mood: 'takes', kill: killNow, hasGone: 1, isKnown: true },
  'when it has taken the job': {
    ...{ mood: 'takes', hasGone: 1, isKnown: true },
    kill: async () => {
      const held = await holdMails()
      signal(killed, 'SIGCONT')
      await held.whileSomebodyWaits()
      await killNow()
      await held.letGo()
    },
  },
  'while it speaks with the mail server': {
    ...{ mood: 'hesitates', hasGone: 0, isKnown: false },
    kill: async () => {
      const before = server?.visits() ?? 0 // whoever starts looks whether it is let in
      signal(killed, 'SIGCONT')
      await expect.poll(() => server?.visits(), { timeout: A_MINUTE }).toBe(before + 1)
      await expect.poll(states, { timeout: A_MINUTE }).toEqual(['sending'])
      await killNow()
    },
  },
  'when the mail server has all of the words': {
    ...{ mood: 'slow', hasGone: 1, isKnown: false },
    kill: async (email) => {
      signal(killed, 'SIGCONT')
      await expect.poll(() => server?.unread(email), { timeout: A_MINUTE }).toBe(1)
      await killNow()
    },
  },
  'when the mail server has taken it, before that is noted': {
    ...{ mood: 'slow', hasGone: 1, isKnown: false },
    kill: async (email) => {
      signal(killed, 'SIGCONT')
      await expect.poll(() => server?.unread(email), { timeout: A_MINUTE }).toBe(1)
      const held = await holdMails()
      server?.goOn()
      await held.whileSomebodyWaits()
      await killNow()
      await held.letGo()
    },
  },
}
const TRIED = (Object.keys(ASKED) as (keyof typeof ASKED)[]).flatMap((kind) =>
  Object.entries(STEPS).map(([where, step]) => ({ kind, where, ...step })),
)

describe(`a node that is killed (seed ${seed})`, () => {
  it.each(some(TRIED, count, seed))(
    'with the job of an $kind $where: it goes once at most by itself, and another node ends it within a minute',
    async ({ kind, mood, kill, hasGone, isKnown }) => {
      await become(mood)
      await killed.start()
      for (const node of [killed, other]) signal(node, 'SIGSTOP')
      const { email, sendAgain } = await ASKED[kind]()
      expect(await jobs()).toBe(1)
      await kill(email)
      signal(other, 'SIGCONT')
      await expect.poll(jobs, { timeout: A_MINUTE }).toBe(0)
      expect(server?.unread(email)).toBe(hasGone)
      if (!sendAgain) {
        expect(await states(), 'nothing is left of it').toEqual([])
        const numbers = await (await fetch(`${other.url}/metrics`)).text()
        expect(numbers).toContain('concord_mails')
        expect(numbers).not.toMatch(/^concord_\w+\{.*(reminder|send-reminder)/m)
        return
      }
      expect(await listed()).toEqual([isKnown ? undefined : 'unsure'])
      expect(await states()).toEqual([isKnown ? 'sent' : 'unsure'])
      await become('takes')
      await owner.query(`update mails set asked_at = array[now() - interval '11 minutes']`)
      expect((await sendAgain()).ok, 'by a press').toBe(true)
      await expect.poll(jobs, { timeout: A_MINUTE }).toBe(0)
      expect(server?.unread(email)).toBe(1)
    },
    timeout,
  )
})
