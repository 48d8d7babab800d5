/** The page on which a council's lead sets its profile. */
export const settings = {
  title: 'Settings',
  data: 'What is held, and taking it out',
  lead: 'The kind of council decides which questions a new assessment asks.',
  profile: 'Profile of the council',
  save: 'Save the profile',
  saved: 'Profile saved',
  look: {
    title: 'On your documents',
    lead: 'PDF, Word and OpenDocument files of the council carry its colour and crest from now on.',
    accent: 'Colour',
    accentHint: 'As # and six figures, such as #1d5c4a. Leave it empty for the green of Concord.',
    crest: 'Crest',
    otherCrest: 'Another crest',
    crestHint: 'PNG or JPEG, at most 200 kB',
    tooLarge: 'This picture is larger than 200 kB. Make it smaller, then choose it again.',
    remove: 'Take the crest away',
    alt: 'What the crest shows, in words',
    altHint: 'For whoever does not see it, such as “Crest of Northmoor Council: a heron over three waves”',
    save: 'Save for documents',
    saved: 'Saved for documents',
  },
} as const
