import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { PlanView } from '@/lib/plan/view-plan'
import { dayWords } from '@/lib/words/dates'
import { approvePlanAction, sendPlanAction, sendPlanBackAction, takeBackPlanAction } from './actions'

/** Where the plan as a whole stands, and what this reader may do with it: send it, take it back, approve it or send it back. */
export function PlanState({ view, slug }: { view: PlanView; slug: string }) {
  const t = useTranslations('plan')
  const { plan, abilities, approvers, groups } = view
  if (!plan) return null
  const proposed = groups.find(({ standing }) => standing === 'proposed')?.actions.length ?? 0
  const facts = {
    approver: plan.approver ?? '',
    day: dayOfState(plan),
  }
  const state = plan.state === 'draft' && plan.decidedAt ? 'changed' : plan.state
  return (
    <section aria-label={t('state.title')} className="how-far">
      <p className="max-w-(--measure)">{t(`state.${state}`, facts)}</p>
      {plan.state === 'sent-back' ? (
        <blockquote className="max-w-(--measure) border-l-4 border-caution pl-4 font-serif text-lg">
          {plan.sentBackBecause}
        </blockquote>
      ) : null}
      {abilities.decide ? (
        <div className="flex flex-col gap-3">
          <Confirm
            opens={t('approve.open')}
            title={t('approve.title')}
            what={<p>{t('approve.what', { count: proposed })}</p>}
            action={approvePlanAction.bind(null, slug)}
            submit={t('approve.submit')}
            stay={t('approve.stay')}
            className="self-start"
          />
          <Details summary={t('sendBack.open')}>
            <Form action={sendPlanBackAction.bind(null, slug)} submit={t('sendBack.submit')} variant="secondary">
              <TextAreaField name="reason" label={t('sendBack.label')} rows={3} />
            </Form>
          </Details>
        </div>
      ) : null}
      {abilities.takeBack ? (
        <Form action={takeBackPlanAction.bind(null, slug)} submit={t('takeBack')} variant="secondary" />
      ) : null}
      {abilities.send && !(plan.state === 'approved' && proposed === 0) ? (
        <Details summary={t('state.open')}>
          <Form action={sendPlanAction.bind(null, slug)} submit={t('send.submit')} done={t('send.sent')}>
            <SelectField
              name="approverId"
              label={t('send.approver')}
              hint={t('send.approverHint')}
              empty={t('send.choose')}
              options={approvers.map(({ userId, name, post }) => ({ value: userId, label: `${name}, ${post}` }))}
            />
          </Form>
        </Details>
      ) : null}
    </section>
  )
}

const dayOfState = ({ state, sentAt, decidedAt }: NonNullable<PlanView['plan']>) => {
  const at = state === 'with-approver' ? sentAt : decidedAt
  return at ? dayWords(at) : ''
}
