/** What somebody wrote, ended as a sentence ends. */
export const sentence = (words: string) => (words === '' || /[.!?…]$/.test(words) ? words : `${words}.`)

/** The same where it goes on after a colon. */
export const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** The same where it stands by itself. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' })
/** Words of which one or another stands somewhere, in quotation marks. */
export const eitherOf = (words: readonly string[]) => EITHER.format(words.map((word) => `“${word}”`))
