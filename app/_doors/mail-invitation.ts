import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { sendMail } from '@/lib/people/mail'
import type { Refusal, RefusalOf } from '@/lib/refusal'
import { ok, type Result, refuse } from '@/lib/result'
import { say } from '@/lib/words/say'

type Invited = { token: string; email: string; name: string; post: string; council: string }

/** Sends the link of an invitation after it is committed, and says so when the mail could not go out. The token goes nowhere else. */
export const mailInvitation =
  <Given extends unknown[], R extends Refusal>(invite: (...given: Given) => Promise<Result<Invited, R>>) =>
  async (...given: Given): Promise<Result<{ email: string }, R | RefusalOf<'invitation-not-mailed'>>> => {
    const invited = await invite(...given)
    if (!invited.ok) return invited
    const { token, email, name, post, council } = invited.value
    const isSent = await sendMail({
      kind: 'invitation',
      to: email,
      subject: say('mails.invitation.subject', { council }),
      paragraphs: [say('mails.invitation.asks', { name, council, post }), say('mails.invitation.works')],
      link: { words: say('mails.invitation.open'), url: `${env().APP_URL}/invitations/${token}` },
    }).then(
      () => true,
      (fault) => {
        log.error({ err: fault }, 'an invitation could not be sent')
        return false
      },
    )
    return isSent ? ok({ email }) : refuse({ kind: 'invitation-not-mailed', email })
  }
