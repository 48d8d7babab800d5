import { AsyncLocalStorage } from 'node:async_hooks'

/** What Concord may want of the machine that it runs on: room on a disk, or connections to PostgreSQL. */
export type Want = 'no-room' | 'too-busy'

/** By the codes of Node (errno) and of PostgreSQL (appendix A of its manual, class 53). */
const CODES: Record<string, Want> = {
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  '53100': 'no-room',
  '53300': 'too-busy',
}
/** What the pool says, without a code, where none of its connections came free in time. */
const POOL_IS_BUSY = 'timeout exceeded when trying to connect'
/** A cause within a cause within a cause is as deep as any of ours. */
const DEEPEST = 4

/** Which of the two a fault comes from, and nothing where it is another one. */
export function wantOf(fault: unknown, depth = 1): Want | undefined {
  if (typeof fault !== 'object' || fault === null) return undefined
  const { code, message, cause } = fault as { code?: unknown; message?: unknown; cause?: unknown }
  if (message === POOL_IS_BUSY) return 'too-busy'
  return CODES[String(code)] ?? (depth < DEEPEST ? wantOf(cause, depth + 1) : undefined)
}

/** Seconds after which it is worth trying again. */
export const TRY_AGAIN = { 'no-room': 300, 'too-busy': 30 } satisfies Record<Want, number>

type Seen = { want?: Want }
const kept = globalThis as { concordWants?: AsyncLocalStorage<Seen> }
/** On the process, because pages are bundled with a copy of this module. */
const requests = () => {
  kept.concordWants ??= new AsyncLocalStorage()
  return kept.concordWants
}

/** Runs `work` so that what is seen by `seeWant` within it, however deep, is known by the object that it is given. */
export const watchWant = <T>(work: (seen: Seen) => T): T => {
  const seen: Seen = {}
  return requests().run(seen, () => work(seen))
}

/** Notes that what is being done just now has failed by this. */
export function seeWant(fault: unknown) {
  const seen = requests().getStore()
  const want = wantOf(fault)
  if (seen && want) seen.want = want
}
