'use client'
import { useState } from 'react'
import { AnswerPanel } from '@/app/_editor/answer-panel'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { LevelChoice } from '../_score/level-choice'
import { agreeScoreAction } from '../q/[code]/score-actions'
import type { Inside } from './inside'

/** The reason, written together while it is talked about; and for the chair, the agreement that takes it as it stands. */
export function ReasonPanel({ slug, mine, board, ...rest }: Inside) {
  const isDriving = mine.duties.isChair || mine.abilities.drive
  const [isOpen, setOpen] = useState(isDriving)
  if (!mine.reasonId || !board.item) return null
  return (
    <section aria-labelledby="reason" className="flex flex-col gap-4 border-t border-line pt-4">
      <h2 id="reason">The reason, written together</h2>
      {isOpen ? (
        <AnswerPanel
          council={slug}
          documentId={mine.reasonId}
          userId={mine.userId}
          label={`Reason for the level of question ${board.item.code}`}
          anchors={[]}
          alone="Nobody else is writing"
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
  const objections = revealed.passedOver.filter(({ groups }) => groups.length > 0)
  return (
    <Form
      action={agreeScoreAction.bind(null, slug)}
      hidden={{ assessmentId, code: item.code, roundId: item.roundId ?? '' }}
      label="Record the agreed level"
      submit="Record this level with the reason as it stands"
      done="The agreed level is recorded."
      onDone={refresh}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <LevelChoice name="level" label="Agreed level" hint={hintOf(revealed.suggestion)} />
        <LevelChoice name="ambition" label="Agreed ambition" />
      </div>
      {objections.length > 0 ? (
        <TextAreaField
          name="groupDissent"
          label="Dissent of a political group"
          rows={3}
          hint={`${objections.map(({ level, groups }) => `Level ${level} is two or more away from what ${groups.join(' and ')} gave`).join('. ')}. To record such a level, write here what each of those groups holds, by its name.`}
        />
      ) : null}
    </Form>
  )
}

const hintOf = (suggestion: NonNullable<NonNullable<Inside['mine']['sheet']>['revealed']>['suggestion']) =>
  suggestion?.kind === 'one'
    ? `The median is level ${suggestion.level}. The meeting decides.`
    : suggestion
      ? `The median lies between levels ${suggestion.lower} and ${suggestion.upper}. The meeting decides.`
      : undefined
