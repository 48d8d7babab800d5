'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { useLevelName } from '@/app/_ui/level-names'
import { Press } from '@/app/_ui/press'
import type { Board } from '@/lib/meeting/view-board'
import type { MyPart } from '@/lib/meeting/view-my-part'
import { pauseTimerAction, takeOverAction } from './actions'
import { AgendaList } from './agenda-list'
import { BoardView } from './board-view'
import { DrivePanel } from './drive-panel'
import { HandsPanel } from './hands-panel'
import { LineWords } from './line-words'
import { LookAround } from './look-around'
import { MyPanel } from './my-panel'
import { NotesPanel } from './notes-panel'
import { ReasonPanel } from './reason-panel'
import { SaidPanel } from './said-panel'
import { announcement, forMe } from './stage-words'
import { Timer } from './timer'
import { useMeeting } from './use-meeting'

/** How often whoever may reveal asks whether enough scores are in: nothing tells them, since a telling would tell who. */
const ASK_QUORUM_MS = 3_000

type Props = { slug: string; assessmentId: string; base: string; board: Board; mine: MyPart }

/** The meeting of one person: what all see, what only they see, and what they may do. */
export function LiveMeeting({ slug, assessmentId, base, ...made }: Props) {
  const meeting = useMeeting({ slug, assessmentId, ...made })
  const { board, receivedAt, line, refresh } = meeting
  const mine = meeting.mine ?? made.mine
  const nameOf = useLevelName()
  const [away, setAway] = useState<string>()
  const { item } = board
  const land = useLanding(board)
  useInView(`${item?.code} ${item?.roundId} ${item?.stage}`, !mine.abilities.drive)
  const isWaitingForScores = item?.stage === 'scoring' && mine.sheet?.quorumReached !== undefined
  useEffect(() => {
    if (!isWaitingForScores) return
    const timer = setInterval(refresh, ASK_QUORUM_MS)
    return () => clearInterval(timer)
  }, [isWaitingForScores, refresh])
  const inside = { slug, assessmentId, board, mine, refresh }
  const looksAt = board.agenda.find(({ code }) => code === away)
  return (
    <KeepFocus>
      <div className="flex flex-col gap-6">
        <p role="status" className="sr-only">
          {announcement(board, nameOf)}
        </p>
        <p role="status" className="sr-only">
          {forMe(mine)}
        </p>
        {mine.abilities.takeOver ? (
          <div className="flex flex-wrap items-center gap-4 border-l-4 border-line pl-4">
            <p>{mine.facilitator ? `${mine.facilitator.name} facilitates.` : 'Nobody facilitates yet.'}</p>
            <Press
              action={takeOverAction.bind(null, slug)}
              input={{ assessmentId }}
              variant="secondary"
              onDone={refresh}
            >
              {mine.facilitator ? 'Take over now' : 'Facilitate this meeting'}
            </Press>
          </div>
        ) : null}
        <div className="clock-bar sticky top-0 z-20 [@media(max-height:30rem)]:static flex flex-wrap items-center gap-x-4 gap-y-2 bg-paper [&>:nth-child(2)]:grow">
          <LineWords line={line} />
          <Timer clock={board.clock} receivedAt={receivedAt} />
          {board.clock?.isRunning && mine.abilities.takePart ? (
            <Press
              action={pauseTimerAction.bind(null, slug)}
              input={{ assessmentId }}
              variant="secondary"
              onDone={refresh}
            >
              Stop the clock
            </Press>
          ) : null}
        </div>
        {looksAt ? (
          <LookAround entry={looksAt} on={item} base={base} back={() => setAway(undefined)}>
            <AgendaList board={board} look={setAway} isOpen />
          </LookAround>
        ) : (
          <div
            className={`grid gap-8 wide:grid-cols-[minmax(0,1fr)_22rem] ${board.clock ? '[--below-clock:4.5rem]' : ''}`}
          >
            <div className="flex min-w-0 flex-col gap-6">
              <BoardView board={board} land={land} base={base} />
              <SaidPanel {...inside} />
              <MyPanel {...inside} />
              {item?.stage === 'result' ? <ReasonPanel key={item.roundId} {...inside} /> : null}
            </div>
            <div className="flex flex-col gap-6">
              <DrivePanel {...inside} />
              <HandsPanel {...inside} />
              <NotesPanel {...inside} />
              <AgendaList board={board} look={setAway} />
            </div>
          </div>
        )}
        {looksAt ? null : (
          <p className="text-sm text-secondary">
            This page follows the meeting.{' '}
            <Button variant="quiet" onClick={() => setAway(board.agenda[0]?.code)}>
              Look at other questions
            </Button>
          </p>
        )}
      </div>
    </KeepFocus>
  )
}

/**
 * Brings what comes into view, the next question or the next step with it, for whoever was further down what was before; but
 * not under somebody's typing hands.
 */
function useInView(moment: string, isFollowing: boolean) {
  const shown = useRef(moment)
  useEffect(() => {
    if (shown.current === moment) return
    shown.current = moment
    if (isFollowing && !document.activeElement?.matches('input:not([type=radio]), textarea, [contenteditable=true]'))
      window.scrollTo({ top: 0 })
  }, [moment, isFollowing])
}

/** True once a reveal has come while one was watching; not for somebody who arrives afterwards. */
function useLanding(board: Board): boolean {
  const key = board.item?.stage === 'result' ? board.item.roundId : undefined
  const first = useRef<{ key: typeof key }>(undefined)
  first.current ??= { key }
  return key !== undefined && first.current.key !== key
}
