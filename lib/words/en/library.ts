/** The library beside a question and on pages of its own: what is offered, and why. */
export const library = {
  title: 'Library',
  for: {
    agreed: 'For level {level}, agreed here, on the way to level {ambition}.',
    reached: 'For level {level}, agreed here.',
    mine: 'For level {level}, which you gave, on the way to level {ambition}. Nobody else sees that these are for your level.',
    mineReached: 'For level {level}, which you gave. Nobody else sees that these are for your level.',
    unknown: 'No level is known yet, so these go by what the question asks.',
  },
  because: {
    words: 'About {words}',
    now: 'Helps at level {level}, where this question is',
    next: 'Helps at level {level}, on the way',
    'council-type': 'From a council of your kind: {type}',
    area: 'For this area of the framework',
  },
  newTab: '(opens in a new tab)',
  about: 'More about it<what>: {title}</what>',
  all: 'All {count, number} for this question',
  few: 'The {count, number} that fit best',
  allTitle: 'Everything for this question',
  toArea: 'Search the whole library',
  none: 'The library has nothing for this area yet',
  facts: {
    kind: 'Kind',
    publisher: 'From',
    level: 'Level',
    areas: 'For',
    type: 'Council',
    allAreas: 'All areas',
  },
  open: 'Open it on the site of {publisher}',
  gone: 'Its own site no longer has this page',
  goneHint:
    'So it is not offered in the library any more. The publisher may have moved it: search for its title on their site.',
  more: 'More for {area}',
} as const
