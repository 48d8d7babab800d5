import { Counter } from 'prom-client'
import { z } from 'zod'
import { settleMail, takeMail } from '@/db/gate'
import { isId, type MailId } from '@/db/ids'
import { env } from '../env'
import { job, NotYet } from '../job/job'
import { workOffJobs } from '../job/work-on-jobs'
import { log } from '../log'
import { deliver, mailHost } from './deliver'
import { keepMail } from './keep-mail'
import type { Mail, Sent } from './mail'
import { writeLetter } from './write-letter'

const counted = new Counter({
  name: 'concord_mails',
  help: 'Mails by what became of them; reminders and notices are not among them, because their number would tell who has scored',
  labelNames: ['kind', 'outcome'],
})

/** The job of one mail: sends it, and says what became of it. */
const sendMail = job(z.object({ mail: z.string().refine(isId<MailId>) }), async ({ mail: id }) => {
  const taken = await takeMail(id)
  if (!taken) return
  const { kind, attempts, letter } = taken
  const { outcome, reply } = await writeLetter(kind, letter).then(hand).catch(ourFault)
  const isTriedAgain = await settleMail(id, attempts, outcome)
  if (kind !== 'reminder' && kind !== 'notices') {
    // whom a mail about scoring went to has not scored: not even their number is told
    counted.inc({ kind, outcome })
    if (outcome !== 'sent')
      log.warn({ event: 'mail', kind, outcome, attempts, host: mailHost(), reply }, NOT_SENT[outcome])
  }
  if (isTriedAgain) throw new NotYet()
})

export const MAIL_JOBS = { 'send-mail': sendMail, 'send-reminder': sendMail }

/** Sends what is due until nothing is, beside whoever else does so. */
export const sendMails = () => workOffJobs(MAIL_JOBS)

function ourFault(fault: unknown): Sent {
  log.error({ err: fault }, 'a mail could not be written')
  return { outcome: 'again', reply: 'a fault of our own', isOfServer: false }
}

const NOT_SENT = {
  again: 'a mail could not be sent and is tried again',
  refused: 'a mail was refused by the mail server',
  unsure: 'a mail was cut off while it was sent, and may not have gone',
}

/** Of notices there may be nothing left to say: then nothing goes. */
async function hand(mail: Mail | undefined): Promise<Sent> {
  if (mail && env().SMTP_URL) {
    const sent = await deliver(mail)
    tellServer(sent.isOfServer ? sent.reply : undefined)
    return sent
  }
  if (mail) await keepMail(mail)
  return { outcome: 'sent', reply: '', isOfServer: false }
}

let isAway = false
/** Once when the server stops taking mail, and once when it takes it again, whatever the mail was. */
function tellServer(reply: string | undefined) {
  if (reply && !isAway) log.error({ event: 'mail-server', host: mailHost(), reply }, 'the mail server takes no mail')
  if (!reply && isAway) log.info({ event: 'mail-server', host: mailHost() }, 'the mail server takes mail again')
  isAway = reply !== undefined
}
