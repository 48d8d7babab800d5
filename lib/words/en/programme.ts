/** The register of councils. */
export const programme = {
  title: 'Programme',
  councils: 'Councils',
  words: 'Find a council by its name',
  search: 'Search',
  none: 'No council is called so',
} as const
