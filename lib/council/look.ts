/** What a council's documents carry of it. */
export type Look = { accent: string | null; crest: { png: Uint8Array; alt: string } | null }

/** As large as a crest may be sent, and as many characters as that is in base64. */
export const MOST_CREST_BYTES = 200_000
export const MOST_CREST_SENT = Math.ceil(MOST_CREST_BYTES / 3) * 4 + 4

/** Below this, words in a colour are hard to read on white (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5

/** Whether headings in this colour, such as "#1d5c4a", are readable on white paper. */
export function isReadableOnWhite(accent: string): boolean {
  const part = (at: number) => {
    const share = Number.parseInt(accent.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const light = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
  return 1.05 / (light + 0.05) >= LEAST_CONTRAST
}
