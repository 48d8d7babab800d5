import type { MailKind } from '@/db/gate'

/** One message as it is sent. Its kind never goes out with it. */
export type Mail = {
  kind: MailKind
  to: string
  subject: string
  paragraphs: string[]
  link: { words: string; url: string }
}

/**
 * How a mail fared. `again`: the server does not answer, lets nobody in, or asks for another time. `refused`: it will not have this
 * mail, now or later. `unsure`: the line broke after the words had gone out, so it may have gone or not.
 */
export type Outcome = 'sent' | 'again' | 'refused' | 'unsure'

/** What a server said and at which step, without an address of anybody. */
export type Sent = { outcome: Outcome; reply: string; isOfServer: boolean }

/** As text and as HTML. */
export function bodiesOf({ paragraphs, link }: Mail) {
  const anchor = `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.words)}</a></p>`
  return {
    text: [...paragraphs, `${link.words}: ${link.url}`].join('\n\n'),
    html: paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('') + anchor,
  }
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
