/** What a council is, in words. */
export const council = {
  name: 'Name of the council',
  type: 'Kind of council',
  types: {
    unitary: 'Unitary council',
    district: 'District council',
    county: 'County council',
    metropolitan: 'Metropolitan borough',
    'london-borough': 'London borough',
    combined: 'Combined authority',
  },
  model: 'How it is governed',
  models: {
    cabinet: 'Leader and cabinet',
    committee: 'Committee system',
    mayor: 'Elected mayor and cabinet',
  },
} as const
