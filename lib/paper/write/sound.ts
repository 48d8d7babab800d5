/** What XML cannot hold, and half a character, which is none. */
const UNSOUND = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu

/** Words that every format can hold: without what XML has no way to write, and with whole characters alone. */
const soundWords = (words: string): string => words.replace(/\p{Surrogate}/gu, '\ufffd').replace(UNSOUND, '')

/** The same for everything in a value. */
export function sound<T>(value: T): T {
  if (typeof value === 'string') return soundWords(value) as T
  if (Array.isArray(value)) return value.map(sound) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sound(one)])) as T
}
