import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { sendMail } from '@/lib/people/mail'
import type { invitePeerTeam } from '@/lib/review/invite-peer-team'
import { say } from '@/lib/words/say'

/** Tells each peer where their review is, after the invitation is committed. Says which mails could not be sent. */
export const mailPeers =
  (invite: typeof invitePeerTeam) =>
  async (...given: Parameters<typeof invitePeerTeam>) => {
    const invited = await invite(...given)
    if (!invited.ok) return invited
    const { reviewId, title, council, peers } = invited.value
    const unsent: string[] = []
    for (const peer of peers) {
      await sendMail({
        kind: 'review',
        to: peer.email,
        subject: say('mails.review.subject', { council }),
        paragraphs: [say('mails.review.asks', { name: peer.name, council, title }), say('mails.review.first')],
        link: { words: say('mails.review.open'), url: `${env().APP_URL}/reviews/${reviewId}` },
      }).catch((fault) => {
        log.error({ err: fault, reviewId }, 'an invitation to a review could not be sent')
        unsent.push(peer.email)
      })
    }
    return { ok: true as const, value: { reviewId, unsent } }
  }
