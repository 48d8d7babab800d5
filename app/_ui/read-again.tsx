'use client'
import { useEffect, useRef } from 'react'
import { hearWindow } from '@/app/_editor/editor-events'
import { dialShared } from '@/lib/sync/browser/shared-line'
import { connectTopics, type Following, type Topics } from '@/lib/topic/client'
import type { PageTopic } from '@/lib/topic/protocol'
import { useReadPage } from './page-reading'
import { useSteadyReading } from './steady-reading'

/** Milliseconds in which several changes are one reading; and in which all pages read again whose node was started anew. */
const [GATHER, SPREAD] = [200, 10_000]

/** One connection for all that the pages of this tab follow. */
let open: { userId: string; topics: Topics; uses: number } | undefined
/** The page is about to read itself again, whoever wanted it: one reading is of all of it. */
let due: { isLate: boolean; timer: ReturnType<typeof setTimeout> } | undefined

/** Reads the page again when its topic has changed, and loses nothing that is typed where that fails. A page that nobody sees waits until somebody does. */
export function ReadAgain({ userId, topic, made }: { userId: string; topic: PageTopic; made: number }) {
  const readPage = useReadPage()
  const last = useRef(made)
  last.current = made
  useSteadyReading()
  const about = JSON.stringify(topic) // the same topic is another object at each reading
  useEffect(() => {
    const read = (isLate: boolean) => {
      if (due && (isLate || !due.isLate)) return
      clearTimeout(due?.timer)
      const now = () => {
        due = undefined
        readPage()
      }
      due = { isLate, timer: setTimeout(() => whenSeen(now), isLate ? Math.random() * SPREAD : GATHER) }
    }
    const stops = [
      followTopic(userId, JSON.parse(about), { made: () => last.current, changed: read }),
      hearWindow('concord:subject', () => read(false)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [readPage, userId, about])
  return null
}

/** Over the one connection of this tab, until the returned function is called. */
export function followTopic(userId: string, topic: PageTopic, page: Following): () => void {
  const { topics, letGo } = connect(userId)
  const stop = topics.follow(topic, page)
  return () => {
    stop()
    letGo()
  }
}

function connect(userId: string) {
  if (open?.userId !== userId) {
    const topics = connectTopics({ baseUrl: window.location.origin, userId, dial: dialShared(userId) })
    open = { userId, topics, uses: 0 }
  }
  const mine = open
  mine.uses++
  const letGo = () => {
    if (--mine.uses > 0) return
    mine.topics.close()
    if (open === mine) open = undefined
  }
  return { topics: mine.topics, letGo }
}

function whenSeen(work: () => void) {
  if (document.visibilityState === 'visible') work()
  else document.addEventListener('visibilitychange', () => whenSeen(work), { once: true })
}
