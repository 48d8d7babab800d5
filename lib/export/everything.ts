/** The form of an export of a whole council, which a file says of itself. */
export const EXPORT_FORMAT = 'concord-council/1'

/** What an export leaves out, whoever takes it: said in the file, and on the page on which it is asked for. */
export const LEFT_OUT = ['scores', 'names', 'evidence', 'own', 'notices', 'keys', 'peers', 'made'] as const
