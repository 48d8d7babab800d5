import { threadId } from 'node:worker_threads'

/** What the tests have done in a thread of its own. */
export const echo = (ask: { said: unknown }) => ask.said

export function fail({ why }: { why: string }): never {
  throw new RangeError(why)
}

/** Keeps its thread, doing nothing else. */
export function keepFor({ milliseconds }: { milliseconds: number }): number {
  const until = Date.now() + milliseconds
  while (Date.now() < until);
  return milliseconds
}

/** Ends its thread from outside the call. */
export const crash = (_: null) =>
  new Promise<never>(() => {
    setTimeout(() => {
      throw new Error('crashed')
    })
  })

export const thread = (_: null) => threadId
