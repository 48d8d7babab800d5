import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { env } from '../env'
import type { Messages } from '../words/messages'

/** What a mail is for, as the catalogue calls it. */
export type MailKind = keyof Messages['mails']
export type Mail = {
  kind: MailKind
  to: string
  subject: string
  paragraphs: string[]
  link?: { words: string; url: string }
}
export type KeptMail = Mail & { id: string; sentAt: string }

/** What the demo shows of its mail to anybody. A reminder goes to those who have not scored yet, so it is not among these. */
const SHOWN: readonly MailKind[] = ['signIn', 'invitation', 'review']

const folder = () => join(env().DATA_DIR, 'mail')

/** Sends one message, as text and as HTML. Without SMTP_URL it is kept in DATA_DIR/mail instead. Throws when the mail server refuses it, without what it said: that holds the address. */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) return keepMail(mail)
  const lines = mail.link ? [...mail.paragraphs, `${mail.link.words}: ${mail.link.url}`] : mail.paragraphs
  const link = mail.link ? `<p><a href="${escapeHtml(mail.link.url)}">${escapeHtml(mail.link.words)}</a></p>` : ''
  try {
    await nodemailer.createTransport(SMTP_URL).sendMail({
      from: MAIL_FROM,
      to: mail.to,
      subject: mail.subject,
      text: lines.join('\n\n'),
      html: mail.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('') + link,
    })
  } catch (fault) {
    const { code, responseCode } = fault as { code?: string; responseCode?: number }
    throw new Error('the mail server did not take a mail', { cause: { code, responseCode } })
  }
}

async function keepMail(mail: Mail) {
  await mkdir(folder(), { recursive: true })
  const sentAt = new Date().toISOString()
  const id = `${sentAt.replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`
  await writeFile(join(folder(), `${id}.json`), JSON.stringify({ id, sentAt, ...mail }, null, 2), { mode: 0o600 })
}

/** The kept messages that anybody in the demo may see, newest first: what its mail page shows. */
export async function viewKeptMail(most = 50): Promise<KeptMail[]> {
  const names = (await readdir(folder()).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
  const shown: KeptMail[] = []
  for (const name of names.reverse()) {
    if (shown.length === most) break
    const mail = JSON.parse(await readFile(join(folder(), name), 'utf8')) as KeptMail
    if (SHOWN.includes(mail.kind)) shown.push(mail)
  }
  return shown
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
