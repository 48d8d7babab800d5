import type { MailKind } from '@/db/gate'
import { inOneLine } from '../words/in-one-line'

/** One message as it is sent. Its kind never goes out with it. */
export type Mail = {
  kind: MailKind
  to: string
  subject: string
  paragraphs: string[]
  link: Link
  /** More that it leads to, each a sentence, and what is said after them, before the link that is its own. */
  lines?: Link[]
  after?: string[]
  /** Dates for a calendar (RFC 5545), a file each. */
  calendars?: string[]
  /** What stands below, for whoever wants other mail than this. */
  foot?: Link
}
type Link = { words: string; url: string }

/** Of a mail that follows what somebody chose, where they choose otherwise: a page with a press, which opening does not make. */
export const CHOSEN: readonly MailKind[] = ['notices', 'reminder']

/**
 * How a mail fared. `again`: the server does not answer, lets nobody in, or asks for another time. `refused`: it will not have this
 * mail, now or later. `unsure`: the line broke after the words had gone out, so it may have gone or not.
 */
export type Outcome = 'sent' | 'again' | 'refused' | 'unsure'

/** What a server said and at which step, without an address of anybody. */
export type Sent = { outcome: Outcome; reply: string; isOfServer: boolean }

/** As text and as HTML. */
export function bodiesOf({ paragraphs, lines = [], after = [], link, foot }: Mail) {
  const below = foot ? [link, foot] : [link]
  return {
    text: [...paragraphs.map(inOneLine), ...lines.map(inText), ...after.map(inOneLine), ...below.map(inText)].join(
      '\n\n',
    ),
    html: [
      ...paragraphs.map(inHtml),
      ...(lines.length > 0 ? [`<ul>${lines.map((line) => `<li>${anchor(line)}</li>`).join('')}</ul>`] : []),
      ...after.map(inHtml),
      ...below.map((line) => `<p>${anchor(line)}</p>`),
    ].join(''),
  }
}

/** What somebody typed in a sentence of ours begins no paragraph of its own. */
const inText = ({ words, url }: Link) => `${inOneLine(words)}: ${url}`
const inHtml = (paragraph: string) => `<p>${escapeHtml(paragraph)}</p>`
const anchor = ({ words, url }: Link) => `<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>`

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
