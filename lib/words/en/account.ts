/** The page on which somebody sees where they are signed in. */
export const account = {
  title: 'Your sign-ins',
  lead: 'Where you are signed in now. A sign-in ends by itself when it is not used for 8 hours, and after 7 days at the latest.',
  table: 'Where you are signed in',
  device: 'Where',
  unknown: 'A browser that did not say what it is',
  thisOne: 'This browser',
  since: 'Signed in',
  lastUsed: 'Last used',
  place:
    'Two that are called alike differ by when they were last used. From which place somebody signs in is not kept.',
  change: 'End it',
  end: 'End <hidden>{device}, signed in {since}</hidden>',
  here: 'Use “Sign out” above',
  others: 'Sign out everywhere else',
  othersLead: 'Everything that is open elsewhere closes within a second. You stay signed in here.',
  onlyHere: 'You are signed in nowhere else.',
  all: 'Sign out everywhere, here too',
  allLead: 'Ends every sign-in at once, this one too.',
  also: {
    title: 'Also yours',
    mail: 'When mail comes',
    data: 'Your own data in {council}',
  },
  strange: 'Do you not know one of these? End it, then tell the lead of your council’s assessment.',
} as const
