import { AsyncLocalStorage } from 'node:async_hooks'

/** On the process, because Next bundles its own copy of this module beside the server's. */
const kept = globalThis as { concordActs?: AsyncLocalStorage<string> }
const acts = () => {
  kept.concordActs ??= new AsyncLocalStorage()
  return kept.concordActs
}

const DONE_BEFORE = 'done-before'

/** That an act with this key was done before, with what came of it: it goes past the use case to whoever asked. */
export class DoneBefore extends Error {
  readonly digest = DONE_BEFORE
  constructor(readonly outcome: unknown) {
    super('an act was done before')
  }
}

/** By its digest, because a bundle may hold the class twice. */
const isDoneBefore = (fault: unknown): fault is DoneBefore =>
  typeof fault === 'object' && fault !== null && 'digest' in fault && fault.digest === DONE_BEFORE

/**
 * Does one act of somebody. Where it has a key and was done with that before, or is being done just now, nothing is done and the
 * answer is the same: the gate looks, in the transaction in which the act writes (db/once.ts).
 */
export async function asOneAct<T>(key: string | undefined, work: () => Promise<T>): Promise<T> {
  if (!key) return work()
  try {
    return await acts().run(key, work)
  } catch (fault) {
    if (isDoneBefore(fault)) return fault.outcome as T
    throw fault
  }
}

/** The key of the act that this is part of, where it has one. */
export const keyOfAct = (): string | undefined => acts().getStore()
