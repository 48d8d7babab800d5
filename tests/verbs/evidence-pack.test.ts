import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, inCouncil, type ReviewPlace } from '@/db/gate'
import { loadAssessment } from '@/lib/assessment/store'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { storedFiles } from '@/lib/evidence/file-store'
import { openEvidenceInReview } from '@/lib/evidence/open-evidence-in-review'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'
import { viewFindings } from '@/lib/report/view-findings'
import { askPack } from '@/lib/review/ask-pack'
import { PACK_JOBS } from '@/lib/review/make-pack'
import { openPack } from '@/lib/review/open-pack'
import { viewReview } from '@/lib/review/view-review'
import { viewReviewEvidence } from '@/lib/review/view-review-evidence'
import { assembleSubmission } from '@/lib/submission/assemble-submission'
import { loadSubmissionRows } from '@/lib/submission/load-submission'
import { testDatabase } from '../kit/database'
import { attempt, connectAs } from '../kit/serving-role'
import { buildUser, buildWorld, type World } from '../kit/world'

/*
 * Peers and evidence: for every way in which an item may stand, by every door, to every reader. What is right is written here once more, by
 * hand: a cleared peer, while the review lasts, opens what is for peers or for anybody and nothing restricts; nobody else opens anything.
 */

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-packs-'))

const READERS = ['public', 'peers', 'council', 'named'] as const
const CLASSES = ['none', 'exempt', 'confidential', 'held'] as const
const isForPeers = (readers: string, legal: string) => legal === 'none' && (readers === 'public' || readers === 'peers')

let w: World
let itemId: string
let reviewId: string
let evidenceId: string
const readers: Record<string, Caller<ReviewPlace>> = {}
const peer = () => readers['a cleared peer'] as Caller<ReviewPlace>

beforeAll(async () => {
  await testDatabase()
  w = await buildWorld()
  const at = { assessmentId: w.assessmentId, code: '1.1', speaksFor: '2026-01-31', readers: 'peers' }
  const put = async (title: string, words: string) => {
    async function* bytes() {
      yield Buffer.from(words)
    }
    const added = await attachFile(w.officer, {
      ...attachFileInput.parse({ ...at, title, fileName: `${title}.csv` }),
      bytes: bytes(),
    })
    if (!added.ok) throw new Error(added.refusal.kind)
    return added.value
  }
  const quiet = await put('Quiet figures', 'ward,people\nNorth,12\n')
  await put('Always open', 'ward,people\nSouth,7\n')
  itemId = quiet.itemId
  evidenceId = quiet.evidenceId as string
  const link = attachLinkInput.parse({ ...at, title: 'A page', url: 'https://northmoor.example/1' })
  if (!(await attachLink(w.officer, link)).ok) throw new Error('no link')
  const sealed = await inCouncil(w.lead, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, w.assessmentId)
    if (!assessment) throw new Error('no assessment')
    return { ok: true as const, value: assembleSubmission(await loadSubmissionRows(tx, assessment)).content }
  })
  const content = sealed.ok ? sealed.value : undefined
  const { reviewId: id, submissionId, invite } = await w.review({ content, signatures: [], submittedAt: '' })
  reviewId = id
  await w.owner.query(
    `insert into frozen_texts (council_id, submission_id, subject_id, code, state) values ($1, $2, $3, '1.1', '\\x0000')
     on conflict do nothing`,
    [w.council.id, submissionId, w.question('1.1').id],
  )
  const place = { review: reviewId }
  const people = {
    'a cleared peer': 'none',
    'a peer whose conflict is open': 'awaiting',
    'a peer in conflict': 'declared',
  } as const
  let lead = true
  for (const [name, conflict] of Object.entries(people)) {
    const user = await buildUser(name)
    await invite(user, { conflict, ...(lead ? { role: 'peer_lead' as const } : {}) })
    lead = false
    readers[name] = { userId: user.userId, place } as Caller<ReviewPlace>
  }
  const other = await buildUser('Another')
  readers['a stranger'] = { userId: other.userId, place } as Caller<ReviewPlace>
  readers['the council’s lead'] = { userId: w.lead.userId, place } as Caller<ReviewPlace>
  readers['another council’s lead'] = { userId: w.outsider.userId, place } as Caller<ReviewPlace>
})

/** Past the rules: how the item stands now. */
const stands = (who: string, legal: string) =>
  w.owner.query(
    `update evidence_items set readers = $2, named = case $2 when 'named' then array[$3::uuid] else '{}' end,
       legal_class = case $4 when 'held' then 'none' else $4 end, exempt_paragraph = case $4 when 'exempt' then 3 end,
       class_reason = case when $4 in ('exempt', 'confidential') then 'R' end, class_review_on = case when $4 in ('exempt', 'confidential') then date '2099-01-01' end,
       class_decided_by = case when $4 in ('exempt', 'confidential') then added_by end, held_at = case $4 when 'held' then now() end where id = $1`,
    [itemId, who, w.officer.userId, legal],
  )

/** Asks for a pack and has it made as the job does. */
async function packFor(who: Caller<ReviewPlace>) {
  await w.owner.query('delete from evidence_packs where user_id = $1', [who.userId])
  const asked = await askPack(who, {})
  if (!asked.ok) return undefined
  await PACK_JOBS['make-pack']({ pack: asked.value.packId })
  return asked.value.packId as string
}
async function zipOf(who: Caller<ReviewPlace>, packId: string) {
  const opened = await openPack(who, { packId })
  return opened.ok ? JSZip.loadAsync(await buffer(opened.value.read())) : undefined
}
const holds = (seen: { ok: boolean; value?: unknown }) =>
  JSON.stringify(seen.ok ? seen.value : '').includes('Quiet figures')

const DOORS: Record<string, (who: Caller<ReviewPlace>) => Promise<boolean>> = {
  'the download': async (who) => (await openEvidenceInReview(who, { evidenceId })).ok,
  'the list of all': async (who) => holds(await viewReviewEvidence(who, null)),
  'the question in the review': async (who) => {
    const seen = await viewReview(who, null)
    return seen.ok && (seen.value.submission?.open ?? []).some(({ title }) => title === 'Quiet figures')
  },
  'the count beside a finding': async (who) => {
    const seen = await viewFindings(who, null)
    return seen.ok && seen.value.open.length === 3
  },
  'the pack': async (who) => {
    const packId = await packFor(who)
    const zip = packId && (await zipOf(who, packId))
    return zip ? Object.keys(zip.files).some((path) => path.includes('Quiet figures')) : false
  },
}

describe('evidence in a review', () => {
  it.each(READERS.flatMap((who) => CLASSES.map((legal) => [who, legal] as const)))(
    'for %s, %s, is opened by each door to a cleared peer alone, and only where it is for peers',
    async (who, legal) => {
      await stands(who, legal)
      for (const [name, reader] of Object.entries(readers))
        for (const [door, open] of Object.entries(DOORS))
          expect(await open(reader), `${door} to ${name}`).toBe(name === 'a cleared peer' && isForPeers(who, legal))
    },
    120_000,
  )

  it('is opened to nobody when the review has ended, though it was the day before', async () => {
    await stands('peers', 'none')
    const packId = (await packFor(peer())) as string
    expect(await zipOf(peer(), packId)).toBeDefined()
    for (const [door, open] of Object.entries(DOORS)) expect(await open(peer()), door).toBe(true)
    const kept = (await packFor(peer())) as string
    await w.owner.query(`update reviews set ends_on = current_date - 1 where id = $1`, [reviewId])
    for (const [door, open] of Object.entries(DOORS)) expect(await open(peer()), `${door} afterwards`).toBe(false)
    expect((await openPack(peer(), { packId: kept })).ok).toBe(false)
    await w.owner.query(`update reviews set ends_on = '2099-01-31' where id = $1`, [reviewId])
  })
})

describe('a pack', () => {
  it('has every file under its question, and a manifest whose hashes hold', async () => {
    await stands('peers', 'none')
    const zip = (await zipOf(peer(), (await packFor(peer())) as string)) as JSZip
    const sums = ((await zip.file('SHA256SUMS')?.async('string')) ?? '').trim().split('\n')
    expect(sums).toHaveLength(3)
    for (const line of sums) {
      const [sha256, path] = line.split('  ') as [string, string]
      const bytes = await (zip.file(path) as JSZip.JSZipObject).async('nodebuffer')
      expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(sha256)
    }
    const manifest = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '')
    expect(manifest.evidence.map(({ title, url, path }: Record<string, string>) => [title, url ?? path])).toEqual([
      ['Quiet figures', expect.stringMatching(/^evidence\/1\.1 .+\/Quiet figures\.csv$/)],
      ['Always open', expect.stringContaining('Always open.csv')],
      ['A page', 'https://northmoor.example/1'],
    ])
  })

  it('is its asker’s alone, one at a time, and is not handed out when something in it has been closed', async () => {
    await stands('peers', 'none')
    const packId = (await packFor(peer())) as string
    const second = await buildUser('Second peer')
    await w.owner.query(
      `insert into review_peers (review_id, council_id, email, name, role, conflict) values ($1, $2, $3, 'S', 'peer', 'none')`,
      [reviewId, w.council.id, second.email],
    )
    const colleague = { userId: second.userId, place: { review: reviewId } } as Caller<ReviewPlace>
    expect(await openPack(colleague, { packId })).toMatchObject({ refusal: { kind: 'not-found' } })
    expect((await askPack(colleague, {})).ok).toBe(true)
    expect(await askPack(colleague, {})).toMatchObject({ refusal: { kind: 'pack-waits-already' } })
    await stands('council', 'none')
    expect(await openPack(peer(), { packId })).toMatchObject({ refusal: { kind: 'pack-not-as-seen' } })
    const seen = await viewReviewEvidence(peer(), null)
    expect(seen.ok && seen.value.packs[0]?.isCurrent).toBe(false)
    await stands('peers', 'none')
    expect((await openPack(peer(), { packId })).ok).toBe(true)
  })

  it('asked for twice at once is made once', async () => {
    await stands('peers', 'none')
    await w.owner.query('delete from evidence_packs where user_id = $1', [peer().userId])
    const asked = await Promise.all([askPack(peer(), {}), askPack(peer(), {})])
    expect(asked.map((one) => (one.ok ? 'asked' : one.refusal.kind)).sort()).toEqual(['asked', 'pack-waits-already'])
  })

  it('is never another file than its own, nor of anything but what its asker may open, past the product too', async () => {
    await stands('peers', 'none')
    await w.owner.query('delete from evidence_packs where user_id = $1', [peer().userId])
    const asked = await askPack(peer(), {})
    if (!asked.ok) throw new Error(asked.refusal.kind)
    const { rows } = await w.owner.query('select sha256 from evidence_revisions where item_id = $1', [itemId])
    const closed = await w.owner.query('select gen_random_uuid() as id')
    const app = await connectAs('app')
    const become = (state: string, holds: unknown[], sha256: string | null) =>
      app.as({ userId: peer().userId, place: { review: reviewId } }, () =>
        attempt(app.client, `update evidence_packs set state = $2, holds = $3, sha256 = $4, size = 1 where id = $1`, [
          ...[asked.value.packId, state, holds, sha256],
        ]),
      )
    const own = 'a'.repeat(64)
    expect(await become('ready', [evidenceId], own)).toBe(1)
    expect(await become('ready', [evidenceId], rows[0].sha256)).toBe('CN008')
    expect(await become('ready', [closed.rows[0].id], own)).toBe('CN008')
    expect(await become('ready', [], own)).toBe('CN008')
    expect(await become('waiting', [evidenceId], own)).toBe('CN008')
    await app.end()
  })

  it('is gone after seven days, its file with it, and the evidence stays', async () => {
    const packId = (await packFor(peer())) as string
    const filesNow = async () => {
      const all: string[] = []
      for await (const { sha256 } of storedFiles(new Date(Date.now() + 60_000))) all.push(sha256)
      return all
    }
    const { rows } = await w.owner.query('select sha256 from evidence_packs where id = $1', [packId])
    await purgeLeftovers(new Date(Date.now() + 2 * 24 * 3_600_000))
    expect(await filesNow()).toContain(rows[0].sha256)
    await w.owner.query(`update evidence_packs set asked_at = now() - interval '8 days' where id = $1`, [packId])
    await purgeLeftovers(new Date(Date.now() + 2 * 24 * 3_600_000))
    expect((await openPack(peer(), { packId })).ok).toBe(false)
    const left = await filesNow()
    expect(left).not.toContain(rows[0].sha256)
    expect(left.length).toBeGreaterThanOrEqual(2)
    expect((await openEvidenceInReview(peer(), { evidenceId })).ok).toBe(true)
  })
})
