import { dial, type Line, type LineOptions } from '../sync/browser/line'
import { type FollowPage, keyOf, type PageTopic, type PersonHere } from './protocol'

/** `made`: when the page was. `isLate`: so many pages were told at once that this one is to wait for a moment of its own. `here`: who has it open. */
export type Following = {
  made: () => number
  changed: (isLate: boolean) => void
  here?: (people: PersonHere[]) => void
}
export type Topics = ReturnType<typeof connectTopics>

/** The topics that the pages of one tab follow, over one connection that comes back by itself. */
export function connectTopics(options: LineOptions & { userId: string; dial?: (options: LineOptions) => Line }) {
  const { userId } = options
  const line = (options.dial ?? dial)(options)
  const followed = new Map<string, { topic: PageTopic; by: Set<Following> }>()

  function ask(key: string) {
    const one = followed.get(key)
    if (!one || !line.connected) return
    const made = Math.min(...[...one.by].map((page) => page.made()))
    const council = 'council' in one.topic ? { council: one.topic.council } : {}
    line.emit('page:follow', { key, ...council, made, userId } satisfies FollowPage)
  }
  line.on('connect', () => {
    for (const key of followed.keys()) ask(key)
  })
  line.on('page:changed', (key: string, isLate = false) => {
    for (const page of followed.get(key)?.by ?? []) page.changed(isLate)
  })
  line.on('page:here', (key: string, people: PersonHere[]) => {
    for (const page of followed.get(key)?.by ?? []) page.here?.(people)
  })

  return {
    /** Until the returned function is called. */
    follow: (topic: PageTopic, page: Following): (() => void) => {
      const key = keyOf(topic)
      const one = followed.get(key) ?? { topic, by: new Set() }
      followed.set(key, one)
      one.by.add(page)
      ask(key)
      return () => {
        one.by.delete(page)
        if (one.by.size > 0 || followed.get(key) !== one) return
        followed.delete(key)
        if (line.connected) line.emit('page:leave', key)
      }
    },
    close: () => line.disconnect(),
  }
}
