import { DUTY_MAY, PEER_MAY, PEER_ROLES, ROLE_MAY, ROLES } from '../lib/access/access'
import { CAPABILITIES } from '../lib/access/capability'

/** The columns that hold a role in a council. */
const ROLE_COLUMNS = [
  ['memberships', 'role'],
  ['invitations', 'role'],
  ['group_memberships', 'membership_role'],
  ['role_may', 'role'],
] as const

/**
 * What makes the database ask the same table as the code: its rows, and which words are a role. It is applied with `db/sql`,
 * so that no start ever serves with another table than its own.
 */
export const accessSql = (): string =>
  [
    filled('role_may', ROLE_MAY),
    filled('duty_may', DUTY_MAY),
    filled('peer_may', PEER_MAY),
    filled('time_for', CAPABILITIES),
    ...ROLE_COLUMNS.map(([table, column]) => known(table, column, ROLES)),
    known('peer_may', 'role', PEER_ROLES),
  ].join('\n')

function filled(table: string, rows: Record<string, readonly string[]>): string {
  const pairs = Object.entries(rows).flatMap(([one, many]) => many.map((other) => `(${quoted(one)}, ${quoted(other)})`))
  return `delete from ${table};\ninsert into ${table} values ${pairs.join(', ')};`
}

const known = (table: string, column: string, words: readonly string[]) => {
  const name = `${table}_${column}_is_known`
  return `alter table ${table} drop constraint if exists ${name},
    add constraint ${name} check (${column} in (${words.map(quoted).join(', ')}));`
}

/** The words of these lists are ours and hold no quote. */
const quoted = (word: string) => `'${word}'`
