/** What is said in place of a page where the machine has no room or no connections left. */
export const want = {
  'no-room': {
    title: 'Concord has no room left',
    lead: 'Its disk is full, so this page could not be made and nothing was changed. Tell the people who run Concord, then try again.',
  },
  'too-busy': {
    title: 'Concord is very busy',
    lead: 'Too many people are using it just now, so this page could not be made and nothing was changed. Try again in half a minute.',
  },
  again: 'Try again',
}
