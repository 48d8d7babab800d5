import { beforeAll, describe, expect, it } from 'vitest'
import { workOffJobs } from '@/lib/job/work-on-jobs'
import { askPaper } from '@/lib/paper/ask-paper'
import { exportPaper } from '@/lib/paper/export-paper'
import { PAPER_JOBS } from '@/lib/paper/make-asked-paper'
import { openPaper } from '@/lib/paper/open-paper'
import { viewPapers } from '@/lib/paper/view-papers'
import { purgeLeftovers } from '@/lib/purge/purge-leftovers'
import { testDatabase } from '../kit/database'
import { buildWorld } from '../kit/world'

beforeAll(async () => void (await testDatabase()))

const refused = (kind: string) => ({ ok: false, refusal: { kind } })
function given<T>(outcome: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}

describe('a document', () => {
  it('is a draft until there is a sealed copy, is named for what it is, and is the same bytes twice', async () => {
    const w = await buildWorld()
    const asked = { assessmentId: w.assessmentId, kind: 'whole', format: 'json' } as const
    const one = given(await exportPaper(w.observer, asked))
    expect(one).toMatchObject({ fileName: `${w.council.slug}-whole-draft-1.json`, mediaType: 'application/json' })
    const { content, sha256 } = JSON.parse(Buffer.from(one?.bytes ?? []).toString('utf8'))
    expect(content).toMatchObject({ isDraft: true, seal: null, sight: { of: 'council', restricted: false } })
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    const again = given(await exportPaper(w.observer, asked))
    expect(Buffer.from(again?.bytes ?? []).equals(Buffer.from(one?.bytes ?? []))).toBe(true)
  })

  it('is refused in words where it cannot be: of the whole, of an area that is not there, of a version that is not submitted, of another council', async () => {
    const w = await buildWorld()
    const asked = { assessmentId: w.assessmentId, kind: 'whole', format: 'json' } as const
    expect(await exportPaper(w.contributor, { ...asked, kind: 'committee' })).toEqual(refused('paper-of-the-whole'))
    expect(await exportPaper(w.lead, { ...asked, kind: 'area', area: 4 })).toEqual(refused('paper-area-unknown'))
    expect(await exportPaper(w.lead, { ...asked, submission: 7 })).toEqual(refused('no-submission'))
    expect(await exportPaper(w.contributor, { ...asked, submission: 1 })).toEqual(refused('not-found'))
    expect(await exportPaper({ ...w.outsider, place: w.lead.place }, asked)).toEqual(refused('not-found'))
    expect((await exportPaper(w.contributor, asked)).ok).toBe(true)
  })

  it('that twenty ask for at once is made for three of them, and is for a job for the others; nobody is refused', async () => {
    const w = await buildWorld()
    const asked = { assessmentId: w.assessmentId, kind: 'whole', format: 'xlsx' } as const
    const all = await Promise.all(Array.from({ length: 20 }, () => exportPaper(w.lead, asked)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(all.filter((one) => one.ok && one.value === null).length).toBeGreaterThanOrEqual(17)
  })
})

describe('a document that is made by a job', () => {
  const make = () => workOffJobs(PAPER_JOBS)

  it('waits, is made, is its asker’s alone, and is gone after a week', async () => {
    const w = await buildWorld()
    const asked = { assessmentId: w.assessmentId, kind: 'evidence', format: 'csv' } as const
    const { paperId } = given(await askPaper(w.officer, asked))
    expect(given(await openPaper(w.officer, { paperId }))).toMatchObject({ state: 'waiting', made: null })
    await make()
    expect(given(await openPaper(w.officer, { paperId })).made).toMatchObject({
      fileName: `${w.council.slug}-evidence-draft-1.csv`,
    })
    for (const other of [w.lead, w.observer, w.outsider, { ...w.outsider, place: w.lead.place }])
      expect(await openPaper(other, { paperId })).toEqual(refused('not-found'))
    expect(given(await viewPapers(w.officer, asked)).papers).toMatchObject([{ id: paperId, state: 'ready' }])
    expect(given(await viewPapers(w.lead, asked)).papers).toEqual([])
    await w.owner.query(`update papers set asked_at = now() - interval '8 days' where id = $1`, [paperId])
    expect(await purgeLeftovers()).toMatchObject({ papers: 1 })
    expect(await openPaper(w.officer, { paperId })).toEqual(refused('not-found'))
  })

  it('is not handed out any more when something in it is no longer open to them', async () => {
    const w = await buildWorld()
    const asked = { assessmentId: w.assessmentId, kind: 'whole', format: 'json' } as const
    const { paperId } = given(await askPaper(w.contributor, asked))
    await make()
    expect(given(await openPaper(w.contributor, { paperId })).made).not.toBeNull()
    await w.owner.query('delete from assignments where user_id = $1', [w.contributor.userId])
    expect(await openPaper(w.contributor, { paperId })).toEqual(refused('paper-not-as-seen'))
  })

  it('is made by what its asker may see when it is made, and not at all for somebody who has left', async () => {
    const w = await buildWorld()
    const asked = { assessmentId: w.assessmentId, kind: 'whole', format: 'json' } as const
    await askPaper(w.observer, asked)
    await w.owner.query('update memberships set ends_on = current_date where user_id = $1', [w.observer.userId])
    await make()
    const { rows } = await w.owner.query('select state, file from papers where user_id = $1', [w.observer.userId])
    expect(rows).toEqual([{ state: 'waiting', file: null }])
  })

  it('is one of three that may wait for a person', async () => {
    const w = await buildWorld()
    const asked = { assessmentId: w.assessmentId, kind: 'whole', format: 'json' } as const
    for (const _ of [1, 2, 3]) given(await askPaper(w.lead, asked))
    expect(await askPaper(w.lead, asked)).toEqual({ ok: false, refusal: { kind: 'papers-wait-already', most: 3 } })
    expect((await askPaper(w.officer, asked)).ok).toBe(true)
    await make()
    expect((await askPaper(w.lead, asked)).ok).toBe(true)
  })
})
