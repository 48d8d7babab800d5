'use client'
import { useEffect, useRef, useState } from 'react'
import type { Board } from '@/lib/meeting/view-board'

const TICK_MS = 250

/** Seconds left now, counted on from when the board came. */
function useSecondsLeft(clock: Board['clock'], receivedAt: number): number | null {
  const [, tick] = useState(0)
  const isRunning = clock?.isRunning === true
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => tick((n) => n + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  if (!clock) return null
  const gone = isRunning && receivedAt > 0 ? (performance.now() - receivedAt) / 1000 : 0
  return Math.ceil(clock.left - gone)
}

/** The clock that everybody sees: minutes and seconds, and in words and with a mark when the time is over or stopped. */
export function Timer({ clock, receivedAt, large }: { clock: Board['clock']; receivedAt: number; large?: boolean }) {
  const left = useSecondsLeft(clock, receivedAt)
  const aloud = useAloud(left, clock?.isRunning === true)
  if (!clock || left === null) return <p role="status" className="sr-only" />
  const isOver = left <= 0
  const words = isOver
    ? 'Time is over'
    : clock.isRunning
      ? 'left'
      : `Stopped by ${clock.pausedBy === 'facilitator' ? 'the facilitator' : 'a participant'}`
  return (
    <div
      className={`flex flex-wrap items-center gap-x-4 gap-y-1 border-l-8 px-4 py-2 ${isOver ? 'border-error bg-error-soft text-error' : clock.isRunning ? 'border-accent bg-accent-soft' : 'border-caution bg-caution-soft text-caution'}`}
    >
      <span role="timer" className={large ? 'room-clock' : 'text-3xl font-bold tabular-nums'}>
        {clockWords(left)}
      </span>
      <span className="flex items-center gap-2 font-semibold">
        {isOver ? <Mark path="M8 1v9M8 13v2" /> : clock.isRunning ? null : <Mark path="M5 2v12M11 2v12" />}
        {words}
      </span>
      <p role="status" className="sr-only">
        {aloud}
      </p>
    </div>
  )
}

const Mark = ({ path }: { path: string }) => (
  <svg viewBox="0 0 16 16" aria-hidden className="size-[1em] stroke-current" strokeWidth="3" fill="none">
    <path d={path} />
  </svg>
)

export const clockWords = (seconds: number) => {
  const past = Math.abs(seconds)
  return `${seconds < 0 ? '−' : ''}${Math.floor(past / 60)}:${String(past % 60).padStart(2, '0')}`
}

/** Said once each to those who hear the screen: a minute before the end, and at the end. */
function useAloud(left: number | null, isRunning: boolean) {
  const said = useRef('')
  if (left === null || left > 60) said.current = ''
  else if (left <= 0) said.current = 'Time is over.'
  else if (isRunning && left <= 60 && said.current === '') said.current = 'One minute left.'
  return said.current
}
