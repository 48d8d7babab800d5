import { describe, expect, it } from 'vitest'
import { suggest } from '@/lib/library/suggest'

const of = (title: string, more: Partial<Parameters<typeof suggest>[0][number]> = {}) => ({
  ...{ id: title, title, areas: [3], atLevel: null, councilTypes: [], shared: [] },
  ...more,
})
const gap = { area: 3, level: 2, ambition: 3, councilType: 'district' as const }
const titles = (...all: ReturnType<typeof of>[]) => suggest(all, gap).map(({ title }) => title)

describe('what the library offers beside a question', () => {
  it('begins with what speaks of what is asked, then helps where it is, then on its way', () => {
    const [asked, now, next, other] = [
      of('asked', { shared: ['reserves', 'risk'] }),
      of('now', { atLevel: 2 }),
      of('next', { atLevel: 3 }),
      of('other'),
    ]
    expect(titles(other, next, now, asked)).toEqual(['asked', 'now', 'next', 'other'])
  })
  it('puts last what is for those further behind', () =>
    expect(titles(of('basics', { atLevel: 1 }), of('other'))).toEqual(['other', 'basics']))
  it('prefers a council of the same type to one of another', () =>
    expect(titles(of('county', { councilTypes: ['county'] }), of('district', { councilTypes: ['district'] }))).toEqual([
      'district',
      'county',
    ]))
  it('says why, of each', () => {
    const [one] = suggest([of('one', { shared: ['risk'], atLevel: 2, councilTypes: ['district'] })], gap)
    expect(one?.because.map(({ kind }) => kind)).toEqual(['words', 'now', 'council-type'])
    expect(suggest([of('one')], gap)[0]?.because).toEqual([{ kind: 'area' }])
  })
  it('goes by no level where none is known', () => {
    const [one] = suggest([of('one', { atLevel: 2 })], { ...gap, level: undefined, ambition: undefined })
    expect(one?.because).toEqual([{ kind: 'area' }])
  })
})
