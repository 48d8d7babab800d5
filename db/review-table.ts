import type { BuildExtraConfigColumns } from 'drizzle-orm'
import {
  type AnyPgColumn,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
} from 'drizzle-orm/pg-core'
import { idOf, knownWords } from './columns'
import { councilOwner } from './council-table'
import type { ReviewId } from './ids'

const review = () => idOf<ReviewId>('review_id').notNull()
type OwnColumns = Record<string, PgColumnBuilderBase> & { id: PgColumnBuilderBase }
type ReviewColumns<C> = { reviewId: ReturnType<typeof review>; councilId: ReturnType<typeof councilOwner> } & C

/**
 * A table that belongs to one review, and names the council that is reviewed: its owner and its composite key come with it.
 * Its fence is made by `protect_table` in `db/sql`; what the host council may see of it is a policy of its own there.
 */
export function reviewTable<const Name extends string, C extends OwnColumns>(
  name: Name,
  columns: C,
  extra?: (self: BuildExtraConfigColumns<Name, ReviewColumns<C>, 'pg'>) => PgTableExtraConfigValue[],
) {
  const all: ReviewColumns<C> = { reviewId: review(), councilId: councilOwner(), ...columns }
  return pgTable(name, all, (self) => {
    const { reviewId, id } = self as unknown as { reviewId: AnyPgColumn; id: AnyPgColumn }
    return [primaryKey({ columns: [reviewId, id] }), ...knownWords(self), ...(extra?.(self) ?? [])]
  })
}
