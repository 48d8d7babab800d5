import { readAddress } from './address'

/** An address within words: from one letter to before another. */
export type Found = { start: number; end: number; href: string }

const WRITTEN_OUT =
  /(?<![\p{L}\p{N}@.])(?:(?:https?:\/\/|www\.)[^\s<>"“”]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/giu

/**
 * The addresses that somebody wrote out in these words: with `https://` or `www.`, or of mail. Their full stop is not part
 * of them, and two words that only lost the space between them (“May.It”) are none.
 */
export const findAddresses = (words: string): Found[] =>
  [...words.matchAll(WRITTEN_OUT)].flatMap(({ 0: found, index }) => {
    const address = withoutStop(found)
    const read = readAddress(address)
    const isPlace = /^https?:\/\/[^.]+\../i.test(address) || /^www\.[^.]+\../i.test(address) || address.includes('@')
    return read.ok && isPlace ? [{ start: index, end: index + address.length, href: read.href }] : []
  })

/** Marks at the end belong to the sentence; so does a bracket that was opened before the address. */
function withoutStop(address: string): string {
  const shorter = address.replace(/[.,;:!?'"’”…]+$/, '')
  const last = shorter.at(-1)
  const opened = last === ')' ? '(' : last === ']' ? '[' : undefined
  const isOfSentence = opened && shorter.split(opened).length < shorter.split(last ?? '').length
  const next = isOfSentence ? shorter.slice(0, -1) : shorter
  return next === address ? address : withoutStop(next)
}
