/** The form of an export of a whole council, which a file says of itself. */
export const EXPORT_FORMAT = 'concord-council/1'

/** What an export leaves out, whoever takes it: said in the file, and on the page on which it is asked for. */
export const LEFT_OUT = ['scores', 'names', 'evidence', 'own', 'notices', 'keys', 'peers', 'made'] as const

/** Where each file of an export stands in it. */
export const placeOf = {
  text: (id: string) => `texts/${id}.html`,
  submission: (assessmentId: string, version: number) => `submissions/${assessmentId}-version-${version}.json`,
  file: (sha256: string, fileName: string | null) => `files/${sha256}${ending(fileName)}`,
}
const ending = (fileName: string | null) => /\.[a-z0-9]{1,8}$/i.exec(fileName ?? '')?.[0].toLowerCase() ?? ''
