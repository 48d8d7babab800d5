import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { isId } from '@/db/ids'

/** A page of a list. `previous` and `next` are the rows that it begins and ends with, where the list goes on beyond them. */
export type Page<Row> = { rows: Row[]; previous: string | undefined; next: string | undefined }

/** Where an address asks a list to be read: after a row or before one, by its id. An address may hold anything. */
export type PageAsked = { after?: string | undefined; before?: string | undefined }

const isPlace = (place: string | undefined): place is string => place !== undefined && isId(place)

type Order = {
  /** What the list is ordered by, then by `id`. No row is left out: neither is ever null. */
  key: SQLWrapper
  id: SQLWrapper
  /** The key of the row with this id, as a query in brackets. */
  keyOf: (id: string) => SQL
  /** From the last to the first. */
  isDown?: boolean
}

/** What reads a page of at most `size` rows, whatever the length of the list: a condition, an order and a limit, for `pageOf`. */
export function reading(asked: PageAsked, { key, id, keyOf, isDown = false }: Order, size: number) {
  const isBack = asked.before !== undefined
  const place = asked.before ?? asked.after
  const goesDown = isDown !== isBack
  const beyond = goesDown ? sql`<` : sql`>`
  const way = goesDown ? sql`desc` : sql`asc`
  return {
    where: isPlace(place) ? sql`(${key}, ${id}) ${beyond} (${keyOf(place)}, ${place}::uuid)` : undefined,
    orderBy: sql`${key} ${way}, ${id} ${way}`,
    limit: size + 1,
  }
}

/** The page of what was found so: one row more than it holds says that the list goes on. */
export function pageOf<Row extends { id: string }>(found: readonly Row[], asked: PageAsked, size: number): Page<Row> {
  const isBack = asked.before !== undefined
  const kept = found.slice(0, size)
  const rows = isBack ? kept.reverse() : kept
  const isMore = found.length > size
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id]
  return {
    rows,
    previous: (isBack ? isMore : isPlace(asked.after)) ? first : undefined,
    next: isBack || isMore ? last : undefined,
  }
}

/** A page of a list that has been read whole. */
export function pageWithin<Row>(
  all: readonly Row[],
  idOf: (row: Row) => string,
  { after, before }: PageAsked,
  size: number,
): Page<Row> {
  const placeOf = (id: string | undefined) => (id === undefined ? -1 : all.findIndex((row) => idOf(row) === id))
  const end = placeOf(before)
  const start = end >= 0 ? Math.max(0, end - size) : placeOf(after) + 1
  const rows = all.slice(start, end >= 0 ? end : start + size)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    previous: first && start > 0 ? idOf(first) : undefined,
    next: last && start + rows.length < all.length ? idOf(last) : undefined,
  }
}
