import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { PRIORITY_LIST, TIMESCALE_LIST } from '@/lib/report/report'
import type { FindingsView } from '@/lib/report/view-findings'
import { writeRecommendationAction } from './actions'

type Recommendation = FindingsView['report']['recommendations'][number]

/** A recommendation being written: what to do, how pressing it is, by when, and whose it would be. */
export function RecommendationForm({ reviewId, known }: { reviewId: string; known?: Recommendation }) {
  const t = useTranslations('report.recommendations')
  const write = useTranslations('report.write')
  return (
    <Form
      action={writeRecommendationAction.bind(null, reviewId)}
      submit={write('submit')}
      done={write('kept')}
      label={known ? write('change') : t('draft')}
      hidden={known ? { recommendationId: known.id } : {}}
    >
      <TextAreaField name="words" label={t('words')} hint={t('wordsHint')} rows={3} defaultValue={known?.words} />
      <RadiosField
        name="priority"
        label={t('priority')}
        defaultValue={known?.priority}
        choices={PRIORITY_LIST.map((value) => ({ value, label: t(`priorities.${value}`) }))}
      />
      <SelectField
        name="timescale"
        label={t('timescale')}
        empty=""
        defaultValue={known?.timescale}
        options={TIMESCALE_LIST.map((value) => ({ value, label: t(`timescales.${value}`) }))}
      />
      <TextField name="ownerPost" label={t('ownerPost')} hint={t('ownerPostHint')} defaultValue={known?.ownerPost} />
    </Form>
  )
}
