import { beforeAll, describe, expect, it } from 'vitest'
import { viewLibrary } from '@/lib/library/view-library'
import { viewResource } from '@/lib/library/view-resource'
import { viewResources } from '@/lib/score/view-resources'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

beforeAll(testDatabase)

describe('the library', () => {
  it('is open to somebody who is not signed in, with the five areas to choose from', async () => {
    const { total, areas } = await viewLibrary({})
    expect(total).toBeGreaterThan(100)
    expect(areas.map((area) => area.number)).toEqual([1, 2, 3, 4, 5])
  })
  it('narrows by area, kind, level and words together', async () => {
    const { found } = await viewLibrary({ area: 4, kind: 'tool', level: 1, words: 'BEHAVIOURS' })
    expect(found.map((resource) => resource.title)).toEqual(['Behaviours associated with the seven characteristics'])
  })
  it('offers a resource for any level at each level', async () => {
    const { found } = await viewLibrary({ level: 4 })
    expect(new Set(found.map((resource) => resource.atLevel))).toEqual(new Set([4, null]))
  })
  it('takes an area that the framework does not have as no choice', async () => {
    expect((await viewLibrary({ area: 9 })).total).toBe((await viewLibrary({})).total)
  })
  it('takes a per cent sign as a letter, not as a pattern', async () => {
    expect((await viewLibrary({ words: '%' })).found).toEqual([])
  })
  it('shows one resource by its address, and none that it does not have', async () => {
    const { found } = await viewLibrary({ words: 'reserves policy' })
    const one = await viewResource(found[0]?.id ?? '')
    expect(one).toMatchObject({
      ok: true,
      value: { title: 'Medium term financial strategy: reserves policy', isGone: false },
    })
    for (const other of ['nothing', '00000000-0000-4000-8000-000000000000'])
      expect((await viewResource(other)).ok).toBe(false)
  })
})

describe('the library beside a question', () => {
  const beside = async (w: World, all = false) => {
    const view = await viewResources(w.lead, { assessmentId: w.assessment.id, code: '3.3', all })
    if (!view.ok) throw new Error('refused')
    return view.value
  }
  it('has at most five, each with why, and all of the area behind them', async () => {
    const w: World = await buildWorld({ questions: ['3.3'] })
    const few = await beside(w)
    expect(few.resources).toHaveLength(5)
    expect(few.resources.every(({ because }) => because.length > 0)).toBe(true)
    const all = await beside(w, true)
    expect(all.total).toBeGreaterThan(30)
    expect(all.resources.slice(0, 5).map(({ id }) => id)).toEqual(few.resources.map(({ id }) => id))
  })
  it('leaves out what its own site no longer has', async () => {
    const w: World = await buildWorld({ questions: ['3.3'] })
    const [first] = (await beside(w)).resources
    await w.owner.query('update resources set times_gone = 3 where id = $1', [first?.id])
    expect((await beside(w)).resources.map(({ id }) => id)).not.toContain(first?.id)
    expect(await viewResource(first?.id ?? '')).toMatchObject({ value: { isGone: true } })
    await w.owner.query('update resources set times_gone = 0 where id = $1', [first?.id])
  })
})
