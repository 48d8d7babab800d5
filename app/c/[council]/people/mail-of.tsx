import { useTranslations } from 'next-intl'
import { Press } from '@/app/_ui/press'
import { Tag } from '@/app/_ui/tag'
import { isOver, mailTroubleOf, type OpenInvitation } from '@/lib/people/people'
import { sendInvitationAgainAction } from './actions'

/** What became of an invitation's mail, where it is not as it should be, or that it has run out; and once more by a press. `said`: what it means, too. */
export function MailOf({ slug, invitation, said }: { slug: string; invitation: OpenInvitation; said?: boolean }) {
  const t = useTranslations('people.invited')
  const trouble = mailTroubleOf(invitation)
  const over = isOver(invitation, new Date())
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {over ? <Tag>{t('over')}</Tag> : trouble ? <Tag>{t(`mail.${trouble}`)}</Tag> : null}
      {said && trouble && !over ? <p className="max-w-(--measure)">{t(`mailSaid.${trouble}`)}</p> : null}
      {trouble === 'waiting' ? null : (
        <Press
          action={sendInvitationAgainAction.bind(null, slug)}
          input={{ invitationId: invitation.id }}
          variant={said ? 'secondary' : 'quiet'}
        >
          {t('again')}
        </Press>
      )}
      {said && trouble !== 'waiting' ? <p className="text-sm text-secondary">{t('againMore')}</p> : null}
    </div>
  )
}
