import { useTranslations } from 'next-intl'
import { CheckboxesField, CheckboxField } from '@/app/_ui/checkboxes-field'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { ClientWords } from '@/app/_words/client-words'
import type { PublishingView } from '@/lib/publication/view-publishing'
import { messages } from '@/lib/words/messages'
import { askPublicationAction } from './actions'
import { ChosenCount } from './chosen-count'

/** Chooses what is published: whole questions, an area at a time, and a report whole with its reply and plan. */
export function ChoiceForm({ view, slug }: { view: PublishingView; slug: string }) {
  const t = useTranslations('publish.choose')
  const { areas, reviews, shown, assessment } = view
  const out = shown?.codes ?? []
  const all = areas.flatMap((area) => area.questions)
  const choice = ({ code, shortName, level, dissents }: PublishingView['areas'][number]['questions'][number]) => ({
    value: code,
    label: `${code} ${shortName}`,
    hint: t(out.includes(code) ? 'isOut' : level === null ? 'leftOut' : 'level', { level: level ?? 0, dissents }),
  })
  return (
    <Form
      action={askPublicationAction.bind(null, slug)}
      submit={t('submit')}
      done={t('done')}
      hidden={{ assessmentId: assessment.id }}
    >
      {reviews.length > 0 ? (
        <RadiosField
          name="reviewId"
          label={t('report')}
          hint={t('reportHint')}
          choices={[
            ...reviews.map(({ id, title }) => ({ value: id, label: title })),
            { value: '', label: t('noReport') },
          ]}
          defaultValue={shown?.reviewId ?? ''}
        />
      ) : null}
      {reviews.some(({ hasProgress }) => hasProgress) ? (
        <CheckboxField
          name="withProgress"
          label={t('progress')}
          hint={t('progressHint')}
          defaultChecked={shown?.withProgress ?? false}
        />
      ) : null}
      <p className="font-semibold">{t('questions')}</p>
      <p className="text-secondary">{t('questionsHint')}</p>
      <CheckboxField name="whole" label={t('everything', { count: all.length })} hint={t('everythingHint')} />
      {areas.map(({ number, title, questions }) => (
        <Details key={number} summary={`${number}. ${title}`} open={questions.some(({ code }) => out.includes(code))}>
          <CheckboxesField
            name="areas"
            label={title}
            choices={[{ value: String(number), label: t('area', { count: questions.length }) }]}
          />
          <CheckboxesField
            name="codes"
            label={t('of', { title })}
            choices={questions.map(choice)}
            defaultValues={out}
          />
        </Details>
      ))}
      <ClientWords words={{ publish: messages.publish }}>
        <ChosenCount codes={all.map(({ code }) => code)} begins={out} />
      </ClientWords>
    </Form>
  )
}
