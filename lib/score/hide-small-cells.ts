/** Fewer people than this in one shown cell, and a reader could work out who said what. */
export const SMALLEST_CELL = 3

/** Where one person stands in each table: the label of their cell. */
export type Placing<Table extends string> = Readonly<Record<Table, string>>
export type ShownCells<Table extends string> = Readonly<Record<Table, ReadonlySet<string>>>

/** The two tables by which scoring is ever broken down, and each assessor's cell in them. */
export const placeOf = (one: { standing: 'member' | 'officer'; group: string | null }): Placing<'role' | 'group'> => {
  const role = one.standing === 'officer' ? 'Officers' : 'Councillors'
  return { role, group: one.standing === 'officer' ? role : (one.group ?? 'Councillors in no group') }
}

/**
 * Which cells may be shown, judged over ALL tables that a reader can lay side by side: by role, by group, k of n and
 * levels alike. Safe means: people whom the shown cells do not tell apart come in threes or more (or not at all). Every
 * sum or difference of shown cells, and of the whole, is then about three people or more, so no subtraction reaches a
 * smaller cell. Hiding depends on who is where, never on what they said, so what is hidden tells nothing either.
 *
 * `everybody` is all who were asked: a table of k of n over them may show these cells. `counted` narrows further to
 * those of them whom another table counts, such as those who gave a level; its cells are among the first ones, so both
 * may be shown together. `known` are tables whose cells readers know of whatever is shown, because a rule speaks of them: none of
 * those is hidden, and others are, where one could be reached from them. Cells of one size are treated alike: no group is shown where its equal is not.
 *
 * What it cannot hide: that all people of a shown cell said the same.
 */
export function hideSmallCells<Table extends string>(
  everybody: readonly Placing<Table>[],
  counted: readonly Placing<Table>[] = everybody,
  known: readonly NoInfer<Table>[] = [],
): ShownCells<Table> {
  const tables = Object.keys(everybody[0] ?? {}) as Table[]
  const cells = tables.flatMap((table) =>
    [...new Set(everybody.map((one) => one[table]))].map((label): Cell<Table> => ({ table, label })),
  )
  const sizeOf = (cell: Cell<Table>) => everybody.filter((one) => one[cell.table] === cell.label).length
  const always = cells.filter(({ table }) => known.includes(table))
  let shown = cells.filter((cell) => !always.includes(cell) && sizeOf(cell) >= SMALLEST_CELL)
  for (const people of [everybody, counted]) {
    while (shown.length > 0 && exposed(people, [...always, ...shown]) > 0) {
      const ways = shown.map((cell) => ({
        cell,
        left: exposed(people, [...always, ...shown.filter((other) => other !== cell)]),
        size: sizeOf(cell),
      }))
      const best = ways.reduce((a, b) => (b.left < a.left || (b.left === a.left && b.size < a.size) ? b : a))
      const hidden = new Set(
        ways.filter(({ left, size }) => left === best.left && size === best.size).map((w) => w.cell),
      )
      shown = shown.filter((cell) => !hidden.has(cell))
    }
  }
  const labels = (table: Table) => new Set(shown.filter((cell) => cell.table === table).map((cell) => cell.label))
  return Object.fromEntries(tables.map((table) => [table, labels(table)])) as Record<Table, Set<string>>
}

type Cell<Table> = { table: Table; label: string }

/** How many people the shown cells set apart in ones and twos. */
function exposed<Table extends string>(people: readonly Placing<Table>[], shown: readonly Cell<Table>[]): number {
  const alike = new Map<string, number>()
  for (const one of people) {
    const pattern = shown.map(({ table, label }) => (one[table] === label ? 1 : 0)).join('')
    alike.set(pattern, (alike.get(pattern) ?? 0) + 1)
  }
  return [...alike.values()].filter((size) => size < SMALLEST_CELL).reduce((sum, size) => sum + size, 0)
}
