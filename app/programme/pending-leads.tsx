import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Press } from '@/app/_ui/press'
import { Tag } from '@/app/_ui/tag'
import { Time } from '@/app/_ui/time'
import type { PendingLead } from '@/lib/programme/load-pending-leads'
import { sendLeadAgainAction } from './actions'

/** Councils that nobody leads yet: who was invited, until when, and what became of the mail. */
export function PendingLeads({ pending }: { pending: PendingLead[] }) {
  const t = useTranslations('programme.pending')
  const stateOf = ({ isOver, mail }: PendingLead) =>
    isOver ? t('over') : mail === 'refused' || mail === 'unsure' || mail === 'waiting' ? t(mail) : null
  return (
    <Card id="pending" title={t('title')}>
      <p className="mb-3 max-w-(--measure) text-secondary">{t(pending.length === 0 ? 'none' : 'what')}</p>
      {pending.length === 0 ? null : (
        <DataTable
          caption={t('title')}
          hideCaption
          stacks
          rows={pending}
          rowKey={({ id }) => id}
          columns={[
            { head: t('council'), isRowHead: true, cell: ({ council }) => council },
            { head: t('lead'), cell: ({ name, post }) => `${name}, ${post}` },
            { head: t('email'), cell: ({ email }) => <span className="[overflow-wrap:anywhere]">{email}</span> },
            {
              head: t('until'),
              cell: (one) => (
                <span className="flex flex-wrap items-center gap-2">
                  <Time at={one.until} day /> {stateOf(one) ? <Tag>{stateOf(one)}</Tag> : null}
                </span>
              ),
            },
            {
              head: t('acts'),
              cell: ({ id, mail, council }) => (
                <span className="flex flex-wrap items-center gap-4">
                  {mail === 'waiting' ? null : (
                    <Press action={sendLeadAgainAction} input={{ invitationId: id }} variant="quiet">
                      {t('again')}
                      <span className="sr-only"> {council}</span>
                    </Press>
                  )}
                  <Link href={`/programme/leads/${id}`}>
                    {t('correct')}
                    <span className="sr-only"> {council}</span>
                  </Link>
                </span>
              ),
            },
          ]}
        />
      )}
    </Card>
  )
}
