/** A question as lists, pictures and mails call it: its number never stands alone. */
export type NamedQuestion = { code: string; shortName: string }

/** "1.1 Shared picture of the place" */
export const questionName = ({ code, shortName }: NamedQuestion): string => `${code} ${shortName}`

/** The one of this number, with its name. */
export const namedIn = (questions: readonly NamedQuestion[], code: string): NamedQuestion =>
  questions.find((one) => one.code === code) ?? { code, shortName: '' }
