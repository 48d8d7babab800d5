import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideSmallCells, type Placing, placeOf, type ShownCells } from '@/lib/score/hide-small-cells'

type Table = 'role' | 'group' | 'ward'
type Person = Placing<Table> & { isCounted: boolean; answer: 0 | 1 }
const person: fc.Arbitrary<Person> = fc.record({
  role: fc.constantFrom('councillor', 'officer'),
  group: fc.constantFrom('Hill', 'Vale', 'Moor', 'Fen'),
  ward: fc.constantFrom('north', 'south', 'east'),
  isCounted: fc.boolean(),
  answer: fc.constantFrom(0, 1),
})
/** As councils are: officers are in no group, so one table is finer than the other. */
const nested = person.map((one) => ({ ...one, ...placeOf({ standing: 'member', group: one.group }) }))
const officers = person.map((one) => ({ ...one, ...placeOf({ standing: 'officer', group: null }) }))
const council = fc.oneof(
  fc.array(person, { minLength: 1, maxLength: 12 }),
  fc.array(fc.oneof(nested, officers), { minLength: 1, maxLength: 12 }),
)
const placed = (people: readonly Person[]) => people.map(({ role, group, ward }) => ({ role, group, ward }))
const hide = (people: readonly Person[], counted = people) => hideSmallCells(placed(people), placed(counted))
const cellsOf = (people: readonly Person[]) =>
  (['role', 'group', 'ward'] as const).flatMap((table) =>
    [...new Set(people.map((one) => one[table]))].map((label) => ({
      table,
      label,
      members: people.flatMap((one, at) => (one[table] === label ? [at] : [])),
    })),
  )
const isShown = (shown: ShownCells<Table>, { table, label }: { table: Table; label: string }) => shown[table].has(label)

/** What is shown as rows over people: the whole and each shown cell, each counting those of `members`. */
const rowsOf = (people: readonly Person[], shown: ShownCells<Table>, members: (one: Person) => boolean) => [
  people.map((one) => (members(one) ? 1 : 0)),
  ...cellsOf(people)
    .filter((cell) => isShown(shown, cell))
    .map((cell) => people.map((one, at) => (cell.members.includes(at) && members(one) ? 1 : 0))),
]

function rank(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row])
  let found = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, at) => at >= found && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [top] = rows.splice(pivot, 1)
    if (!top) continue
    rows.splice(found, 0, top)
    for (const row of rows.slice(found + 1)) {
      const share = (row[column] ?? 0) / (top[column] ?? 1)
      for (let at = column; at < row.length; at += 1) row[at] = (row[at] ?? 0) - share * (top[at] ?? 0)
    }
    found += 1
  }
  return found
}

/** Whether some sum and difference of the rows is about one or two people alone. */
function reachesOneOrTwo(rows: readonly (readonly number[])[]): boolean {
  const people = rows[0]?.length ?? 0
  const whole = rank(rows)
  for (let a = 0; a < people; a += 1)
    for (let b = a; b < people; b += 1)
      if (rank(rows.map((row) => row.filter((_, at) => at !== a && at !== b))) < whole) return true
  return false
}

describe('hiding small cells', () => {
  it('cannot be undone by adding and subtracting any of the tables shown, of those asked and of those who gave a level', () => {
    let attacked = 0
    fc.assert(
      fc.property(council, (people) => {
        const counted = people.filter((one) => one.isCounted)
        const [asked, gave] = [hide(people), hide(people, counted)]
        for (const [members, size] of [
          [() => true, people.length],
          [(one: Person) => one.isCounted, counted.length],
        ] as const) {
          if (size > 0 && size < 3) continue // the whole itself is too small, and is not this function's to hide
          expect(reachesOneOrTwo(rowsOf(people, members({ isCounted: false } as Person) ? asked : gave, members))).toBe(
            false,
          )
          attacked += 1
        }
        for (const cell of cellsOf(people)) if (isShown(gave, cell)) expect(isShown(asked, cell)).toBe(true)
      }),
      { numRuns: 300 },
    )
    expect(attacked).toBeGreaterThan(300)
  })

  it('is safe beside cells that readers know of whatever is shown: others are hidden instead', () => {
    let known = 0
    fc.assert(
      fc.property(council, (people) => {
        const sided = people.map((one) => ({ ...one, ward: one.ward === 'north' ? 'outside' : 'others' }))
        const outside = sided.filter(({ ward }) => ward === 'outside').length
        fc.pre(outside >= 3 && sided.length - outside >= 3) // else it is the known cell itself that tells
        const shown = hideSmallCells(placed(sided), placed(sided), ['ward'])
        const beside = { ...shown, ward: new Set(['outside', 'others']) }
        expect(reachesOneOrTwo(rowsOf(sided, beside, () => true))).toBe(false)
        known += 1
      }),
      { numRuns: 300 },
    )
    expect(known).toBeGreaterThan(100)
    const six = [...'aabbcc'].map((group) => ({ role: 'member', group, side: group === 'a' ? 'in' : 'outside' }))
    const people = [...six, ...[...'oooooo'].map(() => ({ role: 'officer', group: 'officer', side: 'in' }))]
    expect(hideSmallCells(people).role.size).toBe(2)
    expect(hideSmallCells(people, people, ['side']).role.size).toBe(0)
  })

  it('is an attack that finds what a naive rule gives away', () => {
    const people = [...'aaaabb'].map((group) => ({ group, role: 'x', ward: 'w', isCounted: true, answer: 1 }) as Person)
    const naive = { group: new Set(['a']), role: new Set(['x']), ward: new Set(['w']) }
    expect(reachesOneOrTwo(rowsOf(people, naive, () => true))).toBe(true)
    expect(reachesOneOrTwo(rowsOf(people, hide(people), () => true))).toBe(false)
  })

  it('leaves what a small cell said open to every reader who tries all answers that fit, unless all whom they cannot tell apart said the same', () => {
    let open = 0
    fc.assert(
      fc.property(council, (people) => {
        fc.pre(people.length >= 3)
        const shown = hide(people)
        const rows = rowsOf(people, shown, () => true)
        const known = rows.map((row) => row.reduce<number>((sum, one, at) => sum + one * (people[at]?.answer ?? 0), 0))
        const alike = (at: number) => {
          const pattern = (of: number) => rows.map((row) => row[of]).join('')
          return people.filter((_, other) => pattern(other) === pattern(at))
        }
        for (const cell of cellsOf(people).filter(({ members }) => members.length < 3)) {
          expect(isShown(shown, cell)).toBe(false)
          const fits = new Set<number>()
          for (let guess = 0; guess < 2 ** people.length; guess += 1) {
            const says = (at: number) => (guess >> at) & 1
            if (rows.every((row, at) => row.reduce<number>((sum, one, of) => sum + one * says(of), 0) === known[at]))
              fits.add(cell.members.reduce((sum, at) => sum + says(at), 0))
          }
          const isUnanimous = cell.members.every((at) => new Set(alike(at).map(({ answer }) => answer)).size === 1)
          if (!isUnanimous) expect(fits.size).toBeGreaterThan(1)
          if (fits.size > 1) open += 1
        }
      }),
      { numRuns: 60 },
    )
    expect(open).toBeGreaterThan(20)
  })

  it('depends on who is where alone, whatever the cells are called and in whatever order people come', () =>
    fc.assert(
      fc.property(council, fc.infiniteStream(fc.nat()), (people, order) => {
        const shuffled = people.map((one) => [order.next().value, one] as const).sort((a, b) => a[0] - b[0])
        const renamed = shuffled.map(([, one]) => ({ ...one, group: `${9 - one.group.length}-${one.group}` }))
        const shown = hide(people)
        const again = hide(renamed)
        expect([...again.group].map((label) => label.slice(2)).sort()).toEqual([...shown.group].sort())
        expect([...again.role].sort()).toEqual([...shown.role].sort())
      }),
    ))

  const people = (cells: Record<string, number>) =>
    Object.entries(cells).flatMap(([group, size]) =>
      Array.from({ length: size }, () =>
        placeOf({ standing: group === 'Officers' ? 'officer' : 'member', group: group === 'Officers' ? null : group }),
      ),
    )
  it.each([
    { is: 'nothing where all have three', of: { Hill: 3, Vale: 4, Officers: 3 }, group: 'Hill Vale Officers', role: 2 },
    {
      is: 'one more where one is small',
      of: { Hill: 4, Vale: 5, Moor: 2, Officers: 3 },
      group: 'Vale Officers',
      role: 2,
    },
    { is: 'equal groups alike', of: { Hill: 3, Vale: 3, Moor: 2, Officers: 6 }, group: 'Officers', role: 2 },
    { is: 'all where officers are two', of: { Hill: 3, Vale: 3, Officers: 2 }, group: '', role: 0 },
    {
      is: 'groups, not roles, where groups are small',
      of: { Hill: 2, Vale: 2, Officers: 4 },
      group: 'Officers',
      role: 2,
    },
  ] as { is: string; of: Record<string, number>; group: string; role: number }[])(
    'hides $is',
    ({ of, group, role }) => {
      const shown = hideSmallCells(people(of))
      expect([...shown.group].join(' ')).toBe(group)
      expect(shown.role.size).toBe(role)
    },
  )

  it('shows levels only of cells in which three gave one, and coverage of no more than goes with it', () => {
    const asked = people({ Hill: 4, Vale: 4, Officers: 4 })
    const gave = people({ Hill: 4, Vale: 1, Officers: 4 })
    expect([...hideSmallCells(asked).group]).toEqual(['Hill', 'Vale', 'Officers'])
    expect(hideSmallCells(asked, gave).group.has('Vale')).toBe(false)
  })
})
