import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { HOW_FAR_LIST } from '@/lib/progress/progress'
import type { TeamProgress } from '@/lib/progress/view-progress-in-review'
import { seenAt } from '@/lib/words/dates'
import { writeViewAction } from './actions'

/** Writes the team's view on one recommendation. */
export function ViewForm({ reviewId, of }: { reviewId: string; of: TeamProgress['recommendations'][number] }) {
  const t = useTranslations('progress')
  return (
    <Details summary={t(of.view ? 'changeView' : 'writeView')}>
      <Form
        key={seenAt(of.view?.at)}
        action={writeViewAction.bind(null, reviewId)}
        submit={t('submitView')}
        done={t('kept')}
        label={t('ofView', { number: of.number })}
        hidden={{ recommendationId: of.id, seen: seenAt(of.view?.at) }}
      >
        <RadiosField
          name="howFar"
          label={t('how')}
          choices={HOW_FAR_LIST.map((value) => ({ value, label: t(`howFar.${value}`) }))}
          defaultValue={of.view?.howFar}
        />
        <TextAreaField name="words" label={t('why')} hint={t('whyHint')} rows={5} defaultValue={of.view?.words} />
      </Form>
    </Details>
  )
}
