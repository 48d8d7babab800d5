import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Tinypool } from 'tinypool'
import { log } from './log'

/** One that stays once it is there, and another where both the server and a page have something to do. */
const [FEWEST, MOST] = [1, 2]
/** Milliseconds without work after which the other ends. */
const IDLE = 120_000
/** Bytes in use after a task from which a thread is made anew, so that one long text does not hold memory for ever. */
const MOST_MEMORY = 200_000_000

/** The threads belong to the process, because Next bundles its own copy of this module beside the server's. */
const kept = globalThis as { concordThreads?: Tinypool }

/**
 * Calls a function in a thread of its own, so that whoever is typing meanwhile does not wait for it: `name` as `file` exports
 * it, a path from the root of the house. What it throws is thrown here. What is not done after so many seconds, waiting for
 * a thread included, is ended, and it alone.
 */
export async function inWorker<Work extends (ask: never) => unknown>(
  file: string,
  name: string,
  ask: Parameters<Work>[0],
  seconds?: number,
): Promise<Awaited<ReturnType<Work>>> {
  const signal = seconds === undefined ? null : AbortSignal.timeout(seconds * 1000)
  try {
    return await threads().run({ file: pathToFileURL(join(process.cwd(), file)).href, name, ask }, { signal })
  } catch (fault) {
    throw new Error(signal?.aborted ? `${name} took longer than ${seconds} s` : `${name} failed`, { cause: fault })
  }
}

function threads(): Tinypool {
  kept.concordThreads ??= open()
  return kept.concordThreads
}

function open() {
  const pool = new Tinypool({
    filename: join(process.cwd(), 'lib/worker.mjs'),
    minThreads: FEWEST,
    maxThreads: MOST,
    idleTimeout: IDLE,
    maxMemoryLimitBeforeRecycle: MOST_MEMORY,
  })
  pool.on('error', (fault) => log.error({ err: fault }, 'a thread ended of which nothing was asked'))
  return pool
}
