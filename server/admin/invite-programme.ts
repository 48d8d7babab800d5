import { setTimeout as wait } from 'node:timers/promises'
import { servingUrls } from '@/db/migrate'
import { inviteToProgramme, mailStateOf } from '@/db/programme-invitation'
import { serveAs } from '@/db/serving'
import { env } from '@/lib/env'
import { mailHost, tryMailServer } from '@/lib/mail/deliver'
import { sendMails } from '@/lib/mail/send-mails'
import { hashOfToken, INVITATION_DAYS, tokenOf } from '@/lib/people/invitation-token'
import { makeLink } from '@/lib/people/make-link'

const REFUSED = {
  'not-prepared': () =>
    'This database is not prepared for this version. Start Concord once with npm start, then invite again.',
  'keeps-it-already': (email: string) => `${email} keeps the register already: they sign in with that address.`,
  'account-has-ended': (email: string) => `The account of ${email} has ended, so nobody signs in with that address.`,
}

/** Milliseconds between two looks at a mail that another process of Concord is sending. */
const LOOK_EVERY = 200
const MOST_LOOKS = 300
const isUnderWay = ({ state, attempts }: { state: string; attempts: number }) =>
  state === 'sending' || (state === 'waiting' && attempts === 0)

/**
 * Invites somebody to keep the register, by mail; or, where there is no mail server, with a link to hand on, which signs in
 * too. Gives the lines to be said. Throws a sentence where it is refused.
 */
export async function inviteProgramme(ownerUrl: string, secret: string, email: string): Promise<string[]> {
  const host = mailHost()
  const asked = { email, days: INVITATION_DAYS, isMailed: host !== undefined }
  const invited = await inviteToProgramme(ownerUrl, { ...asked, hashOf: (id) => hashOfToken(tokenOf(id)) })
  if (!invited.ok) throw new Error(REFUSED[invited.why](email))
  serveAs(await servingUrls(ownerUrl, secret), secret)
  const path = `/invitations/${tokenOf(invited.id)}`
  if (!host)
    return [
      `${email} is invited to keep the register of councils. No mail server is set (SMTP_URL), so hand on this link:`,
      await makeLink(email, path),
      'It signs in once, within an hour. Run the same command again for another.',
    ]
  await sendMails()
  let mail = await mailStateOf(ownerUrl, invited.mailId)
  for (let looks = 0; isUnderWay(mail) && looks < MOST_LOOKS; looks++) {
    await wait(LOOK_EVERY)
    mail = await mailStateOf(ownerUrl, invited.mailId)
  }
  if (mail.state === 'sent')
    return [`${email} is invited to keep the register of councils. The mail has gone out by ${host}.`]
  const why = (await tryMailServer()) ?? 'it refused this mail or broke off'
  const next = mail.state === 'waiting' ? 'Concord tries again while it runs' : 'Concord does not try again by itself'
  return [
    `${email} is invited to keep the register of councils, but ${host} has not taken the mail (${why}). ${next}. The link is:`,
    `${env().APP_URL}${path}`,
  ]
}
