import { DUTY_MAY, PEER_MAY, ROLE_MAY, ROLES, roleMay } from '../lib/access/access'
import { ASSESSMENT_STATES, CAPABILITIES } from '../lib/access/capability'
import { ACT_KINDS, type ActKind, BY_THE_CLOCK, NOTICE_KINDS, type NoticeKind, toldOf } from '../lib/notice/notice'
import { SUBJECT_KINDS } from '../lib/subject/subject'

/** The columns that hold a role in a council. */
const ROLE_COLUMNS = [
  ['memberships', 'role'],
  ['invitations', 'role'],
  ['group_memberships', 'membership_role'],
] as const

type Table = Record<string, readonly string[]>

const KINDS = Object.keys(NOTICE_KINDS) as NoticeKind[]
/** Of each role the notices that somebody with it may be told. */
const TOLD: Table = Object.fromEntries(
  ROLES.map((role) => [role, KINDS.filter((kind) => roleMay(role, toldOf(kind).needs))]),
)
const ABOUT_NOTICES: Table = Object.fromEntries(
  KINDS.map((kind) => {
    const { isUrgent, isRenewed } = toldOf(kind)
    return [kind, [...(isUrgent ? ['urgent'] : []), ...(isRenewed ? ['renewed'] : [])]]
  }),
)

const BY_CLOCK: readonly ActKind[] = BY_THE_CLOCK
const ABOUT_ACTS: Table = Object.fromEntries(
  ACT_KINDS.map((kind) => [kind, BY_CLOCK.includes(kind) ? ['by-the-clock'] : []]),
)

/** Of each state of an assessment those that come after it. */
const LATER: Table = Object.fromEntries(ASSESSMENT_STATES.map((state, at) => [state, ASSESSMENT_STATES.slice(at + 1)]))

/**
 * What makes the database ask the same table as the code. It is applied with `db/sql`, in the same transaction and under the
 * same hash, so that no start ever serves with another table than its own. A capability that is written out where it is asked
 * for is looked up once, when the statement is planned: the way of an edit pays nothing for it.
 */
export const accessSql = (): string =>
  [
    listed('roles_that_may', ROLE_MAY),
    listed('duties_that_may', DUTY_MAY),
    listed('peers_that_may', PEER_MAY),
    listed('states_to', turned(CAPABILITIES)),
    listed('states_before', LATER),
    listed('kinds_with', SUBJECT_KINDS),
    listed('roles_told', TOLD),
    listed('notices_that', ABOUT_NOTICES),
    listed('acts_that', ABOUT_ACTS),
    ...ROLE_COLUMNS.map(([table, column]) => known(table, column, ROLES)),
    known('notices', 'kind', KINDS),
  ].join('\n')

/** A function from a capability to who has it, from a state to those before it, or from what a subject has to the kinds that have it: to none, where the table does not say. */
function listed(name: string, table: Table): string {
  const cases = Object.entries(turned(table)).map(([word, others]) => `when ${quoted(word)} then ${list(others)}`)
  return `create function ${name}(word text) returns text[]
    language sql immutable set search_path = pg_catalog, public, pg_temp as
    $$ select case word ${cases.join('\n      ')} else ${list([])} end $$;`
}

/** The same table read from the other side. */
function turned(table: Table): Record<string, string[]> {
  const other: Record<string, string[]> = {}
  for (const [one, many] of Object.entries(table)) for (const word of many) other[word] = [...(other[word] ?? []), one]
  return other
}

const known = (table: string, column: string, words: readonly string[]) => {
  const name = `${table}_${column}_is_known`
  return `alter table ${table} drop constraint if exists ${name},
    add constraint ${name} check (${column} in (${words.map(quoted).join(', ')}));`
}

const list = (words: readonly string[]) => `array[${words.map(quoted).join(', ')}]::text[]`

/** The words of these lists are ours and hold no quote. */
const quoted = (word: string) => `'${word}'`
