/** With whom a team has spoken: what they are, never who. */
export const SPOKEN_WITH_LIST = [
  'leader',
  'executive',
  'councillor',
  'scrutiny',
  'chief-executive',
  'director',
  'statutory-officer',
  'officer',
  'partner',
  'resident',
  'business',
  'staff-side',
] as const
export type SpokenWith = (typeof SPOKEN_WITH_LIST)[number]
