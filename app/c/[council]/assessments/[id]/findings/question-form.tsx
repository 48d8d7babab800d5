import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { questionFactAction } from './actions'

type Props = { slug: string; reviewId: string; kind: 'finding' | 'recommendation'; id: string }

/** Says which fact is wrong and what it should be. */
export function QuestionForm({ slug, ...hidden }: Props) {
  const t = useTranslations('report.facts')
  return (
    <div className="mt-2">
      <Details summary={t('open')}>
        <Form
          action={questionFactAction.bind(null, slug)}
          submit={t('submit')}
          done={t('sent')}
          variant="secondary"
          hidden={hidden}
        >
          <TextAreaField name="says" label={t('says')} rows={2} />
          <TextAreaField name="correction" label={t('correction')} rows={2} />
        </Form>
      </Details>
    </div>
  )
}
