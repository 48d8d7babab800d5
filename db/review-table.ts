import { type BuildExtraConfigColumns, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgTable,
  primaryKey,
  uuid,
} from 'drizzle-orm/pg-core'
import { newId } from './columns'
import type { CouncilId, ReviewId } from './ids'
import { appRole } from './roles'

const review = () => uuid('review_id').notNull().$type<ReviewId>()
const host = () => uuid('council_id').notNull().$type<CouncilId>()
type ReviewColumns<C> = C & {
  reviewId: ReturnType<typeof review>
  councilId: ReturnType<typeof host>
  id: ReturnType<typeof newId>
}

/**
 * A table that belongs to one review, and names the council that is reviewed. The fence opens it to the peers of that
 * review while it lasts; what the host council may see of it is a policy of its own beside the table.
 */
export function reviewTable<const Name extends string, C extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  columns: C,
  extra?: (self: BuildExtraConfigColumns<Name, ReviewColumns<C>, 'pg'>) => PgTableExtraConfigValue[],
) {
  const all = { reviewId: review(), councilId: host(), id: newId(), ...columns } as ReviewColumns<C>
  return pgTable(name, all, (self) => {
    const { reviewId, id } = self as unknown as { reviewId: AnyPgColumn; id: AnyPgColumn }
    return [
      primaryKey({ columns: [reviewId, id] }),
      pgPolicy(`${name}_fence`, {
        for: 'all',
        to: appRole,
        using: sql`review_id = (select acting_review())`,
        withCheck: sql`review_id = (select acting_review())`,
      }),
      ...(extra?.(self) ?? []),
    ]
  })
}
