/** Restoring what a text said at a moment. */
export const restore = {
  what: 'The text can say this again, for everybody.',
  opens: 'Restore this text…',
  title: 'Restore this text?',
  says: 'The text will say what it said on <at></at>, at once and for everybody, as an edit by you.',
  whose: 'Words written since then go. They are by {who}.',
  undo: 'Today’s text stays in the history, so it can be restored in the same way.',
  press: 'Restore this text',
  stay: 'Leave it as it is',
} as const
