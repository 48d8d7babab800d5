import { find } from 'linkifyjs'

/** An address within words: from one letter to before another. */
export type Found = { start: number; end: number; href: string }

/**
 * The addresses that somebody wrote out in these words: with `https://` or `www.`, or of mail. Their full stop is not part
 * of them, and two words that only lost the space between them (“May.It”) are none.
 */
export const findAddresses = (words: string): Found[] =>
  find(words, { defaultProtocol: 'https' })
    .filter(({ type, value }) => type === 'email' || (type === 'url' && /^(https?:\/\/|www\.)/i.test(value)))
    .map(({ start, end, href }) => ({ start, end, href }))
