'use client'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { forgetAnswers, keepOnlyOf, keptIds } from './kept-answers'

/** Milliseconds between two times that a tab asks whether what is kept may still be read. */
const ASK_EVERY = 60_000
let asked = 0

/**
 * On every page: what this device keeps to be read is of whoever is signed in and may still read it, and of nobody else. Has the
 * browser show our own page where there is no connection.
 */
export function KeptReading({ userId }: { userId: string | null }) {
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that is opened is a time to look
  useEffect(() => {
    void keepOnlyOf(userId).then(() => (userId ? lookAgain() : undefined))
  }, [userId, path])
  useEffect(() => {
    if (!userId || process.env.NODE_ENV !== 'production') return
    navigator.serviceWorker?.register('/sw.js').catch(() => {}) // where a browser lets nothing be stored
  }, [userId])
  return null
}

async function lookAgain() {
  if (Date.now() - asked < ASK_EVERY) return
  const ids = await keptIds()
  if (ids.length === 0) return
  asked = Date.now()
  const answer = await fetch('/kept', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids }),
  }).catch(() => undefined)
  if (answer?.status === 401) return forgetAnswers(ids)
  if (!answer?.ok) return
  const { readable } = (await answer.json()) as { readable: string[] }
  await forgetAnswers(ids.filter((id) => !readable.includes(id)))
}
