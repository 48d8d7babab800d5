/** The rights with which a paper was made: the roles of its reader, and what of the assessment was open to them. */
export type Holds = { roles: string[]; codes: string[]; evidence: string[] }

/** Whether all that a paper holds is still open to its reader. More may have come; nothing may have gone, and no role may be another. */
export const isStillHeld = (before: Holds, now: Holds): boolean =>
  [...before.roles].sort().join(' ') === [...now.roles].sort().join(' ') &&
  before.codes.every((code) => now.codes.includes(code)) &&
  before.evidence.every((id) => now.evidence.includes(id))
