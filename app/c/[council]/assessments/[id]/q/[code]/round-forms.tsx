'use client'
import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { openNextRoundAction, reopenScoreAction, revealRoundAction } from './score-actions'

type Sent = { slug: string; hidden: Record<string, string> }

/** It cannot be undone, so it says what will happen and to whom, and asks. */
export function RevealConfirm({ slug, hidden, name, className }: Sent & { name: string; className?: string }) {
  const t = useTranslations('agree.reveal')
  return (
    <Confirm
      opens={t('opens')}
      title={t('title', { name })}
      what={<p>{t('what')}</p>}
      action={revealRoundAction.bind(null, slug)}
      submit={t('press')}
      stay={t('stay')}
      hidden={hidden}
      {...(className ? { className } : {})}
    />
  )
}

export const NextRoundForm = ({ slug, hidden, number }: Sent & { number: number }) => (
  <Form
    action={openNextRoundAction.bind(null, slug)}
    hidden={hidden}
    label={`Open round ${number}`}
    variant="secondary"
    submit={`Open round ${number} and ask every assessor again`}
    done={`Round ${number} is open.`}
  >
    <TextAreaField
      name="why"
      label="Why is another round needed?"
      rows={2}
      hint="Every assessor sees this. The scores of this round stay on record."
    />
  </Form>
)

export const ReopenForm = ({ slug, hidden, number }: Sent & { number: number }) => (
  <Form
    action={reopenScoreAction.bind(null, slug)}
    hidden={hidden}
    label="Reopen the agreed level"
    variant="secondary"
    submit={`Reopen the agreed level and open round ${number}`}
    done={`Round ${number} is open.`}
  >
    <TextAreaField
      name="why"
      label="Why is the agreed level reopened?"
      rows={2}
      hint="Everybody sees this. What was agreed stays on record as superseded."
    />
  </Form>
)
