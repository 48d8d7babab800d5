/** The roles that the product serves with, by what each is for. None owns anything, none goes round row security, and none but the demo's is
 * a member of another: that one is the app's role at other times than now, and can sign in only where the demo is made. */
export const SERVING_ROLES = {
  app: 'concord_app',
  identity: 'concord_identity',
  append: 'concord_append',
  background: 'concord_background',
  limits: 'concord_limits',
  demo: 'concord_demo',
} as const

export type ServingUrls = Record<keyof typeof SERVING_ROLES, string>

/**
 * How long a serving role's statement and transaction may take, in PostgreSQL's own units. Whoever holds a connection can set
 * them anew, so they keep honest code from holding up others, and no thief from anything. The owning role has none.
 */
export const ROLE_TIMES: Record<
  keyof typeof SERVING_ROLES,
  { statement_timeout: string; transaction_timeout: string }
> = {
  app: { statement_timeout: '10s', transaction_timeout: '30s' },
  identity: { statement_timeout: '5s', transaction_timeout: '10s' },
  append: { statement_timeout: '30s', transaction_timeout: '1min' },
  background: { statement_timeout: '1min', transaction_timeout: '2min' },
  limits: { statement_timeout: '1s', transaction_timeout: '2s' },
  demo: { statement_timeout: '1min', transaction_timeout: '2min' },
}
