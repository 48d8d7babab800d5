'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { AreaQuestion } from '@/lib/score/view-area'
import { ChangedSince } from '../../_score/changed-since'
import { KeptBehind } from '../../_score/kept-behind'
import { type Onwards, ScoreForm, type ScoreNews } from '../../_score/score-form'
import type { ScoreAddress } from '../../_score/use-score'

/** One question of a sheet: its form, or why there is none. */
export function SheetQuestion({
  question,
  at,
  href,
  hear,
  next,
  beside,
}: {
  question: AreaQuestion
  at: Omit<ScoreAddress, 'code' | 'shortName' | 'roundId'>
  href: string
  hear: (code: string, news: ScoreNews) => void
  next: Onwards | undefined
  beside: ReactNode
}) {
  const t = useTranslations('sheet.closed')
  const { code, round } = question
  const changed = (
    <>
      <LastTime last={question.last} />
      <ChangedSince
        change={question.changed}
        at={{ ...at, code, roundId: round?.id }}
        mayStandBy={question.maySubmit}
      />
    </>
  )
  if (question.maySubmit && round)
    return (
      <>
        {changed}
        <ScoreForm
          key={round.id}
          at={{ ...at, code, shortName: question.shortName, roundId: round.id }}
          levels={question.levels}
          help={question.help}
          submitted={question.submitted}
          draft={question.draft}
          before={question.before}
          beforeRound={question.beforeRound}
          why={round.number > 1 ? round.reason : null}
          next={next}
          beside={beside}
          onNews={hear}
        />
      </>
    )
  return (
    <div className="flex flex-col gap-4">
      {changed}
      <KeptBehind at={{ ...at, code }} />
      <p>{round ? (round.state === 'open' ? t('open') : t('revealed')) : t('none')}</p>
      {round && round.state !== 'open' ? (
        <p>
          <Link href={`${href}/agree`} className="font-semibold">
            {t('see')}
          </Link>
        </p>
      ) : null}
      <div className="score-foot">{beside}</div>
    </div>
  )
}

/** What was agreed the last time, where the reader may see it by now. */
function LastTime({ last }: { last: AreaQuestion['last'] }) {
  const t = useTranslations('sheet.lastTime')
  if (!last) return null
  return <p className="mb-3 text-sm text-secondary">{last === 'hidden' ? t('hidden') : t('level', last)}</p>
}
