import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { putRoundAsideAction } from './score-actions'

/** Said where somebody has left an open round: that it can go on as it is, and what it means to put it aside. */
export function PutAside({
  vacated,
  number,
  slug,
  hidden,
}: {
  vacated: { name: string; post: string }[]
  number: number
  slug: string
  hidden: { assessmentId: string; code: string; roundId: string }
}) {
  const t = useTranslations('duties.aside')
  return (
    <>
      <p className="mb-3">{t('what', { who: vacated.map(({ name, post }) => `${name}, ${post}`).join('; ') })}</p>
      <Form
        action={putRoundAsideAction.bind(null, slug)}
        hidden={hidden}
        label={t('label', { number })}
        variant="danger"
        submit={t('press', { number, next: number + 1 })}
      >
        <TextAreaField name="why" label={t('why')} rows={2} hint={t('hint')} />
      </Form>
    </>
  )
}
