import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import type { RouteShown } from '@/lib/referral/view-route'
import { callOffReferralAction, recordMinuteAction } from './actions'

/** What may be done with what went to a body: enter its minute once it has met, or call it off before. */
export function MinuteForm({ slug, referral }: { slug: string; referral: RouteShown }) {
  const t = useTranslations('route.minute')
  const { abilities, id, bodyName, answerBy } = referral
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
      {abilities.callOff ? (
        <Confirm
          opens={t('callOff')}
          title={t('callOffTitle', { body: bodyName })}
          what={<p>{t('callOffWhat')}</p>}
          action={callOffReferralAction.bind(null, slug)}
          submit={t('callOff')}
          stay={t('stay')}
          hidden={{ referralId: id }}
          variant="secondary"
          className="self-start"
        />
      ) : null}
    </div>
  )
}
