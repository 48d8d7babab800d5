import { mailHost, tryMailServer } from '@/lib/mail/deliver'

/** A sentence for the start where a mail server is set that takes no mail now. */
export async function mailRefused(): Promise<string | undefined> {
  const host = mailHost()
  const reply = host && (await tryMailServer())
  return reply && `The mail server ${host} takes no mail now (${reply}). What is to be sent waits, and is tried again.`
}
