'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { hearWindow } from '@/app/_editor/editor-events'

const GATHER_MS = 200

/** Reads the page again when somebody else changed something about its question. Several changes at once are one reading. */
export function LiveQuestion() {
  const router = useRouter()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = hearWindow('concord:question', () => {
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
