import { Gauge } from 'prom-client'
import { deadJobs, type Handlers, workOff, workOn } from '@/db/jobs'
import { log } from '../log'

new Gauge({
  name: 'concord_jobs_dead',
  help: 'Jobs that are tried no more, in the whole database; reminders are not among them, because their number would tell who has scored',
  labelNames: ['kind'],
  async collect() {
    this.reset()
    for (const { kind, count } of await deadJobs().catch(() => [])) this.set({ kind }, count)
  },
})

const tell = (trouble: string) => log.warn({ event: 'jobs', trouble }, 'jobs wait, or were broken off')

/** Does jobs from now on; several processes may do so at once, and each job is one's. */
export const workOnJobs = (handlers: Handlers, clock: string, looksEvery?: number) =>
  workOn(handlers, clock, tell, looksEvery)

/** Does the jobs of these kinds that are due, and ends. */
export const workOffJobs = (handlers: Handlers) => workOff(handlers, tell)
