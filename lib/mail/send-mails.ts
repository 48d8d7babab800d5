import { Counter } from 'prom-client'
import { settleMail, type TakenMail, takeMails } from '@/db/gate'
import { env } from '../env'
import { log } from '../log'
import { deliver, mailHost } from './deliver'
import { keepMail } from './keep-mail'
import { type Mail, type Sent, waitAfter } from './mail'
import { writeLetter } from './write-letter'

/** As many at a time, so that one slow answer does not hold up everybody's. */
const AT_ONCE = 5

const counted = new Counter({
  name: 'concord_mails',
  help: 'Mails by what became of them; reminders are not among them, because their number would tell who has scored',
  labelNames: ['kind', 'outcome'],
})

/** Sends what is due until nothing is. Several processes may do so at once: each mail is one's. */
export async function sendMails(): Promise<void> {
  for (let taken = await takeMails(AT_ONCE); taken.length > 0; taken = await takeMails(AT_ONCE))
    await Promise.all(taken.map(sendOne))
}

async function sendOne({ id, kind, attempts, letter }: TakenMail) {
  const { outcome, reply, isOfServer } = await writeLetter(kind, letter).then(hand).catch(ourFault)
  await settleMail(id, outcome, outcome === 'sent' || outcome === 'refused' ? null : waitAfter(attempts))
  tellServer(isOfServer ? reply : undefined)
  if (kind === 'reminder') return // whom it went to has not scored: not even their number is told
  counted.inc({ kind, outcome })
  if (outcome !== 'sent')
    log.warn({ event: 'mail', kind, outcome, attempts, host: mailHost(), reply }, NOT_SENT[outcome])
}

function ourFault(fault: unknown): Sent {
  log.error({ err: fault }, 'a mail could not be written')
  return { outcome: 'again', reply: 'a fault of our own', isOfServer: false }
}

const NOT_SENT = {
  again: 'a mail could not be sent and is tried again',
  refused: 'a mail was refused by the mail server',
  unsure: 'a mail was cut off while it was sent, and may not have gone',
}

async function hand(mail: Mail): Promise<Sent> {
  if (env().SMTP_URL) return deliver(mail)
  await keepMail(mail)
  return { outcome: 'sent', reply: '', isOfServer: false }
}

let isAway = false
/** Once when the server stops taking mail, and once when it takes it again, whatever the mail was. */
function tellServer(reply: string | undefined) {
  if (reply && !isAway) log.error({ event: 'mail-server', host: mailHost(), reply }, 'the mail server takes no mail')
  if (!reply && isAway) log.info({ event: 'mail-server', host: mailHost() }, 'the mail server takes mail again')
  isAway = reply !== undefined
}
