import type { Ending, HeldDuty } from './load-ending'
import type { CouncilRole } from './people'

/** The roles under which somebody may have a duty in an assessment. */
const MAY_HAVE_DUTIES: readonly CouncilRole[] = ['lead', 'member', 'officer']
export const mayHaveDuties = (roles: readonly CouncilRole[]) => roles.some((role) => MAY_HAVE_DUTIES.includes(role))

/**
 * The duties that end when these are the roles that stay: all of them where none of those may have one. A signatory's who has
 * signed is done, and an assessor's or a chair's is over once signing has begun.
 */
export const dutiesThatEnd = <D extends Pick<HeldDuty, 'duty' | 'state' | 'hasSigned'>>(
  held: readonly D[],
  staying: readonly CouncilRole[],
): D[] =>
  mayHaveDuties(staying)
    ? []
    : held.filter(({ duty, state, hasSigned }) => (state === 'signing' ? duty === 'signatory' && !hasSigned : true))

/** The duties that end, in words: "chair in “This year”, assessor in “This year”". */
export const dutyWords = ({ duties, meetings }: Pick<Ending, 'duties' | 'meetings'>): string =>
  [...duties, ...meetings.flatMap(({ drives, title }) => (drives ? [{ duty: 'facilitator', title }] : []))]
    .map(({ duty, title }) => `${duty} in “${title}”`)
    .join(', ')
