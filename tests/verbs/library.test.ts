import { beforeAll, describe, expect, it } from 'vitest'
import { viewLibrary } from '@/lib/library/view-library'
import { viewResourcesForArea } from '@/lib/library/view-resources-for-area'
import { testDatabase } from '../kit/database'

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
  it('gives an area the first of its own resources and those for all areas', async () => {
    const found = await viewResourcesForArea(3)
    expect(found).toHaveLength(12)
    expect(found.every((resource) => resource.areas.includes(3))).toBe(true)
  })
})
