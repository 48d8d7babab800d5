import { connect, type Socket } from 'node:net'
import nodemailer from 'nodemailer'
import SMTPTransport from 'nodemailer/lib/smtp-transport'
import { env } from '../env'
import { bodiesOf, CHOSEN, type Mail, type Sent } from './mail'

/** Milliseconds. All of it is well below the minute after which a mail counts as cut off. */
const TIMES = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
const AT_MOST = 45_000

/** Where mail goes out, as it may be said; nothing where mail is kept. */
export function mailHost(): string | undefined {
  const { SMTP_URL } = env()
  return SMTP_URL && new URL(SMTP_URL).host
}

/**
 * Gives one mail to the server, over a connection of its own, and says what became of it. Never throws for what a server does. Where it
 * takes too long the line is cut, so that what is judged here is not overtaken by what the server still says.
 */
export async function deliver(mail: Mail, atMost = AT_MOST): Promise<Sent> {
  const line = watched()
  const own = ownLine()
  const transport = nodemailer.createTransport(transportOf(line.logger, own.getSocket))
  let late: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, failed) => {
    late = setTimeout(() => {
      own.cut()
      failed(tookTooLong())
    }, atMost)
  })
  try {
    const { subject, to } = mail
    const message = {
      from: env().MAIL_FROM,
      to,
      subject,
      headers: headersOf(mail),
      ...datesOf(mail),
      ...bodiesOf(mail),
    }
    await Promise.race([tooLate, transport.sendMail(message)])
    return { outcome: 'sent', reply: '', isOfServer: false }
  } catch (fault) {
    return judge(fault as Fault, line.isGone())
  } finally {
    clearTimeout(late)
    transport.close()
  }
}

/** Nobody’s holiday reply answers it (RFC 3834), and mail programs offer the page where it is chosen when mail comes (RFC 2369). */
const headersOf = ({ kind }: Mail) => ({
  'Auto-Submitted': 'auto-generated',
  ...(CHOSEN.includes(kind) ? { 'List-Unsubscribe': `<${env().APP_URL}/account/mail>` } : {}),
})

/** A mail program shows the first as an invitation; each other one is a file beside it. */
function datesOf({ calendars: [first, ...others] = [] }: Mail) {
  return {
    icalEvent: first ? { method: 'PUBLISH', filename: 'concord-meeting.ics', content: first } : undefined,
    attachments: others.map((content, at) => ({
      ...{ filename: `concord-meeting-${at + 2}.ics`, content },
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    })),
  }
}

const tookTooLong = () => Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })

/** A connection to the server that we hold ourselves, because only whoever holds it can end a session that is under way. */
function ownLine() {
  let held: Socket | undefined
  let isCut = false
  const getSocket: SMTPTransport.Options['getSocket'] = ({ host, port, secure }, done) => {
    if (isCut) return done(tookTooLong(), undefined)
    const socket = connect({ host: host ?? 'localhost', port: Number(port) || (secure ? 465 : 587) })
    held = socket
    const slow = setTimeout(() => socket.destroy(tookTooLong()), TIMES.connectionTimeout)
    let fault: Error | undefined
    socket.on('error', (said) => {
      fault = said
    })
    const closed = () => {
      clearTimeout(slow)
      done(fault ?? tookTooLong(), undefined)
    }
    socket.once('close', closed)
    socket.once('connect', () => {
      clearTimeout(slow)
      socket.off('close', closed)
      socket.setKeepAlive(true)
      done(null, { connection: socket })
    })
  }
  return {
    getSocket,
    cut: () => {
      isCut = true
      held?.destroy()
    },
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

const transportOf = (logger: SMTPTransport.Options['logger'], getSocket?: SMTPTransport.Options['getSocket']) =>
  new SMTPTransport({ url: env().SMTP_URL ?? '', ...TIMES, logger, transactionLog: true, getSocket })

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
