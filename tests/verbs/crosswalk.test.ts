import { beforeAll, describe, expect, it } from 'vitest'
import { asksOf, ORDERS } from '@/lib/crosswalk/crosswalk'
import { fillGap } from '@/lib/crosswalk/fill-gap'
import { viewOrder } from '@/lib/crosswalk/view-order'
import { exportPaper } from '@/lib/paper/export-paper'
import { testDatabase } from '../kit/database'
import { buildWorld } from '../kit/world'

beforeAll(async () => void (await testDatabase()))
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) })

describe('another framework’s order', () => {
  it('names questions by number, each ask once, and where each theme stands', () => {
    for (const order of Object.values(ORDERS)) {
      expect(order.source.url).toMatch(/^https:\/\//)
      const asks = asksOf(order)
      expect(new Set(asks.map(({ key }) => key)).size).toBe(asks.length)
      for (const { codes, write } of asks) {
        expect(write).toMatch(/\.$/)
        for (const code of codes) expect(code).toMatch(/^[1-5]\.[1-8]$/)
      }
      const all = new Set(asks.flatMap(({ codes }) => codes))
      expect(all.size, 'questions of ours that have a place in it').toBeGreaterThan(order.key === 'cpc' ? 39 : 36)
    }
  })

  it('shows gaps with what to write; who may write fills them, others read, and nobody writes over what they have not seen', async () => {
    const w = await buildWorld()
    const gap = { assessmentId: w.assessmentId, order: 'cpc', ask: 'about', seen: '', words: 'A town of 90,000.' }
    for (const reader of [w.observer, w.monitor])
      expect(await fillGap(reader, gap)).toEqual(refused('only-writers-fill-gaps'))
    for (const stranger of [w.contributor, { ...w.outsider, place: w.lead.place }])
      expect(await fillGap(stranger, gap)).toEqual(refused('not-found'))
    expect(await fillGap(w.officer, { ...gap, ask: 'nothing-asks-this' })).toEqual(refused('not-found'))
    expect(await fillGap(w.officer, gap)).toMatchObject({ ok: true })
    expect(await fillGap(w.lead, { ...gap, words: 'Another town.' })).toEqual(refused('gap-filled-meanwhile'))
    expect(await fillGap(w.lead, { ...gap, seen: gap.words, words: 'A town of 91,000.' })).toMatchObject({ ok: true })
    const view = await viewOrder(w.observer, gap)
    const asks = view.ok ? view.value.themes.flatMap((theme) => theme.asks) : []
    expect(asks.find(({ key }) => key === 'about')).toMatchObject({
      isGap: true,
      written: { words: 'A town of 91,000.', by: 'Lee', carriedFrom: null },
    })
    expect(asks.find(({ key }) => key === 'questions')).toMatchObject({ isGap: true, written: null })
    const made = await exportPaper(w.observer, { assessmentId: w.assessmentId, kind: 'cpc', format: 'csv' })
    const csv = made.ok ? Buffer.from(made.value?.bytes ?? []).toString('utf8') : ''
    expect(csv).toContain('A town of 91,000.')
    expect(csv).toContain('Three to six questions')
  })

  it('is carried on to the next assessment, until that has words of its own', async () => {
    const w = await buildWorld({ title: 'Last year' })
    await fillGap(w.lead, { assessmentId: w.assessmentId, order: 'cpc', ask: 'about', seen: '', words: 'A town.' })
    await w.owner.query(`update assessments set created_at = now() - interval '1 year' where id = $1`, [w.assessmentId])
    const next = await w.assess({ title: 'This year' })
    const written = async (assessmentId: string) => {
      const view = await viewOrder(w.observer, { assessmentId, order: 'cpc' })
      return view.ok
        ? view.value.themes.flatMap(({ asks }) => asks).find(({ key }) => key === 'about')?.written
        : undefined
    }
    expect(await written(next.id)).toMatchObject({ words: 'A town.', carriedFrom: 'Last year' })
    await fillGap(w.lead, { assessmentId: next.id, order: 'cpc', ask: 'about', seen: 'A town.', words: 'A city.' })
    expect(await written(next.id)).toMatchObject({ words: 'A city.', carriedFrom: null })
    expect(await written(w.assessmentId)).toMatchObject({ words: 'A town.', carriedFrom: null })
  })
})
