/** What is said of an attached file, beside what is refused. */
export const evidence = {
  notScanned: 'Not scanned for viruses',
  takenOut: 'What a picture says of its place, device and author is taken out. Files with macros are not taken.',
} as const
