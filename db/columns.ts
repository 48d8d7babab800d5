import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import { type AnyPgColumn, type CheckBuilder, check, customType, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Role } from '../lib/access/access'

/** Raw bytes: Yjs updates, states and anchors. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
})

/** A moment, always with its zone. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** An id of its own kind. */
export const idOf = <T extends string>(name: string) => uuid(name).$type<T>()

/** A time-ordered id made by PostgreSQL (RFC 9562, version 7). */
export const newId = <T extends string>() => idOf<T>('id').notNull().default(sql`uuidv7()`)

/** A role in a council. Which words are one is checked by what is made from the table of roles at a start (access-sql.ts), so that a new role needs no migration. */
export const roleOf = (name: string) => text(name).$type<Role>()

/** The list in TypeScript is the only one: a check for each of a table's columns that hold one word of a list. */
export function knownWords(self: object): CheckBuilder[] {
  const [first] = Object.values(self) as AnyPgColumn[]
  if (!first) return []
  return Object.values(getTableColumns(first.table)).flatMap((column) => {
    if (!column.enumValues) return []
    const words = sql.raw(column.enumValues.map((word) => `'${word}'`).join(', '))
    return check(`${getTableName(first.table)}_${column.name}_is_known`, sql`${column} in (${words})`)
  })
}
