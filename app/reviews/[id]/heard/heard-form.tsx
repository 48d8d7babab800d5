import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { questionName } from '@/lib/framework/named-question'
import { SPOKEN_WITH_LIST } from '@/lib/heard/heard'
import type { HeardView } from '@/lib/heard/view-heard'
import { noteHeardAction } from './actions'

type Props = { reviewId: string; questions: HeardView['questions']; known?: HeardView['heard'][number] }

/** A conversation being noted: with what kind of person, what was heard, and on which questions. */
export function HeardForm({ reviewId, questions, known }: Props) {
  const t = useTranslations('heard')
  const options = questions.map((question) => ({ value: question.code, label: questionName(question) }))
  const [first, second] = known?.codes ?? []
  return (
    <Form
      action={noteHeardAction.bind(null, reviewId)}
      submit={t('submit')}
      done={t('kept')}
      label={t(known ? 'change' : 'draft')}
      hidden={known ? { conversationId: known.id } : {}}
    >
      <SelectField
        name="spokenWith"
        label={t('spokenWith')}
        hint={t('spokenWithHint')}
        empty=""
        options={SPOKEN_WITH_LIST.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        defaultValue={known?.spokenWith}
      />
      <TextAreaField name="words" label={t('words')} hint={t('wordsHint')} rows={5} defaultValue={known?.words} />
      <SelectField
        name="codes"
        label={t('question')}
        empty={t('chooseQuestion')}
        options={options}
        defaultValue={first}
      />
      <SelectField name="codes" label={t('also')} empty={t('noOther')} options={options} defaultValue={second} />
    </Form>
  )
}
