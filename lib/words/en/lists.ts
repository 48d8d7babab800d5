/** What stands beside every list that is too long for one page. */
export const lists = {
  pages: 'Pages of this list',
  previous: '← Previous page',
  next: 'Next page →',
  assessments: 'Assessments',
  areas: 'Areas',
  allAreas: 'All areas, to print',
  shown: '{shown, number} of {all, number} shown',
} as const
