import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { ClientWords } from '@/app/_words/client-words'
import { type NamedQuestion, questionName } from '@/lib/framework/named-question'
import { KINDS } from '@/lib/report/report'
import type { FindingsView } from '@/lib/report/view-findings'
import { messages } from '@/lib/words/messages'
import { writeFindingAction } from './actions'
import { RestsOnField } from './rests-on-field'

type Finding = FindingsView['report']['findings'][number]
type Props = {
  reviewId: string
  questions: NamedQuestion[]
  /** Of each conversation that the team noted, the questions that it was on. */
  heard: FindingsView['heard']
  /** Of each piece of evidence that peers may open, its question. */
  open: FindingsView['open']
  finding?: Finding
  code?: string | undefined
}

/** A finding being written: what it is, its words, its questions, and on how much it rests. */
export function FindingForm({ reviewId, questions, heard, open, finding, code }: Props) {
  const t = useTranslations('report')
  const options = questions.map((question) => ({ value: question.code, label: questionName(question) }))
  const [first = code, second] = finding?.codes ?? []
  const begins = [first, second].filter((one) => one !== undefined)
  return (
    <Form
      action={writeFindingAction.bind(null, reviewId)}
      submit={t('write.submit')}
      done={t('write.kept')}
      label={t(finding ? 'write.change' : 'write.title')}
      hidden={finding ? { findingId: finding.id } : {}}
    >
      <RadiosField
        name="kind"
        label={t('write.kind')}
        defaultValue={finding?.kind}
        choices={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextAreaField
        name="words"
        label={t('write.words')}
        hint={t('write.wordsHint')}
        rows={4}
        defaultValue={finding?.words}
      />
      <SelectField name="codes" label={t('write.question')} empty="" options={options} defaultValue={first} />
      <SelectField
        name="codes"
        label={t('write.also')}
        empty={t('write.none')}
        options={options}
        defaultValue={second}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <ClientWords words={{ report: messages.report }}>
          <RestsOnField name="documents" on={open} begins={begins} known={finding?.documents} />
          <RestsOnField name="conversations" on={heard} isOffered begins={begins} known={finding?.conversations} />
        </ClientWords>
      </div>
    </Form>
  )
}
