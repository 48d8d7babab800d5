/** The first of some words, where there is no room for more. */
export const shortened = (words: string, most = 80): string =>
  words.length > most ? `${words.slice(0, most)}…` : words
