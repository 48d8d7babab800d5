import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import type { RouteShown } from '@/lib/referral/view-route'
import { callOffReferralAction, moveReferralAction, recordMinuteAction } from './actions'

/** What may be done with what went to a body: enter its minute once it has met, move the day, or call it off before; after, only that it never went there. */
export function MinuteForm({ slug, referral, today }: { slug: string; referral: RouteShown; today: string }) {
  const t = useTranslations('route.minute')
  const { abilities, id, bodyName, answerBy, meetsOn } = referral
  const hasMet = meetsOn <= today
  return (
    <div className="no-print flex flex-col gap-3">
      {abilities.minute ? (
        <Details summary={t('open')}>
          <Form
            action={recordMinuteAction.bind(null, slug)}
            submit={t('submit')}
            done={t('done')}
            hidden={{ referralId: id }}
          >
            <p className="text-secondary">{t('stays')}</p>
            <TextAreaField name="minute" label={t('minute')} rows={5} />
            <TextAreaField name="asks" label={t('asks')} hint={t('asksHint')} rows={4} />
            <TextField
              name="answerBy"
              type="date"
              label={t('answerBy')}
              {...(answerBy ? { hint: t('twoMonths'), defaultValue: answerBy } : {})}
              width="short"
            />
          </Form>
        </Details>
      ) : null}
      {abilities.move ? (
        <Details key={meetsOn} summary={t('move')}>
          <Form
            action={moveReferralAction.bind(null, slug)}
            submit={t('moveSubmit')}
            variant="secondary"
            label={t('moveOf', { body: bodyName })}
            hidden={{ referralId: id }}
          >
            <TextField name="meetsOn" type="date" label={t('moveTo')} width="short" defaultValue={meetsOn} />
          </Form>
        </Details>
      ) : null}
      {abilities.callOff ? (
        <Confirm
          opens={t(hasMet ? 'notThere' : 'callOff')}
          title={t(hasMet ? 'notThereTitle' : 'callOffTitle', { body: bodyName })}
          what={<p>{t('callOffWhat')}</p>}
          action={callOffReferralAction.bind(null, slug)}
          submit={t(hasMet ? 'notThere' : 'callOff')}
          stay={t('stay')}
          hidden={{ referralId: id }}
          variant="secondary"
          className="self-start"
        />
      ) : null}
    </div>
  )
}
