import { unicodeName } from 'unicode-name'
import { hasGlyph } from './fonts'

/** What is nothing to be seen: a joiner, a mark of direction, the choice of a coloured emoji. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
/** A tab is a space, a line of its own stays one, and what else steers a terminal is nothing. */
const STEERS = /(?!\n)\p{Cc}|[\ufffe\uffff]/gu

/** Words that the faces at hand can write: a sign without a glyph stands as its name, so that nothing is lost without a trace. */
export function writable(words: string): string {
  const plain = words.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(STEERS, '').normalize('NFC')
  let written = ''
  for (const sign of plain) {
    const code = sign.codePointAt(0) ?? 0
    written += sign === '\n' || UNSEEN.test(sign) || hasGlyph(code) ? sign : nameOf(sign, code)
  }
  return written
}

/** "[CJK UNIFIED IDEOGRAPH-8B70]"; half a character, which can be no sign, by its number. */
const nameOf = (sign: string, code: number) =>
  `[${unicodeName(sign) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`}]`
