/** Who has an assessment open now. */
export const here = {
  alone: 'Nobody else has this assessment open now.',
  also: 'Also here now: {people}',
} as const
