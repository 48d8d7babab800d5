import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import type { PublishingView } from '@/lib/publication/view-publishing'
import { dateWords } from '@/lib/words/dates'
import { dropQuietPeriodAction, keepQuietPeriodAction } from './actions'

/** The days before elections, in which nothing goes out; kept by the council. */
export function Periods({ view, slug }: { view: PublishingView; slug: string }) {
  const t = useTranslations('publish.periods')
  const { periods, abilities } = view
  return (
    <Card id="periods" title={t('title')}>
      <p className="mb-3 text-secondary">{t('lead')}</p>
      {periods.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="flex flex-col gap-3">
        {periods.map(({ id, election, startsOn, endsOn, canDrop }) => (
          <li key={id} className="flex flex-col gap-1">
            <span>{t('one', { election, from: dateWords(startsOn), to: dateWords(endsOn) })}</span>
            {canDrop ? (
              <Form
                action={dropQuietPeriodAction.bind(null, slug)}
                submit={t('drop')}
                label={t('dropOne', { election })}
                variant="secondary"
                hidden={{ quietPeriodId: id }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {abilities.keepPeriods ? (
        <div className="mt-4">
          <Details summary={t('add')}>
            <Form action={keepQuietPeriodAction.bind(null, slug)} submit={t('submit')} done={t('done')}>
              <TextField name="election" label={t('election')} hint={t('electionHint')} />
              <TextField name="startsOn" type="date" label={t('startsOn')} width="short" />
              <TextField name="endsOn" type="date" label={t('endsOn')} width="short" />
            </Form>
          </Details>
        </div>
      ) : null}
    </Card>
  )
}
