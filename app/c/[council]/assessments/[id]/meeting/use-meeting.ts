'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { connectMeeting, type MeetingConnection } from '@/lib/meeting/client'
import type { Board } from '@/lib/meeting/view-board'
import type { MyPart } from '@/lib/meeting/view-my-part'

type Options = { slug: string; assessmentId: string; board: Board; mine?: MyPart }

/** The meeting as it is now: what the page was made with, then whatever is later, from the wire or from the page read again. */
export function useMeeting({ slug, assessmentId, board: made, mine: madeMine }: Options) {
  const [board, setBoard] = useState({ board: made, at: 0 })
  const [mine, setMine] = useState(madeMine)
  const [line, setLine] = useState<ReturnType<MeetingConnection['state']>>('connecting')
  const connection = useRef<MeetingConnection>(undefined)
  const isRoomScreen = madeMine === undefined
  const later = useCallback(
    (next: Board) =>
      setBoard((now) => (next.version >= now.board.version ? { board: next, at: performance.now() } : now)),
    [],
  )
  useEffect(() => later(made), [made, later])
  useEffect(() => setMine(madeMine), [madeMine])
  useEffect(() => {
    const opened = connectMeeting({ baseUrl: window.location.origin, council: slug, assessmentId, isRoomScreen })
    connection.current = opened
    const stop = opened.on((event) => {
      const [nextBoard, nextMine] = [opened.board(), opened.mine()]
      if (event === 'board' && nextBoard) later(nextBoard)
      if (event === 'mine' && nextMine) setMine(nextMine)
      if (event === 'state') setLine(opened.state())
    })
    const [gone, there] = [() => opened.network(false), () => opened.network(true)]
    window.addEventListener('offline', gone)
    window.addEventListener('online', there)
    return () => {
      window.removeEventListener('offline', gone)
      window.removeEventListener('online', there)
      stop()
      opened.close()
    }
  }, [slug, assessmentId, isRoomScreen, later])
  const refresh = useCallback(() => connection.current?.refresh(), [])
  return { board: board.board, receivedAt: board.at, mine, line, refresh }
}
