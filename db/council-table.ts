import type { BuildExtraConfigColumns } from 'drizzle-orm'
import {
  type AnyPgColumn,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
} from 'drizzle-orm/pg-core'
import { idOf, knownWords } from './columns'
import type { CouncilId } from './ids'

/** The column that says whose a row is. */
export const councilOwner = () => idOf<CouncilId>('council_id').notNull()
type OwnColumns = Record<string, PgColumnBuilderBase> & { id: PgColumnBuilderBase }
type OwnedColumns<C> = { councilId: ReturnType<typeof councilOwner> } & C

/** A table that belongs to a council: its owner and its composite key come with it. Its fence is made by `protect_table` in `db/sql`. */
export function councilTable<const Name extends string, C extends OwnColumns>(
  name: Name,
  columns: C,
  extra?: (self: BuildExtraConfigColumns<Name, OwnedColumns<C>, 'pg'>) => PgTableExtraConfigValue[],
) {
  const all: OwnedColumns<C> = { councilId: councilOwner(), ...columns }
  return pgTable(name, all, (self) => {
    const { councilId, id } = self as unknown as { councilId: AnyPgColumn; id: AnyPgColumn }
    return [primaryKey({ columns: [councilId, id] }), ...knownWords(self), ...(extra?.(self) ?? [])]
  })
}
