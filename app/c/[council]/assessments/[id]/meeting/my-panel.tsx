'use client'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_ui/notice'
import { Press } from '@/app/_ui/press'
import { ScoreForm } from '../_score/score-form'
import { MyStand } from '../q/[code]/agree/stands'
import { raiseHandAction } from './actions'
import type { Inside } from './inside'

/** What is this person's alone: their score, and their stand. */
export function MyPanel(inside: Inside) {
  const t = useTranslations('meet.mine')
  const { board, mine, slug, assessmentId, refresh } = inside
  const { item } = board
  const { sheet } = mine
  if (!item || !sheet || sheet.question.code !== item.code) return null
  const hidden = { assessmentId, code: item.code, roundId: item.roundId ?? '' }
  const isScoring = item.stage === 'scoring' && sheet.round?.id === item.roundId
  if (isScoring && sheet.abilities.submitScore.may)
    return (
      <section aria-labelledby="my-score" className="flex flex-col gap-2">
        <p className="flex flex-wrap justify-between gap-x-4 text-sm">
          <span id="my-score" className="font-semibold">
            {t('score')}
          </span>
          <span className="text-secondary">{t('alone')}</span>
        </p>
        <ScoreForm
          key={hidden.roundId}
          at={{ ...hidden, shortName: sheet.question.shortName, userId: mine.userId, council: slug }}
          levels={sheet.question.levels}
          help={sheet.question.help}
          submitted={sheet.mine}
          draft={sheet.draft}
          before={sheet.mineBefore?.score}
          beforeRound={sheet.mineBefore?.round}
          isMeeting
        />
      </section>
    )
  if (item.stage === 'scoring' && !mine.duties.isAssessor && !mine.abilities.drive)
    return <p className="text-secondary">{t('notAssessor', { lead: mine.namers.join(' or ') })}</p>
  if (item.stage === 'agreed' && sheet.abilities.recordStance.may)
    return (
      <div className="border-t border-line pt-4">
        <MyStand at={{ slug, assessmentId, code: item.code }} mine={sheet.agreement?.mine} onDone={refresh} />
      </div>
    )
  return null
}

/** Shown to two people, each alone. */
export function AskedToSpeak({ slug, assessmentId, board, mine, refresh }: Inside) {
  if (board.item?.stage !== 'result' || mine.code !== board.item.code || !mine.invited) return null
  return (
    <Notice kind="info" title={`Your level is the ${mine.invited}. Would you like to speak?`}>
      <p className="mb-3">Only you see this. The others see the picture, not who gave what.</p>
      {mine.hand === 'down' ? (
        <Press action={raiseHandAction.bind(null, slug)} input={{ assessmentId }} onDone={refresh}>
          Yes, raise my hand
        </Press>
      ) : (
        <p>Your hand is up.</p>
      )}
    </Notice>
  )
}
