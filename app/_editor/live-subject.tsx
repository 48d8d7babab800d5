'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useSteadyReading } from '@/app/_ui/steady-reading'
import { hearWindow } from './editor-events'

const GATHER_MS = 200

/** Reads the page again when somebody else changed something about the subject whose text is open in it, and loses nothing that is typed where that fails. Several changes at once are one reading. */
export function LiveSubject() {
  const router = useRouter()
  useSteadyReading()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = hearWindow('concord:subject', () => {
      timer ??= setTimeout(() => {
        timer = undefined
        router.refresh()
      }, GATHER_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [router])
  return null
}
