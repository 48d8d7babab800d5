import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = { to: string[]; source: string; link: string | undefined }

/** A mail server that takes everything and keeps it. `next` waits for a message to this address that was not read yet. */
export async function startMailServer() {
  const mails: Received[] = []
  const waiting: { address: string; heard: (mail: Received) => void }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const source = unfold(Buffer.concat(parts).toString('utf8'))
        const mail = { to: session.envelope.rcptTo.map(({ address }) => address), source, link: linkIn(source) }
        const at = waiting.findIndex(({ address }) => mail.to.includes(address))
        if (at < 0) mails.push(mail)
        else waiting.splice(at, 1)[0]?.heard(mail)
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
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

const linkIn = (source: string) => /https?:\/\/[^\s"<]+/.exec(source)?.[0].replaceAll('&amp;', '&')
