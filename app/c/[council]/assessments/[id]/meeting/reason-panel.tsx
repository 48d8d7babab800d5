'use client'
import { useState } from 'react'
import { AnswerPanel } from '@/app/_editor/answer-panel'
import { Button } from '@/app/_ui/button'
import { questionName } from '@/lib/framework/named-question'
import { AgreeForm } from '../q/[code]/round-forms'
import type { Inside } from './inside'

/** The reason, written together while it is talked about; and for the chair, the agreement that takes it as it stands. */
export function ReasonPanel({ slug, mine, board, ...rest }: Inside) {
  const isDriving = mine.duties.isChair || mine.abilities.drive
  const [isOpen, setOpen] = useState(isDriving)
  // one's own part comes after the board: until then it is still that of the question before
  if (!mine.reasonId || !board.item || mine.code !== board.item.code) return null
  return (
    <section aria-labelledby="reason" className="flex flex-col gap-4 border-t border-line pt-4">
      <h2 id="reason">The reason, written together</h2>
      {isOpen ? (
        <AnswerPanel
          council={slug}
          documentId={mine.reasonId}
          userId={mine.userId}
          label={`Reason for the level of question ${questionName(board.item)}`}
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
      {mine.duties.isChair ? <Agree slug={slug} mine={mine} board={board} {...rest} /> : null}
    </section>
  )
}

function Agree({ slug, assessmentId, board, mine, refresh }: Inside) {
  const { item } = board
  const revealed = mine.sheet?.revealed
  if (!item || !revealed || !mine.sheet?.abilities.agreeScore.may) return null
  return (
    <AgreeForm
      slug={slug}
      hidden={{ assessmentId, code: item.code, roundId: item.roundId ?? '' }}
      suggestion={revealed.suggestion}
      passedOver={revealed.passedOver}
      isReasonWritten
      onDone={refresh}
    />
  )
}
