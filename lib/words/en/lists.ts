/** What stands beside every list that is too long for one page. */
export const lists = {
  pages: 'Pages of this list',
  previous: '← Before these',
  next: 'After these →',
  assessments: 'Assessments',
  shown: '{shown, number} of {all, number} shown',
} as const
