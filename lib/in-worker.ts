import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Tinypool } from 'tinypool'
import { log } from './log'

/** Bytes in use after a task from which a thread is made anew, so that one long text does not hold memory for ever. */
const MOST_MEMORY = 200_000_000
/**
 * `texts`: short work that somebody who writes may wait for. `papers`: documents, which take seconds each; it has so many MB of
 * its own, takes no more than a few dozen that wait, and is made anew after a minute in which nobody wanted any.
 */
const THREADS = {
  texts: { minThreads: 1 },
  papers: { minThreads: 0, idleTimeout: 60_000, maxQueue: 40, resourceLimits: { maxOldGenerationSizeMb: 768 } },
} as const
type ThreadName = keyof typeof THREADS

/** One thread of each name a process, however often a bundler makes this module anew. */
const kept = globalThis as { concordThreads?: Partial<Record<ThreadName, Tinypool>> }

/** Thrown of what was not done in its time, or had no place among those that wait. */
export class OutOfTime extends Error {}

/**
 * Calls a function in a thread of its own, one call after the other, so that whoever is typing meanwhile does not wait for
 * it: `name` as `file` exports it, a path from the root of the house. What it throws is the cause of what is thrown here.
 * What is not done after so many seconds, waiting for the thread included, is ended, and it alone.
 */
export async function inWorker<Work extends (ask: never) => unknown>(
  file: string,
  name: string,
  ask: Parameters<Work>[0],
  seconds?: number,
  thread: ThreadName = 'texts',
): Promise<Awaited<ReturnType<Work>>> {
  const signal = seconds === undefined ? null : AbortSignal.timeout(seconds * 1000)
  try {
    return await threadOf(thread).run({ file: pathToFileURL(join(process.cwd(), file)).href, name, ask }, { signal })
  } catch (fault) {
    if (signal?.aborted) throw new OutOfTime(`${name} took longer than ${seconds} s`, { cause: fault })
    if (fault instanceof Error && fault.message.startsWith('Task queue is at limit'))
      throw new OutOfTime(`${name} has no place among those that wait`, { cause: fault })
    throw new Error(`${name} failed`, { cause: fault })
  }
}

function threadOf(name: ThreadName): Tinypool {
  kept.concordThreads ??= {}
  kept.concordThreads[name] ??= open(name)
  return kept.concordThreads[name]
}

function open(name: ThreadName) {
  const pool = new Tinypool({
    filename: join(process.cwd(), 'lib/worker.mjs'),
    maxThreads: 1,
    maxMemoryLimitBeforeRecycle: MOST_MEMORY,
    ...THREADS[name],
  })
  pool.on('error', (fault) => log.error({ err: fault }, 'a worker thread ended while nothing was asked of it'))
  return pool
}
