import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { DUTY_NAMES } from '@/lib/assessment/assessment'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { copyLastYearAction } from '../../actions'
import { listed } from './task-words'

/** Takes over what was decided the last time, and says who has left since. */
export function LastYearPanel({ view }: { view: SetUp }) {
  const t = useTranslations('setUp.last')
  const { lastYear, council, assessment } = view
  if (!lastYear) return null
  const choices = [
    { value: 'people', label: t('choices.people', { count: lastYear.duties }), is: lastYear.duties > 0 },
    { value: 'writers', label: t('choices.writers', { count: lastYear.writers }), is: lastYear.writers > 0 },
    { value: 'left-out', label: t('choices.leftOut', { count: lastYear.leftOut }), is: lastYear.leftOut > 0 },
    { value: 'rules', label: t('choices.rules'), is: true },
  ].filter(({ is }) => is)
  const gone = lastYear.gone.map(({ name, wrote }) => t('wrote', { name, count: wrote }))
  return (
    <section aria-labelledby="last" className="rounded-(--radius) bg-sunken p-4 sm:p-6">
      <h2 id="last" className="mb-2">
        {t('title', { title: lastYear.title })}
      </h2>
      <Form
        action={copyLastYearAction.bind(null, council.slug)}
        submit={t('press')}
        variant="secondary"
        done={t('done')}
        label={t('legend')}
        hidden={{ assessmentId: assessment.id }}
      >
        <CheckboxesField
          name="what"
          label={t('legend')}
          hint={t(assessment.followsId ? 'whatFollowing' : 'what')}
          choices={choices.map(({ value, label }) => ({ value, label }))}
          defaultValues={choices.map(({ value }) => value)}
        />
      </Form>
      {lastYear.vacant.length > 0 ? (
        <p className="mt-4 text-sm">
          {t.rich('vacant', {
            names: listed(lastYear.vacant.map(({ duty, name }) => t('held', { duty: DUTY_NAMES[duty], name }))),
            to: (words) => <Link href={`/c/${council.slug}/assessments/${assessment.id}/setup/people`}>{words}</Link>,
          })}
        </p>
      ) : null}
      {gone.length > 0 ? <p className="mt-4 text-sm">{t('gone', { names: listed(gone) })}</p> : null}
    </section>
  )
}
