/** In which the process that listens tells pages the address that a request comes from. Nobody else can set it. */
export const ADDRESS_HEADER = 'concord-address'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** So often, within so many seconds after the first time. */
export type Limit = { points: number; within: number }
const often = (points: number, within: number): Limit => ({ points, within })

/**
 * Everything that can be repeated, how often, and why so often. `person`: strict, and far above what anybody does by hand.
 * `address`: generous, because a whole council sits behind one; it also counts who is not signed in.
 */
export const LIMITS = {
  /** Asked by an address of mail, of which nobody's inbox is to be filled. On its first morning a council of 300 asks from one network. */
  'sign-in-links': { person: often(5, HOUR), address: often(300, HOUR) },
  /** Using a link, a council account or the demo. Counted by network alone; what would be guessed is 192 random bits long. */
  'sign-in': { person: often(20, 10 * MINUTE), address: often(600, 10 * MINUTE) },
  /** Each sends a mail to whomever the sender names. A lead who invites sixty people in ten minutes is at work. */
  invitations: { person: often(120, HOUR), address: often(600, HOUR) },
  /** Threads, replies and peers' comments: one every ten seconds, for as long as somebody reads. */
  comments: { person: often(60, 10 * MINUTE), address: often(1_500, 10 * MINUTE) },
  /** Files are scanned and kept: three for each of the forty questions in one sitting. */
  uploads: { person: often(120, HOUR), address: often(1_200, HOUR) },
  /** Making one reads a whole assessment. */
  exports: { person: often(30, 10 * MINUTE), address: often(300, 10 * MINUTE) },
  /** Each looks through all that a council wrote: one every three seconds, for as long as somebody seeks and turns pages. */
  searches: { person: often(200, 10 * MINUTE), address: often(4_000, 10 * MINUTE) },
  /** Anybody may look a seal up; a journalist with every submission of the sector has 350 of them. */
  verify: { person: often(400, 10 * MINUTE), address: often(800, 10 * MINUTE) },
  /**
   * Whatever else changes something, scoring among it, so that nothing tells it apart. A score that is written without a pause
   * keeps its draft every 0.7 seconds, 430 times in five minutes; thirty people in one room may do that at once.
   */
  act: { person: often(600, 5 * MINUTE), address: often(15_000, 5 * MINUTE) },
} as const satisfies Record<string, Record<'person' | 'address', Limit>>

export type LimitKind = keyof typeof LIMITS
export const LIMIT_KINDS = Object.keys(LIMITS) as LimitKind[]
