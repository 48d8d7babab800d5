'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Press } from '@/app/_ui/press'
import { SelectField } from '@/app/_ui/select-field'
import { useWordsFor } from '@/app/_words/use-words-for'
import { questionName } from '@/lib/framework/named-question'
import { NextRoundForm } from '../q/[code]/round-forms'
import { openItemAction, resumeTimerAction, startTimerAction } from './actions'
import type { Inside } from './inside'

/** What else whoever facilitates may do: the clock, whether enough are in, another round, another question. */
export function DrivePanel(inside: Inside) {
  const t = useTranslations('meet')
  const { slug, assessmentId, board, mine, refresh } = inside
  const { item, clock } = board
  if (!mine.abilities.drive) return null
  const minutes = board.agenda.find(({ code }) => code === item?.code)?.minutes || 5
  return (
    <div className="flex flex-col gap-3">
      {item?.stage === 'scoring' && mine.sheet?.quorumReached !== undefined ? (
        <section aria-labelledby="scores-in">
          <h2 id="scores-in" className="font-sans text-base">
            {t('scores.title')}
          </h2>
          <p className="font-semibold">{mine.sheet.quorumReached ? t('scores.enough') : t('scores.notEnough')}</p>
          <p className="text-sm text-secondary">{t('scores.untold')}</p>
        </section>
      ) : null}
      {!item ? null : clock === null || clock.left <= 0 ? (
        <Press
          action={startTimerAction.bind(null, slug)}
          input={{ assessmentId, minutes }}
          variant="secondary"
          onDone={refresh}
        >
          {t('drive.clock', { minutes })}
        </Press>
      ) : clock.isRunning ? null : (
        <Press
          action={resumeTimerAction.bind(null, slug)}
          input={{ assessmentId }}
          variant="secondary"
          onDone={refresh}
        >
          {t('drive.resume')}
        </Press>
      )}
      {item?.stage === 'result' || item?.stage === 'agreed' ? <Another {...inside} /> : null}
      <Details summary={t('drive.elsewhere')}>
        <Form
          action={openItemAction.bind(null, slug)}
          hidden={{ assessmentId }}
          label={t('drive.elsewhere')}
          variant="secondary"
          submit={t('drive.showIt')}
          done={t('drive.done')}
          onDone={refresh}
        >
          <SelectField
            name="code"
            label={t('drive.question')}
            options={board.agenda.map((one) => ({ value: one.code, label: questionName(one) }))}
          />
        </Form>
      </Details>
    </div>
  )
}

function Another({ slug, assessmentId, board, mine }: Inside) {
  const t = useTranslations('meet.drive')
  const [isAsked, setAsked] = useState(false)
  const wordsFor = useWordsFor()
  const { item } = board
  const may = mine.sheet?.abilities.openNextRound
  if (!item || !may) return null
  if (!may.may)
    return may.because.kind === 'no-more-rounds' ? <p className="text-secondary">{wordsFor(may.because)}</p> : null
  return (
    <details open={isAsked} onToggle={(event) => setAsked(event.currentTarget.open)}>
      <summary className="min-h-8 cursor-pointer text-accent underline">{t('another')}</summary>
      <div className="mt-2">
        <NextRoundForm
          slug={slug}
          hidden={{ assessmentId, code: item.code, roundId: item.roundId ?? '' }}
          number={item.roundNumber + 1}
        />
      </div>
    </details>
  )
}
