import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Tinypool } from 'tinypool'
import { log } from './log'

/** Bytes in use after a task from which the thread is made anew, so that one long text does not hold memory for ever. */
const MOST_MEMORY = 200_000_000

/** One thread a process, however often a bundler makes this module anew. It stays once it has begun. */
const kept = globalThis as { concordThread?: Tinypool }

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
): Promise<Awaited<ReturnType<Work>>> {
  const signal = seconds === undefined ? null : AbortSignal.timeout(seconds * 1000)
  try {
    return await thread().run({ file: pathToFileURL(join(process.cwd(), file)).href, name, ask }, { signal })
  } catch (fault) {
    throw new Error(signal?.aborted ? `${name} took longer than ${seconds} s` : `${name} failed`, { cause: fault })
  }
}

function thread(): Tinypool {
  kept.concordThread ??= open()
  return kept.concordThread
}

function open() {
  const pool = new Tinypool({
    filename: join(process.cwd(), 'lib/worker.mjs'),
    minThreads: 1,
    maxThreads: 1,
    maxMemoryLimitBeforeRecycle: MOST_MEMORY,
  })
  pool.on('error', (fault) => log.error({ err: fault }, 'the worker thread ended while nothing was asked of it'))
  return pool
}
