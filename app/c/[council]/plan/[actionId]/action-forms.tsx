import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { isLiving } from '@/lib/plan/plan'
import type { ActionView } from '@/lib/plan/view-action'
import { dateWords } from '@/lib/words/dates'
import { ActionFields } from '../action-fields'
import { changeActionAction, dropActionAction, moveActionAction } from '../actions'

const STANDS = ['under-way', 'at-risk', 'done'] as const

/** What a new day leaves as it is. */
const unchanged = (
  { title, ownerId, cost, benefit, levelAim }: ActionView['action'],
  steps: ActionView['action']['steps'],
): Record<string, string> => ({
  ...{ title, ownerId, cost, benefit },
  ...(levelAim ? { levelAim: String(levelAim) } : {}),
  ...Object.fromEntries(
    steps.flatMap((step, at) => [
      [`stepTitle${at + 1}`, step.title],
      [`stepOn${at + 1}`, step.dueOn],
    ]),
  ),
})

/** Saying where it stands, changing it and dropping it, for whoever may. */
export function ActionForms({ view, slug }: { view: ActionView; slug: string }) {
  const t = useTranslations('plan')
  const { action, abilities, owners } = view
  const hidden = { actionId: action.id }
  const open = action.steps.filter(({ isDone }) => !isDone)
  return (
    <>
      {abilities.move ? (
        <Card id="say" title={t('action.sayTitle')}>
          <Form
            action={moveActionAction.bind(null, slug)}
            submit={t('action.saySubmit')}
            done={t('action.said')}
            hidden={hidden}
          >
            <TextField name="said" label={t('action.say')} hint={t('action.sayHint')} />
            <RadiosField
              name="stands"
              label={t('action.stands')}
              defaultValue={action.isAtRisk ? 'at-risk' : 'under-way'}
              choices={STANDS.map((value) => ({ value, label: t(`action.stand.${value}`) }))}
            />
            {open.length > 0 ? (
              <CheckboxesField
                name="stepIds"
                label={t('action.ticked')}
                choices={open.map(({ id, title, dueOn }) => ({ value: id, label: `${title}, ${dateWords(dueOn)}` }))}
              />
            ) : null}
          </Form>
        </Card>
      ) : null}
      {action.state === 'proposed' ? (
        <p className="text-secondary">
          {t.rich('action.proposed', { a: (words) => <Link href={`/c/${slug}/plan`}>{words}</Link> })}
        </p>
      ) : null}
      {view.bar.late === null || !isLiving(action.state) ? null : abilities.change ? (
        <Card id="new-day" title={t('action.newDay')}>
          <Form
            action={changeActionAction.bind(null, slug)}
            submit={t('action.newDaySubmit')}
            done={t('fields.saved')}
            label={t('action.newDay')}
            variant="secondary"
            hidden={{ ...hidden, ...unchanged(action, open) }}
          >
            <p className="text-secondary">{t('action.newDayAgain')}</p>
            <TextField name="dueOn" label={t('action.newDayOn')} type="date" width="short" />
          </Form>
        </Card>
      ) : (
        <p className="text-secondary">{t('action.newDayAsk')}</p>
      )}
      {action.droppedBecause ? <p>{t('action.dropped', { reason: action.droppedBecause })}</p> : null}
      {abilities.change ? (
        <>
          <Details summary={t('action.change')}>
            <Form
              action={changeActionAction.bind(null, slug)}
              submit={t('fields.save')}
              done={t('fields.saved')}
              label={t('action.change')}
              hidden={hidden}
            >
              <ActionFields owners={owners} levelFrom={action.levelFrom} known={{ ...action, steps: open }} />
            </Form>
          </Details>
          <Details summary={t('action.drop')}>
            <Form
              action={dropActionAction.bind(null, slug)}
              submit={t('action.dropSubmit')}
              variant="danger"
              hidden={hidden}
            >
              <TextAreaField name="reason" label={t('action.dropLabel')} hint={t('action.dropHint')} rows={2} />
            </Form>
          </Details>
        </>
      ) : null}
    </>
  )
}
