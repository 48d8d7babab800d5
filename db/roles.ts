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
