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
import type { CouncilId } from './ids'
import { appRole } from './roles'

/** The column that says whose a row is. */
export const councilOwner = () => uuid('council_id').notNull().$type<CouncilId>()
type OwnedColumns<C> = C & { councilId: ReturnType<typeof councilOwner>; id: ReturnType<typeof newId> }

/** Rows of the council that the signed-in person stands in, and of no other. */
export const councilFence = (name: string) =>
  pgPolicy(`${name}_fence`, {
    for: 'all',
    to: appRole,
    using: sql`council_id = (select acting_council())`,
    withCheck: sql`council_id = (select acting_council())`,
  })

/**
 * A table that belongs to a council: its owner, its composite key and its fence come with it. The fence lets the
 * app's role see and change rows of the council that the signed-in person stands in, and of no other.
 * `force row level security` is added by migration, since drizzle-kit does not write it.
 */
export function councilTable<const Name extends string, C extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  columns: C,
  extra?: (self: BuildExtraConfigColumns<Name, OwnedColumns<C>, 'pg'>) => PgTableExtraConfigValue[],
) {
  const all = { councilId: councilOwner(), id: newId(), ...columns } as OwnedColumns<C>
  return pgTable(name, all, (self) => {
    const { councilId, id } = self as unknown as { councilId: AnyPgColumn; id: AnyPgColumn }
    return [primaryKey({ columns: [councilId, id] }), councilFence(name), ...(extra?.(self) ?? [])]
  })
}
