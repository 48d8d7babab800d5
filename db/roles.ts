/** The roles that the product serves with, by what each is for. None owns anything, none goes round row security, none is a member of another. */
export const SERVING_ROLES = {
  app: 'concord_app',
  identity: 'concord_identity',
  append: 'concord_append',
  background: 'concord_background',
} as const

export type ServingUrls = Record<keyof typeof SERVING_ROLES, string>
