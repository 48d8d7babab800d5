import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { RouteShown } from '@/lib/referral/view-route'
import { seenAt } from '@/lib/words/dates'
import { answerBodyAction } from './actions'

type Props = { slug: string; ask: RouteShown['asks'][number]; abilities: RouteShown['abilities'] }

/** What may be done with what a body recommends: answer it, and have an action come of it. Once it is answered it folds, and opens again with the answer that stands. */
export function AskAnswer({ slug, ask, abilities }: Props) {
  const t = useTranslations('route.answer')
  return (
    <div className="no-print mt-2 flex flex-col gap-2">
      {abilities.plan && ask.decision === 'accepted' ? (
        <Link href={`/c/${slug}/plan/new?ask=${ask.id}`} prefetch={false}>
          {t('plan')}
        </Link>
      ) : null}
      {abilities.answer ? (
        <Details key={ask.at ?? ''} summary={t(ask.decision ? 'again' : 'openIt')}>
          <Form
            action={answerBodyAction.bind(null, slug)}
            submit={t('submit')}
            done={t('done')}
            label={t('of', { number: ask.number })}
            hidden={{ bodyAskId: ask.id, seen: seenAt(ask.at) }}
          >
            <RadiosField
              name="decision"
              label={t('decision')}
              choices={(['accepted', 'not-accepted'] as const).map((value) => ({ value, label: t(value) }))}
              {...(ask.decision ? { defaultValue: ask.decision } : {})}
            />
            <TextAreaField
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              rows={3}
              defaultValue={ask.reason ?? ''}
            />
          </Form>
        </Details>
      ) : null}
    </div>
  )
}
