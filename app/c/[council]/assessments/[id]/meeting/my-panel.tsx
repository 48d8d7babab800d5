'use client'
import { useTranslations } from 'next-intl'
import { useLevelName } from '@/app/_ui/level-names'
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
        <ScoredAgain {...inside} />
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

/** Of a round that follows another: which it is, why there is another, and what this person said in the one before. */
function ScoredAgain({ board: { item, maxRounds }, mine: { sheet } }: Inside) {
  const t = useTranslations('meet.mine.again')
  const nameOf = useLevelName()
  if (!item || !sheet || item.roundNumber < 2) return null
  const { mineBefore, mine } = sheet
  const score = mineBefore?.score
  return (
    <div className="border-l-4 border-accent bg-accent-soft p-3 text-sm">
      <p className="font-semibold">{t('round', { number: item.roundNumber, most: maxRounds })}</p>
      {item.why ? <p>{t('why', { why: item.why })}</p> : null}
      <p>
        {mineBefore && score
          ? score.kind === 'level'
            ? t('said', { number: mineBefore.round, level: `${score.current} ${nameOf(score.current)}` })
            : t(`absent.${score.kind}`, { number: mineBefore.round })
          : t('nothing')}
        {mineBefore && !mine ? ` ${t('filledIn')}` : null}
      </p>
    </div>
  )
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
