import compile from 'icu-minify/compile'
import formatMessage from 'use-intl/format-message'
import { en } from './en'

export type Messages = typeof en

/** Every sentence parsed, as plain objects that can be sent to a browser. */
const parsed = (words: object): object =>
  Object.fromEntries(
    Object.entries(words).map(([key, said]) => [
      key,
      typeof said === 'string' ? structuredClone(compile(said)) : parsed(said),
    ]),
  )

/**
 * The catalogue as the formatter at hand takes it: the pages are built with one that has no parser (`next.config.js`), a
 * third of the size, while mails and jobs outside them have the whole one. Keys and arguments are the same either way.
 */
export const messages = (formatMessage.raw ? en : parsed(en)) as Messages
