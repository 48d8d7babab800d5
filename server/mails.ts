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

/** A sentence for the start where a mail server is set that takes no mail now. */
export async function mailRefused(): Promise<string | undefined> {
  const host = mailHost()
  const reply = host && (await tryMailServer())
  return reply && `The mail server ${host} takes no mail now (${reply}). What is to be sent waits, and is tried again.`
}
