import { hkdfSync } from 'node:crypto'

/**
 * The key of server actions (Next's `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY`, base64 of 32 bytes). It follows from the secret, so
 * that every node and every later deployment reads what a page of another one holds.
 */
export const actionsKey = (secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', 'concord server actions', 32)).toString('base64')

/**
 * What a build is given instead: no secret. Next makes the ids of actions with it, so they follow from the code alone, and an action that
 * an update leaves as it was keeps its id. What serves always has the key above, which goes before what was built in.
 */
export const BUILD_KEY = Buffer.alloc(32).toString('base64')
