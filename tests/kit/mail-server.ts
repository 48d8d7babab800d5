import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = { to: string[]; source: string; link: string | undefined }

/**
 * What a mail server does. `slow`: it keeps its last answer to itself until it is told to `goOn`, `hesitates`: the one before the words; `another password`: it lets nobody
 * in; `untrusted`: it wants TLS with a certificate that nobody vouches for; `later`: it asks for another time; `never`: it will not
 * have the mail; `breaks off`: it cuts the line once it has all of the words.
 */
export type Mood = 'takes' | 'slow' | 'hesitates' | 'another password' | 'untrusted' | 'later' | 'never' | 'breaks off'
const REPLIES = {
  later: [450, 'Try again later, <somebody@people.example>'],
  never: [550, 'No such person: somebody@people.example'],
} as const

/** A mail server that keeps what it takes. `next` waits for a message to this address that was not read yet. */
export async function startMailServer({ mood = 'takes', port: wanted = 0 }: { mood?: Mood; port?: number } = {}) {
  let goOn = () => {}
  const told = new Promise<void>((over) => {
    goOn = over
  })
  let visits = 0
  const mails: Received[] = []
  const waiting: { address: string; heard: (mail: Received) => void }[] = []
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: mood === 'untrusted' ? [] : ['STARTTLS'],
    onConnect(_, done) {
      visits++
      done()
    },
    onAuth: ({ username }, _, done) =>
      mood === 'another password' ? done(new Error('Wrong password')) : done(null, { user: username }),
    onRcptTo(_, __, done) {
      const [responseCode, words] = REPLIES[mood as 'later'] ?? []
      const answer = () => done(words ? Object.assign(new Error(words), { responseCode }) : null)
      if (mood === 'hesitates') void told.then(answer)
      else answer()
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (mood === 'breaks off') {
          for (const line of lines) line.destroy()
          return
        }
        const source = unfold(Buffer.concat(parts).toString('utf8'))
        const mail = { to: session.envelope.rcptTo.map(({ address }) => address), source, link: linkIn(source) }
        const at = waiting.findIndex(({ address }) => mail.to.includes(address))
        if (at < 0) mails.push(mail)
        else waiting.splice(at, 1)[0]?.heard(mail)
        if (mood === 'slow') void told.then(() => done())
        else done()
      })
    },
  })
  const lines = new Set<Socket>()
  server.server.on('connection', (line: Socket) => lines.add(line))
  await new Promise<void>((ready) => server.listen(wanted, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    visits: () => visits,
    goOn: () => goOn(),
    /** When everybody who came has gone again. */
    left: () => Promise.all([...lines].map((line) => line.closed || once(line, 'close'))),
    unread: (address: string) => mails.filter(({ to }) => to.includes(address)).length,
    next: (address: string) => {
      const at = mails.findIndex(({ to }) => to.includes(address))
      const [mail] = at < 0 ? [] : mails.splice(at, 1)
      return mail ? Promise.resolve(mail) : new Promise<Received>((heard) => waiting.push({ address, heard }))
    },
    stop: () => new Promise<void>((stopped) => server.close(() => stopped())),
  }
}

/** Quoted-printable back to words. */
const unfold = (source: string) =>
  source
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The first in the words of it, which come after the headers. */
const linkIn = (source: string) =>
  /https?:\/\/[^\s"<]+/.exec(source.slice(source.search(/\r?\n\r?\n/)))?.[0].replaceAll('&amp;', '&')
