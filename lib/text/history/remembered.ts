import { LRUCache } from 'lru-cache'

/** Answers kept: what is asked of a moment is answered alike for ever, once no commit under way can come before it. */
const KEPT = 50
const YOUNG = 60_000

const kept = new LRUCache<string, Promise<unknown>>({ max: KEPT })

/** The answer that was given before to the same question about moments up to `at`, or a new one. `key` says everything that it depends on. */
export function remembered<A>(key: string, at: Date, find: () => Promise<A>): Promise<A> {
  if (Date.now() - at.getTime() < YOUNG) return find()
  const known = kept.get(key) as Promise<A> | undefined
  if (known) return known
  const answer = find()
  kept.set(key, answer)
  answer.catch(() => kept.delete(key))
  return answer
}
