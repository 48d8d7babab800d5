import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Answered, Asked } from './history-in-turn'
import type { Task, Tasks } from './work-on-history'

/** Seconds that one task may take: far more than the longest answer needs. */
const LONGEST = 60
/** Seconds without a task after which the thread ends. */
const IDLE = 120
/** Answers kept: what is asked of a moment is answered alike for ever, once no commit under way can come before it. */
const KEPT = 50
const YOUNG = 60_000

type Waiting = { done: (answer: never) => void; failed: (fault: Error) => void; timer: NodeJS.Timeout }

let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let last = 0
const waiting = new Map<number, Waiting>()
const kept = new Map<string, Promise<unknown>>()

/** Does a task in a thread of its own, one after the other, so that whoever is typing meanwhile does not wait for it. */
export function apart<T extends Task>(task: T, ask: Tasks[T]['ask']): Promise<Tasks[T]['answer']> {
  clearTimeout(idle)
  const id = ++last
  return new Promise<Tasks[T]['answer']>((done, failed) => {
    const timer = setTimeout(() => end(new Error(`a history took longer than ${LONGEST} s to read`)), LONGEST * 1000)
    waiting.set(id, { done, failed, timer: timer.unref() })
    running().postMessage({ id, task, ask } satisfies Asked)
  })
}

/** The answer that was given before to the same question about moments up to `at`, or a new one. `key` says everything that it depends on. */
export function remembered<A>(key: string, at: Date, find: () => Promise<A>): Promise<A> {
  if (Date.now() - at.getTime() < YOUNG) return find()
  const known = kept.get(key) as Promise<A> | undefined
  kept.delete(key)
  const answer = known ?? find()
  kept.set(key, answer)
  answer.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return answer
}

/** The bundler of the pages would take in a file that is named where the thread is made; this one runs as it is. */
const threadOf = (file: string) => new Worker(file)

function running(): Worker {
  if (worker) return worker
  const made = threadOf(join(process.cwd(), 'lib/text/history/history-worker.mjs'))
  made.on('message', (answered: Answered) => {
    const task = waiting.get(answered.id)
    waiting.delete(answered.id)
    clearTimeout(task?.timer)
    if ('fault' in answered) task?.failed(new Error(`a history could not be read: ${answered.fault}`))
    else task?.done(answered.answer as never)
    if (waiting.size === 0) idle = setTimeout(() => end(new Error('idle')), IDLE * 1000).unref()
  })
  made.once('error', (fault) => worker === made && end(fault as Error))
  made.unref()
  worker = made
  return made
}

/** Ends the thread, and whatever waits for it; the next task begins another. */
function end(why: Error) {
  void worker?.terminate()
  worker = undefined
  for (const { failed, timer } of waiting.values()) {
    clearTimeout(timer)
    failed(why)
  }
  waiting.clear()
}
