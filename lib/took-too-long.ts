/** The `digest` of what follows: of a fault it is all that reaches a browser. */
export const TOOK_TOO_LONG = 'took-too-long'

/** What was asked takes longer than a serving role may take (db/roles.ts), and was ended. */
export class TookTooLong extends Error {
  readonly digest = TOOK_TOO_LONG
  constructor() {
    super('what was asked of the database took too long and was ended')
  }
}

/** By its digest, because a bundle may hold the class twice. */
export const tookTooLong = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'digest' in fault && fault.digest === TOOK_TOO_LONG
