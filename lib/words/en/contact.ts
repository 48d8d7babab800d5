/** Whom to ask, on every page that says so. */
export const contact = {
  lead: 'Ask the lead of your council’s assessment first. They know how your council works with Concord.',
  address: 'You reach whoever runs this Concord at <mail></mail>.',
  none: 'The lead knows who runs Concord for your council.',
} as const
