import { AsyncLocalStorage } from 'node:async_hooks'

/** On the process, because Next bundles its own copy of this module beside the server's. */
const kept = globalThis as { concordReaders?: AsyncLocalStorage<AbortSignal> }
const readers = () => {
  kept.concordReaders ??= new AsyncLocalStorage()
  return kept.concordReaders
}

/** Does what somebody only looks at: when `gone` says that they have left, what it asks the database is ended too. */
export const forReader = <T>(gone: AbortSignal, work: () => T): T => readers().run(gone, work)

/** Tells when whoever this is done for has left; undefined where it is done whoever leaves. */
export const readerGone = (): AbortSignal | undefined => readers().getStore()
