'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Details } from '@/app/_ui/details'
import { Notice } from '@/app/_ui/notice'
import { Press } from '@/app/_ui/press'
import { Time } from '@/app/_ui/time'
import type { ChangedAnswer } from '@/lib/score/changed-answer'
import { standByScoreAction } from './changed-actions'
import { ChangedWords } from './changed-words'

type At = { council: string; assessmentId: string; code: string; roundId: string | undefined }

/** That the answer changed since it was scored, what changed, and that one's own score stands all the same; nothing where it did not. */
export function ChangedSince({
  change,
  at,
  mayStandBy,
  children,
}: {
  change: ChangedAnswer | undefined
  at: At
  mayStandBy: boolean
  children?: ReactNode
}) {
  const t = useTranslations('changed')
  if (!change) return null
  const { council, ...input } = at
  return (
    <Notice kind="caution" title={t('title')}>
      <div className="flex flex-col gap-3">
        <p>{t.rich(`since.${change.since}`, { at: () => <Time at={change.at} /> })}</p>
        <Details summary={t('what')}>
          <ChangedWords parts={change.parts} />
        </Details>
        {mayStandBy ? (
          <Press action={standByScoreAction.bind(null, council)} input={input} variant="secondary">
            {t('scoreStands')}
          </Press>
        ) : null}
        {children}
      </div>
    </Notice>
  )
}
