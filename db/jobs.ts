import { EventEmitter } from 'node:events'
import {
  Logger,
  type Runner,
  type RunnerOptions,
  run,
  runOnce,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { type HeldName, holdName, isHeldByNobody } from './hold-name'
import { JOBS_SCHEMA, type JobKind } from './job-kinds'
import { pools } from './pools'

export type Handlers = Partial<Record<JobKind, (payload: unknown) => Promise<void>>>
/** What is not in order with the queue itself, in its own words, which name no job and nobody. */
type Tell = (trouble: string) => void

/** As many at a time in each process, so that one slow answer does not hold up everybody's. */
const AT_ONCE = 5
/** Milliseconds between two looks for processes that are gone, and before a queue that broke off is worked on again. */
const LOOKS_EVERY = 5_000
const AGAIN = 1_000
/** What is asked for while something is done is not told at once in a log: handlers say themselves what there is to say. */
const isOfOneJob = (meta: unknown) => typeof meta === 'object' && meta !== null && ('failure' in meta || 'job' in meta)

const logger = (tell: Tell) =>
  new Logger(() => (level, message, meta) => {
    if ((level === 'error' || level === 'warning') && !isOfOneJob(meta)) tell(message)
  })
export const quietly = logger(() => {})

const options = (handlers: Handlers, events: WorkerEvents, tell: Tell): RunnerOptions => ({
  ...{ pgPool: pools().jobs, schema: JOBS_SCHEMA, taskList: handlers as TaskList, events, logger: logger(tell) },
  ...{ concurrency: AT_ONCE, noHandleSignals: true },
  // Without a delay, a job that cannot be noted as done ends the process instead of the work.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
})

/** Holds the name under which a process has its jobs, from before it takes one. */
function holding(events: WorkerEvents, failed: () => void) {
  let held: Promise<HeldName | undefined> = Promise.resolve(undefined)
  events.on('pool:create', ({ workerPool }) => {
    held = holdName(process.env.CONCORD_JOBS_URL ?? '', workerPool.id, () => {}).catch(() => void failed())
  })
  return async () => (await held)?.release()
}

/** Does every job of these kinds that is due, and ends when there is none. */
export async function workOff(handlers: Handlers, tell: Tell): Promise<void> {
  const events: WorkerEvents = new EventEmitter()
  const release = holding(events, () => {})
  try {
    await runOnce(options(handlers, events, tell))
  } finally {
    await release()
  }
}

/** Does jobs from now on, beside whoever else does, until it is closed; then what is under way comes to its end. `crontab`: what comes by the clock. */
export function workOn(
  handlers: Handlers,
  crontab: string,
  tell: Tell,
  looksEvery = LOOKS_EVERY,
): { close: () => Promise<void> } {
  let isClosing = false
  let runner: Runner | undefined
  async function work() {
    while (!isClosing) {
      const events: WorkerEvents = new EventEmitter()
      const release = holding(events, () => void runner?.stop().catch(() => {}))
      try {
        runner = await run({ ...options(handlers, events, tell), crontab })
        if (isClosing) await runner.stop()
        await runner.promise
      } catch (fault) {
        tell(fault instanceof Error ? fault.message : String(fault))
      }
      await release().catch(() => {})
      if (!isClosing) await new Promise((over) => setTimeout(over, AGAIN))
    }
  }
  const free = freeing()
  const looking = setInterval(() => free().catch(() => {}), looksEvery).unref()
  const working = work()
  return {
    close: async () => {
      isClosing = true
      clearInterval(looking)
      await runner?.stop().catch(() => {}) // it had ended by itself
      await working
    },
  }
}

/**
 * Lets others have the jobs of a process that is gone: whose name nobody holds, in two looks, because a process that lives takes
 * its name again a moment after PostgreSQL was away.
 */
function freeing() {
  let before: string[] = []
  return async () => {
    const { rows } = await pools().jobs.query<{ name: string }>(
      `select name from (select locked_by from ${JOBS_SCHEMA}._private_jobs union select locked_by from ${JOBS_SCHEMA}._private_job_queues) l (name)
       where name is not null and ${isHeldByNobody('name')}`,
    )
    const gone = rows.map(({ name }) => name)
    const still = gone.filter((name) => before.includes(name))
    before = gone
    if (still.length > 0) await pools().jobs.query(`select ${JOBS_SCHEMA}.force_unlock_workers($1)`, [still])
  }
}

/** Of each kind how many jobs are tried no more; reminders are not among them, because their number would tell who has scored. */
export async function deadJobs(): Promise<{ kind: string; count: number }[]> {
  const { rows } = await pools().jobs.query<{ kind: string; count: number }>(
    `select task_identifier as kind, count(*)::int as count from ${JOBS_SCHEMA}.jobs
     where attempts >= max_attempts and locked_at is null and task_identifier <> 'send-reminder' group by 1`,
  )
  return rows
}

/** Lets go of jobs that were given up a month ago; says how many. */
export async function forgetDeadJobs(): Promise<number> {
  const { rowCount } = await pools().jobs.query(
    `delete from ${JOBS_SCHEMA}._private_jobs where attempts >= max_attempts and locked_at is null and run_at < now() - interval '30 days'`,
  )
  return rowCount ?? 0
}
