import { describe, expect, it } from 'vitest'
import { dutiesThatEnd } from '@/lib/people/ending'
import { choosePeople } from '@/lib/people/people'
import { drawTimeline, joined } from '@/lib/people/timeline'
import { byDay, placeIn, placeWords } from '@/lib/trail/trail'

describe('a list of people', () => {
  const people = [
    { name: 'Zoë Ash', post: 'Finance director', roles: ['officer'], group: null, duties: ['assessor', 'writer'] },
    { name: 'Ben Ash', post: 'Ward councillor', roles: ['member'], group: 'Hill', duties: [] },
  ]
  const names = (asked: Parameters<typeof choosePeople>[1]) => choosePeople(people, asked).map(({ name }) => name)

  it('is found by every word of name, post or group, however it is accented or capitalised', () => {
    expect(names({ q: '  zoe FINANCE ' })).toEqual(['Zoë Ash'])
    expect(names({ q: 'ash hill' })).toEqual(['Ben Ash'])
    expect(names({ q: 'ash' })).toEqual(['Zoë Ash', 'Ben Ash'])
    expect(names({ q: 'ash nobody' })).toEqual([])
  })

  it('is narrowed to one role, group or duty, and by nothing that is not asked', () => {
    expect(names({ role: 'member' })).toEqual(['Ben Ash'])
    expect(names({ group: 'Hill', role: 'officer' })).toEqual([])
    expect(names({ duty: 'writer', q: '' })).toEqual(['Zoë Ash'])
    expect(names({})).toHaveLength(2)
  })
})

describe('the duties that end with a role', () => {
  const held = (['assessor', 'chair', 'signatory'] as const).map((duty) => ({
    ...{ duty, state: 'agreeing' as const, hasSigned: false },
  }))
  const kinds = (...of: Parameters<typeof dutiesThatEnd>) => dutiesThatEnd(...of).map(({ duty }) => duty)

  it('are all of them, unless a role stays that may have them', () => {
    expect(kinds(held, [])).toEqual(['assessor', 'chair', 'signatory'])
    expect(kinds(held, ['observer', 'contributor'])).toEqual(['assessor', 'chair', 'signatory'])
    expect(kinds(held, ['observer', 'officer'])).toEqual([])
  })

  it('while others sign are a signatory’s alone, and not theirs who has signed', () => {
    const signing = held.map((one) => ({ ...one, state: 'signing' as const }))
    expect(kinds(signing, [])).toEqual(['signatory'])
    expect(kinds([{ ...signing[2], hasSigned: true } as (typeof signing)[number]], [])).toEqual([])
  })
})

describe('a line of time', () => {
  const drawn = drawTimeline(
    [
      {
        label: 'Post',
        stretches: [
          { words: 'Ward councillor', from: '2022-01-01', to: '2024-01-01' },
          { words: 'Chair', from: '2024-01-01', to: null },
        ],
      },
    ],
    [{ words: 'Sealed 2024', on: '2024-07-01' }],
    '2026-01-01',
  )
  const [before, now] = drawn.lanes[0]?.bars ?? []

  it('goes from the first day to a little after today, in proportion', () => {
    expect(before?.from).toBe(0)
    expect(before?.to).toBeCloseTo(now?.from ?? 0, 10)
    expect(now?.to).toBe(drawn.today)
    expect(drawn.today).toBeGreaterThan(0.95)
    expect(drawn.today).toBeLessThan(1)
    expect([before?.isNow, now?.isNow]).toEqual([false, true])
    expect(drawn.marks[0]?.at).toBeGreaterThan(now?.from ?? 1)
    expect(drawn.ticks.map(({ words }) => words)).toEqual(['2023', '2024', '2025', '2026'])
  })

  it('shows what lasted a day, and never so many dates that they run into each other', () => {
    const short = drawTimeline(
      [{ label: 'Role', stretches: [{ words: 'Lead', from: '2026-01-01', to: null }] }],
      [],
      '2026-01-01',
    )
    const [bar] = short.lanes[0]?.bars ?? []
    expect((bar?.to ?? 0) - (bar?.from ?? 0)).toBeGreaterThan(0.01)
    expect(bar?.to, 'and never beyond today').toBeLessThanOrEqual(short.today + 1e-9)
    const long = drawTimeline(
      [{ label: 'Role', stretches: [{ words: 'Lead', from: '1990-01-01', to: null }] }],
      [],
      '2026-01-01',
    )
    expect(long.ticks.length).toBeLessThanOrEqual(6)
  })

  it('joins what was held on without a break, and leaves a gap where there was one', () => {
    const stretch = (words: string, from: string, to: string | null) => ({ words, from, to })
    expect(
      joined([
        stretch('A', '2024-01-01', '2024-06-01'),
        stretch('A', '2024-06-01', null),
        stretch('B', '2023-01-01', '2024-01-01'),
      ]),
    ).toEqual([stretch('B', '2023-01-01', '2024-01-01'), stretch('A', '2024-01-01', null)])
    expect(joined([stretch('A', '2024-01-01', '2024-06-01'), stretch('A', '2024-07-01', null)])).toHaveLength(2)
  })
})

describe('a trail', () => {
  it('is gathered by the days of this country, in the order in which it comes', () => {
    const at = (iso: string) => ({ at: new Date(iso) })
    const days = byDay([at('2026-06-02T00:30:00Z'), at('2026-06-01T23:30:00Z'), at('2026-06-01T12:00:00Z')])
    expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
      ['2026-06-02', 2],
      ['2026-06-01', 1],
    ])
  })

  it('goes on from a place that an address names, and from no other words', () => {
    const place = { at: new Date(1_700_000_000_123), hash: 'ab12' }
    expect(placeIn(placeWords(place))).toEqual(place)
    for (const odd of [undefined, '', 'x', '1-', '1-xyz', "1-ab'; --", '-1-ab', '1-1-ab'])
      expect(placeIn(odd)).toBeUndefined()
  })
})
