import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { onlyOrphans } from '@/db/purge'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

const home = mkdtempSync(join(tmpdir(), 'concord-purge-'))
process.env.DATA_DIR = home

let w: World
let query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
beforeAll(async () => {
  const { owner } = await testDatabase()
  query = async (text, values) => (await owner.query(text, values)).rows
})
beforeEach(async () => {
  w = await buildWorld()
  await purgeLeftovers()
})

const LONG_AGO = new Date(Date.now() - 3 * 24 * 3_600_000)
const hashOf = (words: string) => createHash('sha256').update(words).digest('hex')
const pathOf = (name: string) => join(home, 'files', w.council.id, name)
function put(words: string, at?: Date) {
  mkdirSync(join(home, 'files', w.council.id), { recursive: true })
  writeFileSync(pathOf(hashOf(words)), words)
  if (at) utimesSync(pathOf(hashOf(words)), at, at)
  return pathOf(hashOf(words))
}
const attach = (words: string) =>
  attachFile(w.officer, {
    ...attachFileInput.parse({
      ...{ assessmentId: w.assessment.id, code: '1.1', title: 'Plan', speaksFor: '2026-01-31', readers: 'peers' },
      fileName: 'plan.pdf',
    }),
    bytes: (async function* () {
      yield Buffer.from(words)
    })(),
  })
const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

describe('purging', () => {
  it('lets go of sessions, links, mails, invitations’ secrets and counts that have been over for a while, and of no others', async () => {
    const session = (token: string, ago: string) =>
      query(
        `insert into sessions (session_token, user_id, created_at, expires)
         values ($1, $2, now() - $3::interval - interval '1 hour', now() - $3::interval)`,
        [token, w.officer.userId, ago],
      )
    await session('over', '2 days')
    await session('just over', '1 hour')
    await session('open', '-1 hours')
    for (const [token, ago] of Object.entries({ stale: '2 days', fresh: '-10 minutes' }))
      await query(`insert into verification_tokens values ('a@b.example', $1, now() - $2::interval)`, [token, ago])
    const invite = (email: string, ended: string) =>
      query(
        `insert into invitations (council_id, email, name, role, post, token_hash, invited_by, expires_at, withdrawn_at)
         values ($1, $2, 'A', 'officer', 'Officer', $2, $3, now() + interval '1 day', ${ended})`,
        [w.council.id, email, w.lead.userId],
      )
    await invite('withdrawn@b.example', `now() - interval '40 days'`)
    await invite('open@b.example', 'null')
    await query(
      `insert into programme_invitations (email, token_hash, expires_at)
       values ('over@b.example', 'over', now() - interval '40 days'), ('open@b.example', 'open', now() + interval '1 day')`,
    )
    await query(`update mails set stale_at = now() - interval '1 hour' where kind = 'invitation'`)
    await query(`insert into limits values ('over', 1, 1), ('counted', 1, $1), ('for ever', 1, null)`, [
      Date.now() + 60_000,
    ])

    for (const [key, ago] of Object.entries({ old: '2 days', new: '1 hour' }))
      await query(`insert into done_acts values ($1, $2, '', now() - $3::interval)`, [w.officer.userId, key, ago])
    for (const [days, about] of [
      [91, w.assessmentId],
      [89, w.documentId],
    ] as const)
      await query(
        `insert into notices (council_id, user_id, kind, about, done_by, happened_at)
         values ($1, $2, 'replied', $3, $2, now() - make_interval(days => $4))`,
        [w.council.id, w.officer.userId, about, days],
      )
    await query('delete from jobs._private_jobs')
    await query(`select jobs.add_job('send-mail', run_at => now() - ago, max_attempts => 1)
      from unnest(array['40 days', '1 day']::interval[]) ago`)
    await query('update jobs._private_jobs set attempts = 1')
    await query(`select jobs.add_job('send-mail', run_at => now() - interval '40 days')`)

    expect(await purgeLeftovers()).toEqual({
      ...{ sessions: 1, links: 1, invitations: 2, mails: 1, limits: 1, acts: 1, notices: 1 },
      leavings: 0,
      jobs: 1,
      files: 0,
      papers: 0,
      unfinishedUploads: 0,
    })
    expect(await query('select 1 from jobs.jobs'), 'what waits, and what was given up lately').toHaveLength(2)
    const left = async (column: string, table: string) =>
      (await query(`select ${column} as one from ${table} order by 1`)).map(({ one }) => one)
    expect(await left('session_token', 'sessions')).toEqual(['just over', 'open'])
    expect(await left('token', 'verification_tokens')).toEqual(['fresh'])
    expect(await left('key', 'done_acts')).toEqual(['new'])
    expect(await left('about', 'notices')).toEqual([w.documentId])
    expect(await left('key', 'limits')).toEqual(['counted', 'for ever'])
    expect(await left('kind', 'mails')).toEqual(['invitation', 'invitation', 'programme'])
    const invitations = await query('select email, token_hash from invitations order by 1')
    expect(invitations).toEqual([
      { email: 'open@b.example', token_hash: 'open@b.example' },
      { email: 'withdrawn@b.example', token_hash: expect.stringMatching(/^over /) },
    ])
    expect(await purgeLeftovers(), 'and all of it once').toMatchObject({
      sessions: 0,
      links: 0,
      invitations: 0,
      mails: 0,
      limits: 0,
      acts: 0,
      notices: 0,
    })
  })

  it('deletes files of long ago that no row points to, and what never finished arriving; every row keeps its file', async () => {
    const [orphan, young] = [put('nobody’s', LONG_AGO), put('nobody’s yet')]
    expect((await attach(PDF)).ok).toBe(true)
    const attached = pathOf(hashOf(PDF))
    utimesSync(attached, LONG_AGO, LONG_AGO)
    const [left, arriving] = ['left', 'on its way'].map((name) => join(home, 'files', 'arriving', name)) as [
      string,
      string,
    ]
    for (const path of [left, arriving]) writeFileSync(path, 'half')
    utimesSync(left, LONG_AGO, LONG_AGO)
    const other = join(home, 'files', 'read me.txt')
    writeFileSync(other, 'not ours')

    expect(await purgeLeftovers()).toMatchObject({ files: 1, unfinishedUploads: 1 })
    expect([orphan, left].map(existsSync)).toEqual([false, false])
    expect([young, attached, arriving, other].map(existsSync)).toEqual([true, true, true, true])
  })

  it('waits for a file that gets its row just now, and such a file waits for it', async () => {
    const path = put(PDF, LONG_AGO)
    const sha256 = hashOf(PDF)
    let attaching: ReturnType<typeof attach> | undefined
    const seen: string[] = []
    await onlyOrphans([{ councilId: w.council.id, sha256 }], async (orphans) => {
      expect(orphans).toEqual([{ councilId: w.council.id, sha256 }])
      attaching = attach(PDF).finally(() => seen.push('attached'))
      const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`
      await expect.poll(() => query(waiting), { timeout: 10_000 }).toHaveLength(1)
      seen.push('purged')
    })
    expect((await attaching)?.ok).toBe(true)
    expect(seen).toEqual(['purged', 'attached'])
    expect(existsSync(path)).toBe(true)
    expect(await purgeLeftovers(), 'its row is there now').toMatchObject({ files: 0 })
  })
})
