import { useTranslations } from 'next-intl'
import { Press } from '@/app/_ui/press'
import { Tag } from '@/app/_ui/tag'
import { type MailTrouble, mailTroubleOf, type OpenInvitation } from '@/lib/people/people'
import { sendInvitationAgainAction } from './actions'

const MAY_GO_AGAIN: readonly MailTrouble[] = ['refused', 'unsure']

/** What became of an invitation's mail, where it is not as it should be; and once more by a press. `said`: what it means, too. */
export function MailOf({ slug, invitation, said }: { slug: string; invitation: OpenInvitation; said?: boolean }) {
  const t = useTranslations('people.invited')
  const trouble = mailTroubleOf(invitation)
  if (!trouble) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Tag>{t(`mail.${trouble}`)}</Tag>
      {said ? <p className="max-w-(--measure)">{t(`mailSaid.${trouble}`)}</p> : null}
      {MAY_GO_AGAIN.includes(trouble) ? (
        <Press action={sendInvitationAgainAction.bind(null, slug)} input={{ invitationId: invitation.id }}>
          {t('again')}
        </Press>
      ) : null}
    </div>
  )
}
