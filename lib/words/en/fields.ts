/** What a field is told where its own words say nothing of what is wrong with it. */
export const fields = {
  missing: 'Fill this in.',
  unlisted: 'Choose one of the answers that are offered.',
  long: 'Use at most {most, number} characters.',
  short: 'Use at least {least, number} characters.',
  many: 'Choose at most {most, number}.',
  few: 'Choose at least {least, number}.',
  high: 'Enter {most, number} or less.',
  low: 'Enter {least, number} or more.',
  other: 'This cannot be used as it was entered. Check it, and enter it again.',
} as const
