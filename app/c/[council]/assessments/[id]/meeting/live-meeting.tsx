'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { useLevelName } from '@/app/_ui/level-names'
import { Press } from '@/app/_ui/press'
import type { Board } from '@/lib/meeting/view-board'
import type { MyPart } from '@/lib/meeting/view-my-part'
import { AnswerSheet } from '../_score/answer-sheet'
import { useAnswer } from '../_score/use-answer'
import { pauseTimerAction } from './actions'
import { AgendaList } from './agenda-list'
import { BoardHeading, BoardResult } from './board-view'
import { DriveBar } from './drive-bar'
import { DrivePanel } from './drive-panel'
import { HandsPanel } from './hands-panel'
import { LineWords } from './line-words'
import { LookAround } from './look-around'
import { AskedToSpeak, MyPanel } from './my-panel'
import { NotesPanel } from './notes-panel'
import { ReasonPanel } from './reason-panel'
import { RoomCard } from './room-card'
import { SaidPanel } from './said-panel'
import { announcement, forMe } from './stage-words'
import { Strip } from './strip'
import { Timer } from './timer'
import { useMeeting } from './use-meeting'

/** How often whoever may reveal asks whether enough scores are in: nothing tells them, since a telling would tell who. */
const ASK_QUORUM_MS = 3_000

type Props = { slug: string; assessmentId: string; base: string; board: Board; mine: MyPart }

/** The meeting of one person: what all see, what only they see, and what they may do. */
export function LiveMeeting({ slug, assessmentId, base, ...made }: Props) {
  const t = useTranslations('meet')
  const meeting = useMeeting({ slug, assessmentId, ...made })
  const { board, receivedAt, line, refresh } = meeting
  const mine = meeting.mine ?? made.mine
  const nameOf = useLevelName()
  const [away, setAway] = useState<string>()
  const { item } = board
  const land = useLanding(board)
  const { answer, isAway } = useAnswer({ base, code: item?.code, turn: item?.stage ?? '' })
  useInView(`${item?.code} ${item?.roundId} ${item?.stage}`, !mine.abilities.drive)
  const isWaitingForScores = item?.stage === 'scoring' && mine.sheet?.quorumReached !== undefined
  useEffect(() => {
    if (!isWaitingForScores) return
    const timer = setInterval(refresh, ASK_QUORUM_MS)
    return () => clearInterval(timer)
  }, [isWaitingForScores, refresh])
  const inside = { slug, assessmentId, board, mine, refresh }
  const looksAt = board.agenda.find(({ code }) => code === away)
  const drives = mine.abilities.drive
  const isShown = item?.stage === 'result' || item?.stage === 'agreed'
  const look = () => setAway(item?.code ?? board.agenda[0]?.code)
  return (
    <KeepFocus>
      <Strip {...inside} base={base} look={look} />
      <p role="status" className="sr-only">
        {announcement(board, nameOf)}
      </p>
      <p role="status" className="sr-only">
        {forMe(mine)}
      </p>
      <div className="clock-bar sticky top-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 bg-paper [&>:nth-child(2)]:grow [@media(max-height:30rem)]:static">
        <LineWords line={line} />
        <Timer clock={board.clock} receivedAt={receivedAt} />
        {board.clock?.isRunning && mine.abilities.takePart ? (
          <Press
            action={pauseTimerAction.bind(null, slug)}
            input={{ assessmentId }}
            variant="secondary"
            onDone={refresh}
          >
            {t('drive.stop')}
          </Press>
        ) : null}
      </div>
      {looksAt ? (
        <LookAround entry={looksAt} on={item} base={base} back={() => setAway(undefined)}>
          <AgendaList board={board} base={base} look={setAway} />
        </LookAround>
      ) : (
        <>
          <BoardHeading board={board} isAssessor={mine.duties.isAssessor} />
          <div
            className={`meeting-page ${drives ? 'drives' : ''} ${isShown ? 'shown' : ''} ${item ? '' : 'unbegun'} ${board.clock ? '[--below-clock:4.5rem]' : ''}`}
          >
            {drives ? (
              <div className="meeting-agenda">
                <AgendaList board={board} base={base} look={setAway} />
              </div>
            ) : null}
            <div className="meeting-main">
              {isShown && item ? <BoardResult item={item} land={land} mine={mine} /> : null}
              {drives && item && !isShown ? (
                <RoomCard item={item} answer={answer} slug={slug} assessmentId={assessmentId} />
              ) : null}
              <MyPanel {...inside} />
              {isShown && item ? <ReasonPanel key={item.roundId} {...inside} /> : null}
              <SaidPanel {...inside} />
            </div>
            {item && (!drives || isShown) ? (
              <div className="meeting-answer">
                <AnswerSheet
                  key={item.code}
                  answer={answer}
                  isAway={isAway}
                  href={`${base}/q/${item.code}`}
                  folds={isShown}
                />
              </div>
            ) : null}
            <div className="meeting-side">
              <HandsPanel {...inside} />
              <AskedToSpeak {...inside} />
              <DrivePanel {...inside} />
              <NotesPanel {...inside} />
              {drives || item ? null : <AgendaList board={board} base={base} look={setAway} />}
            </div>
          </div>
          <DriveBar {...inside} />
        </>
      )}
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
