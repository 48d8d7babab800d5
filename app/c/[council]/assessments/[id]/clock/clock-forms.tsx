import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import type { Timed } from '@/lib/clock/clock'
import { moveMilestoneAction, sayMilestoneDoneAction, setVisitAction } from './actions'

type OfReview = { slug: string; reviewId: string }

/** The day of the visit, once with a reason where it is set already. */
export function VisitForm({ slug, reviewId, visitOn }: OfReview & { visitOn: string | null }) {
  const t = useTranslations('clock')
  const label = t(visitOn ? 'changeVisit' : 'setVisit')
  return (
    <Details summary={label} open={visitOn === null}>
      <Form
        action={setVisitAction.bind(null, slug)}
        submit={t('save')}
        done={t('saved')}
        label={label}
        variant={visitOn ? 'secondary' : 'primary'}
        hidden={{ reviewId }}
      >
        <TextField name="visitOn" type="date" label={t('visitOn')} width="short" defaultValue={visitOn ?? undefined} />
        {visitOn ? <TextField name="reason" label={t('reason')} hint={t('whyHint')} /> : null}
      </Form>
    </Details>
  )
}

/** It is moved with a reason; that a progress review was held that was not begun here is said by hand. */
export function MilestoneForms({
  slug,
  reviewId,
  one,
  hasProgress,
  hasReport,
  findings,
}: OfReview & { one: Timed; hasProgress: boolean; hasReport: boolean; findings: string }) {
  const t = useTranslations('clock')
  const what = t(`what.${one.what}`)
  const hidden = { reviewId, what: one.what }
  return (
    <>
      <Details summary={t('move')}>
        <Form
          action={moveMilestoneAction.bind(null, slug)}
          submit={t('move')}
          done={t('saved')}
          label={`${t('move')}: ${what}`}
          variant="secondary"
          hidden={hidden}
        >
          <TextField
            name="dueOn"
            type="date"
            label={t('moveTo')}
            hint={one.what === 'plan' ? t('latest') : undefined}
            width="short"
          />
          <TextField name="reason" label={t('why')} hint={t('whyHint')} />
        </Form>
      </Details>
      {one.what === 'progress' && hasProgress ? <Link href={findings}>{t('writeOn')}</Link> : null}
      {one.what === 'progress' && !hasProgress ? (
        <p>{t.rich('begin', { to: (words) => (hasReport ? <Link href={findings}>{words}</Link> : words) })}</p>
      ) : null}
      {!hasProgress && (one.what === 'progress' || one.what === 'progress-report') ? (
        <Details summary={t('sayDone')}>
          <Form
            action={sayMilestoneDoneAction.bind(null, slug)}
            submit={t('sayDone')}
            label={`${t('sayDone')}: ${what}`}
            variant="secondary"
            hidden={hidden}
          >
            <TextField name="note" label={t('note')} />
          </Form>
        </Details>
      ) : null}
    </>
  )
}
