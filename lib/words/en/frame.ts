/** What stands around every page: the ways in its head and foot, and the lines for whoever comes to a page for the first time. */
export const frame = {
  skip: 'Skip to the main content',
  search: 'Search',
  backToCouncil: 'Back to the council',
  help: 'Help',
  about: 'About Concord',
  library: 'Library',
  published: 'Published results',
  verify: 'Verify a submission',
  accessibility: 'Accessibility',
  privacy: 'Privacy',
  contact: 'Contact',
  hint: {
    press: 'Got it',
    more: 'How an assessment goes',
    overview:
      'First time here? This page shows all questions with their levels, and what waits for you. Choose a question to open it.',
    question:
      'First time here? Writers share this one answer, and everybody’s words appear as they type. Levels, evidence and comments stand beside it.',
    score:
      'First time here? For each question choose the level that fits today and the one to aim for. Nobody sees it before the reveal.',
    meeting:
      'First time here? Your screen follows whoever runs the meeting. Raise your hand here, and score again when you are asked.',
  },
  keys: {
    title: 'Keys',
    lead: 'Outside a text, two keys work by themselves. The question mark shows this list; the slash opens the search of your council. In a text, letters and figures work together with Ctrl, or Cmd on a Mac.',
    close: 'Close',
    off: 'Switch these two keys off',
    offHint: 'You can switch them on again on the help page.',
    switch: 'The question mark shows the list of keys, and the slash opens the search',
    switchHint: 'Kept in this browser. Switch them off if you speak to your computer and one of them works by mistake.',
    needsScript: 'Your browser runs no scripts here, so no key works by itself.',
  },
} as const
