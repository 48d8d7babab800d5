/** The page on which a council's lead sets its profile. */
export const settings = {
  title: 'Settings',
  data: 'What is held, and taking it out',
  lead: 'The kind of council decides which questions a new assessment asks.',
  profile: 'Profile of the council',
  save: 'Save the profile',
  saved: 'Profile saved',
} as const
