'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useTransition } from 'react'

/** Milliseconds after which a reading counts as over: a part of a page may never come, and nothing else is to wait for it. */
const OVER_BY = 15_000

type Reading = { isStale: boolean; over: ReturnType<typeof setTimeout> }
/** The page is reading itself again, whoever wanted it: one reading is of all of it. */
let underWay: Reading | undefined

/**
 * Gives what has the page read itself again. It is the one way to: the router would take a wish that comes during a reading for the
 * one before, whose answer may be older than what was changed; here it is read once more afterwards.
 */
export function useReadPage(): () => void {
  const router = useRouter()
  const [isReading, start] = useTransition()
  const mine = useRef<Reading>(undefined)
  const read = useCallback(() => {
    if (underWay) {
      underWay.isStale = true
      return
    }
    const reading: Reading = { isStale: false, over: setTimeout(() => end(reading, read), OVER_BY) }
    underWay = mine.current = reading
    start(() => router.refresh())
  }, [router])
  useEffect(() => {
    if (!isReading && mine.current) end(mine.current, read)
  }, [isReading, read])
  // Whoever goes away while the page reads itself hears of its end no more.
  useEffect(
    () => () => {
      if (mine.current) end(mine.current, () => router.refresh())
    },
    [router],
  )
  return read
}

function end(reading: Reading, again: () => void) {
  clearTimeout(reading.over)
  if (underWay !== reading) return
  underWay = undefined
  if (reading.isStale) again()
}
