import type pg from 'pg'

/** The roles that the product serves with, by what each is for, as `db/sql` and the README name them. None owns anything, none goes round row security,
 * and none but the demo's is a member of another: that one is the app's role at other times than now, and can sign in only where the demo is made. */
export const SERVING_ROLES = {
  app: 'concord_app',
  identity: 'concord_identity',
  append: 'concord_append',
  background: 'concord_background',
  limits: 'concord_limits',
  jobs: 'concord_jobs',
  demo: 'concord_demo',
} as const

/** Owns the queue of jobs, and signs in nowhere: whoever could change a function of it would be called by the owning role. */
export const QUEUE_ROLE = 'concord_queue'

export type ServingRole = keyof typeof SERVING_ROLES
export type ServingUrls = Record<ServingRole, string>
export type ServingNames = Record<ServingRole, string>

/**
 * What these roles are called in PostgreSQL. A role belongs to the whole server, so each has the number of its database behind its
 * name: installations side by side share none, whatever their owners and secrets are. A copy of a database has roles of its own.
 */
export async function servingNames(client: pg.ClientBase): Promise<ServingNames> {
  const { rows } = await client.query<{ number: string }>(
    'select oid::text as number from pg_database where datname = current_database()',
  )
  const named = Object.entries(SERVING_ROLES).map(([use, name]) => [use, `${name}_${rows[0]?.number}`])
  return Object.fromEntries(named) as ServingNames
}

/** SQL in which these roles are written as here, with the names that they have in this database. */
export const nameRoles = (sql: string, names: ServingNames): string =>
  (Object.keys(SERVING_ROLES) as ServingRole[]).reduce(
    (named, use) => named.replaceAll(new RegExp(`\\b${SERVING_ROLES[use]}\\b`, 'g'), names[use]),
    sql,
  )

/**
 * How long a serving role's statement and transaction may take, in PostgreSQL's own units. Whoever holds a connection can set
 * them anew, so they keep honest code from holding up others, and no thief from anything. The owning role has none.
 */
export const ROLE_TIMES: Record<ServingRole, { statement_timeout: string; transaction_timeout: string }> = {
  app: { statement_timeout: '10s', transaction_timeout: '30s' },
  identity: { statement_timeout: '5s', transaction_timeout: '10s' },
  append: { statement_timeout: '30s', transaction_timeout: '1min' },
  background: { statement_timeout: '1min', transaction_timeout: '2min' },
  limits: { statement_timeout: '1s', transaction_timeout: '2s' },
  jobs: { statement_timeout: '10s', transaction_timeout: '30s' },
  demo: { statement_timeout: '1min', transaction_timeout: '2min' },
}
