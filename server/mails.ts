import { log } from '@/lib/log'
import { mailHost, tryMailServer } from '@/lib/mail/deliver'
import { sendMails } from '@/lib/mail/send-mails'

/** Milliseconds from one look for mail to the next. A person waits for their link. */
const EVERY = 500

/** Sends the mail that is due from now on, whatever else this process does. Ends when what is under way is settled. */
export function openMails(): { close: () => Promise<void> } {
  let isClosing = false
  let wasAway = false
  let next: ReturnType<typeof setTimeout> | undefined
  let underWay = Promise.resolve()
  const look = async () => {
    try {
      await sendMails()
      wasAway = false
    } catch (fault) {
      if (!wasAway) log.error({ err: fault }, 'mail waits, because it cannot be read or settled')
      wasAway = true
    }
    if (isClosing) return
    next = setTimeout(() => {
      underWay = look()
    }, EVERY)
  }
  underWay = look()
  return {
    close: async () => {
      isClosing = true
      clearTimeout(next)
      await underWay
    },
  }
}

/** One line for the start: where mail goes, and whether it would be taken now. */
export async function mailInWords(folder: string): Promise<string> {
  const host = mailHost()
  if (!host) return `No mail is sent, because SMTP_URL names no mail server: it is kept in ${folder}.`
  const reply = await tryMailServer()
  return reply
    ? `The mail server ${host} takes no mail now (${reply}). What is to be sent waits, and is tried again.`
    : `Mail goes out by ${host}.`
}
