/** A field in which some of many people are chosen by typing. */
export const pick = {
  add: 'Add somebody by name, post or group',
  choose: 'Choose somebody by name, post or group',
  another: 'Choose somebody else by name, post or group',
  found: 'People found',
  none: 'Nobody who can be chosen is called so',
  nobody: 'Nobody is chosen yet',
  remove: 'Remove',
  added: '{name} is chosen',
  removed: '{name} is not chosen any more',
} as const
