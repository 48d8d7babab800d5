'use client'
import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { letStandAction } from './changed-actions'

/** The chair or the lead decides that what was scored stands. The other way, another round, is a form of its own further on. */
export function LetStandForm({
  slug,
  hidden,
}: {
  slug: string
  hidden: { assessmentId: string; code: string; roundId: string }
}) {
  const t = useTranslations('changed')
  return (
    <Form
      action={letStandAction.bind(null, slug)}
      hidden={hidden}
      label={t('letStand')}
      submit={t('letStand')}
      variant="secondary"
      done={t('decided')}
    >
      <p>{t('decide')}</p>
      <TextAreaField name="why" label={t('why')} hint={t('whyHint')} rows={2} />
    </Form>
  )
}
