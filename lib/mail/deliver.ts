import nodemailer from 'nodemailer'
import SMTPTransport from 'nodemailer/lib/smtp-transport'
import { env } from '../env'
import { bodiesOf, type Mail, type Sent } from './mail'

/** Milliseconds. All of it is well below the minute after which a mail counts as cut off. */
const TIMES = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
const AT_MOST = 45_000

/** Where mail goes out, as it may be said; nothing where mail is kept. */
export function mailHost(): string | undefined {
  const { SMTP_URL } = env()
  return SMTP_URL && new URL(SMTP_URL).host
}

/** Gives one mail to the server, over a connection of its own, and says what became of it. Never throws for what a server does. */
export async function deliver(mail: Mail): Promise<Sent> {
  const line = watched()
  const transport = nodemailer.createTransport(transportOf(line.logger))
  let late: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, failed) => {
    late = setTimeout(() => failed(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), AT_MOST)
  })
  try {
    const { subject, to, calendar } = mail
    const icalEvent = calendar ? { method: 'PUBLISH', filename: 'concord-meeting.ics', content: calendar } : undefined
    await Promise.race([
      transport.sendMail({ from: env().MAIL_FROM, to, subject, icalEvent, ...bodiesOf(mail) }),
      tooLate,
    ])
    return { outcome: 'sent', reply: '', isOfServer: false }
  } catch (fault) {
    return judge(fault as Fault, line.isGone())
  } finally {
    clearTimeout(late)
    transport.close()
  }
}

/** Whether the mail server lets us in: nothing, or what it said. */
export async function tryMailServer(): Promise<string | undefined> {
  const transport = nodemailer.createTransport(transportOf(false))
  try {
    await transport.verify()
  } catch (fault) {
    return judge(fault as Fault, false).reply
  } finally {
    transport.close()
  }
}

const transportOf = (logger: SMTPTransport.Options['logger']) =>
  new SMTPTransport({ url: env().SMTP_URL ?? '', ...TIMES, logger, transactionLog: true })

type Fault = Error & { code?: string; response?: string; responseCode?: number; command?: string }

/** Of the mail itself are only the answers to MAIL, RCPT and DATA; all else is between the server and us, and may be mended. */
function judge({ code, response, responseCode = 0, command = '', message }: Fault, isGone: boolean): Sent {
  const reply = withoutAddresses(response ? `${command}: ${response}` : `${code ?? 'fault'}: ${message}`)
  const isOfMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (isOfMail)
    return { outcome: responseCode < 500 && responseCode >= 400 ? 'again' : 'refused', reply, isOfServer: false }
  return { outcome: isGone ? 'unsure' : 'again', reply, isOfServer: true }
}

const withoutAddresses = (text: string) => text.replaceAll(/\S*@\S*/g, '…').slice(0, 200)

/** Listens to what passes on the line, which nothing else tells: whether the server has asked for the words (354, RFC 5321). */
function watched() {
  let isGone = false
  const hear = (entry: { tnx?: string }, words?: unknown) => {
    if (entry?.tnx === 'server' && String(words).startsWith('354')) isGone = true
  }
  const none = () => {}
  return {
    isGone: () => isGone,
    logger: { level: none, trace: none, debug: hear, info: none, warn: none, error: none, fatal: none },
  }
}
