import { parentPort } from 'node:worker_threads'
import { type Task, type Tasks, WORK } from './work-on-history'

export type Asked = { id: number; task: Task; ask: Tasks[Task]['ask'] }
export type Answered = { id: number; answer: Tasks[Task]['answer'] } | { id: number; fault: string }

/** One task after the other, away from the thread that serves. */
parentPort?.on('message', ({ id, task, ask }: Asked) => {
  try {
    const work = WORK[task] as (ask: Tasks[Task]['ask']) => Tasks[Task]['answer']
    parentPort?.postMessage({ id, answer: work(ask) } satisfies Answered)
  } catch (fault) {
    parentPort?.postMessage({ id, fault: String((fault as Error).stack ?? fault) } satisfies Answered)
  }
})
