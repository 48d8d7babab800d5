'use client'
import { useEffect, useState } from 'react'
import type { AnswerView } from '@/lib/score/view-answer'

/** The answer to the question that is in view. `turn` asks for it again; where it cannot be had, the last one stays. */
export function useAnswer({ base, code, turn = '' }: { base: string; code: string | undefined; turn?: string }) {
  const [held, setHeld] = useState<Record<string, AnswerView>>({})
  const [away, setAway] = useState<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is why it is asked for again
  useEffect(() => {
    if (!code) return
    const gone = new AbortController()
    fetch(`${base}/q/${code}/answer`, { cache: 'no-store', signal: gone.signal })
      .then((response) => (response.ok ? (response.json() as Promise<AnswerView>) : Promise.reject(response.status)))
      .then((answer) => {
        setHeld((all) => ({ ...all, [code]: answer }))
        setAway(undefined)
      })
      .catch(() => gone.signal.aborted || setAway(code))
    return () => gone.abort()
  }, [base, code, turn])
  return { answer: code ? held[code] : undefined, isAway: away !== undefined && away === code }
}
