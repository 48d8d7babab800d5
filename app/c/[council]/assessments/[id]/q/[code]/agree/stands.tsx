'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { Press } from '@/app/_ui/press'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'
import { recordStanceAction } from '../score-actions'

type Agreement = NonNullable<ScoreSheetView['agreement']>
type At = { slug: string; assessmentId: string; code: string }

/** How many agree, disagree and have not said, drawn and counted. Nobody's name. */
export function Stands({ agreement: { concur, dissent, silent } }: { agreement: Agreement }) {
  const t = useTranslations('agree.stands')
  const kinds = [
    { kind: 'agree', count: concur },
    { kind: 'disagree', count: dissent },
    { kind: 'silent', count: silent },
  ] as const
  return (
    <>
      <p className="mb-2 text-sm text-secondary">{t('of')}</p>
      <div role="img" aria-label={t('said', { agree: concur, disagree: dissent, silent })} className="flex gap-0.5">
        {kinds.flatMap(({ kind, count }) =>
          Array.from({ length: count }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one of many alike
            <span key={`${kind} ${place}`} className={`stand ${kind}`} />
          )),
        )}
      </div>
      <dl className="mt-2 text-sm">
        {kinds.map(({ kind, count }) => (
          <div key={kind} className="flex items-center gap-2 border-t border-line py-1">
            <span aria-hidden className={`stand ${kind} !flex-none`} />
            <dt className="grow">{t(kind)}</dt>
            <dd className="font-semibold tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** One assessor's own stand: agreeing is one press, disagreeing is said in words. Both can be changed. */
export function MyStand({
  at: { slug, ...at },
  mine,
  onDone,
}: {
  at: At
  mine: Agreement['mine']
  onDone?: () => void
}) {
  const t = useTranslations('agree.stands')
  const [isAgainst, setAgainst] = useState(false)
  const writes = isAgainst || mine?.stance === 'dissent'
  const isAbout = isAgainst && mine?.stance !== 'dissent'
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <p className="font-semibold">
        {mine && !isAbout
          ? mine.stance === 'concur'
            ? t('agreed')
            : t('disagreed')
          : t(isAbout ? 'against' : 'question')}
        {mine && !isAbout ? <span className="block text-sm font-normal text-secondary">{t('change')}</span> : null}
      </p>
      <div className="flex flex-wrap gap-2">
        {mine?.stance === 'concur' ? null : (
          <Press
            action={recordStanceAction.bind(null, slug)}
            input={{ ...at, stance: 'concur' }}
            variant={mine ? 'secondary' : 'primary'}
            onDone={() => {
              setAgainst(false)
              onDone?.()
            }}
          >
            {mine ? t('toAgree') : t('iAgree')}
          </Press>
        )}
        {writes ? null : (
          <Button variant="secondary" onClick={() => setAgainst(true)}>
            {t('iDisagree')}
          </Button>
        )}
      </div>
      {writes ? (
        <Form
          action={recordStanceAction.bind(null, slug)}
          hidden={{ ...at, stance: 'dissent' }}
          label={t('iDisagree')}
          variant="secondary"
          submit={mine?.stance === 'dissent' ? t('changeView') : t('press')}
          onDone={onDone}
        >
          <TextAreaField
            name="minorityView"
            label={t('view')}
            hint={t('viewHint')}
            rows={3}
            defaultValue={mine?.minorityView ?? ''}
            isFocused={isAgainst}
          />
          <CheckboxField name="isNamed" label={t('named')} defaultChecked={mine?.isNamed} />
        </Form>
      ) : null}
      {isAbout ? (
        <Button variant="quiet" className="self-start" onClick={() => setAgainst(false)}>
          {t('cancel')}
        </Button>
      ) : null}
    </section>
  )
}
