'use client'
import { useState } from 'react'
import { AnswerPanel } from '@/app/_editor/answer-panel'
import { Button } from '@/app/_ui/button'
import { questionName } from '@/lib/framework/named-question'
import { unanimousIn } from '@/lib/score/verdict'
import { AgreeForm } from '../q/[code]/agree-form'
import type { Inside } from './inside'

/**
 * The reason, written together while it is talked about; and for the chair, the agreement that takes it as it stands. Where all gave
 * one level there is nothing to talk about: the chair has that as a reason to begin with, and records it at one press.
 */
export function ReasonPanel(inside: Inside) {
  const { slug, mine, board } = inside
  const { item } = board
  const isDriving = mine.duties.isChair || mine.abilities.drive
  const [isOpen, setOpen] = useState(isDriving)
  // one's own part comes after the board: until then it is still that of the question before
  if (item?.stage !== 'result' || !mine.reasonId || mine.code !== item.code) return null
  if (unanimousIn(mine.sheet?.revealed?.levels ?? []) && mine.duties.isChair)
    return (
      <section id="agree" aria-label="The agreed level" className="border-t border-line pt-4">
        <Agree {...inside} />
      </section>
    )
  return (
    <section id="agree" aria-labelledby="reason" className="flex flex-col gap-4 border-t border-line pt-4">
      <h2 id="reason">The reason, written together</h2>
      {isOpen ? (
        <AnswerPanel
          council={slug}
          documentId={mine.reasonId}
          userId={mine.userId}
          label={`Reason for the level of question ${questionName(item)}`}
          anchors={[]}
          alone="Nobody else is writing"
          reading="You are reading this reason. You cannot change it now."
        />
      ) : (
        <p>
          <Button variant="secondary" onClick={() => setOpen(true)}>
            Write with the others
          </Button>
        </p>
      )}
      {mine.duties.isChair ? <Agree {...inside} /> : null}
    </section>
  )
}

function Agree({ slug, assessmentId, board, mine, refresh }: Inside) {
  const { item } = board
  const revealed = mine.sheet?.revealed
  if (!item || !revealed || !mine.sheet?.abilities.agreeScore.may) return null
  const unanimous = unanimousIn(revealed.levels)
  return (
    <AgreeForm
      slug={slug}
      hidden={{ assessmentId, code: item.code, roundId: item.roundId ?? '' }}
      from={{
        levels: revealed.levels,
        ambitions: revealed.answers.flatMap(({ score }) => (score.kind === 'level' ? [score.ambition] : [])),
        passedOver: revealed.passedOver,
      }}
      unanimous={unanimous}
      isReasonWritten={!unanimous}
      onDone={refresh}
    />
  )
}
