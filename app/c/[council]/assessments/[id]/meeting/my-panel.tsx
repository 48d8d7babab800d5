'use client'
import { Notice } from '@/app/_ui/notice'
import { Press } from '@/app/_ui/press'
import { ScoreForm } from '../_score/score-form'
import { StanceForm } from '../q/[code]/round-forms'
import { raiseHandAction } from './actions'
import type { Inside } from './inside'

/** What is this person's alone: their score, being asked to speak, their stand. */
export function MyPanel(inside: Inside) {
  const { board, mine, slug, assessmentId } = inside
  const { item } = board
  const { sheet } = mine
  if (!item || !sheet || sheet.question.code !== item.code) return null
  const hidden = { assessmentId, code: item.code, roundId: item.roundId ?? '' }
  if (item.stage === 'scoring' && sheet.abilities.submitScore.may && sheet.round?.id === item.roundId)
    return (
      <section aria-labelledby="my-score" className="flex flex-col gap-4">
        <h2 id="my-score" className="sr-only">
          Your score
        </h2>
        <ScoreForm
          key={hidden.roundId}
          at={{ ...hidden, shortName: sheet.question.shortName, userId: mine.userId, council: slug }}
          levels={sheet.question.levels}
          help={sheet.question.help}
          submitted={sheet.mine}
          draft={sheet.draft}
          before={sheet.mineBefore?.score}
        />
      </section>
    )
  if (item.stage === 'scoring' && !mine.duties.isAssessor)
    return <p className="text-secondary">The assessors score now, each alone. You are not one of them.</p>
  if (item.stage === 'result' && mine.invited) return <Asked {...inside} />
  if (item.stage === 'agreed' && sheet.abilities.recordStance.may)
    return (
      <section aria-labelledby="my-stand" className="flex flex-col gap-4 border-t border-line pt-4">
        <h2 id="my-stand">What you say to it</h2>
        <StanceForm slug={slug} hidden={hidden} taken={sheet.agreement?.mine} />
      </section>
    )
  return null
}

/** Shown to two people, each alone. */
function Asked({ slug, assessmentId, mine, refresh }: Inside) {
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
