import { inWorker } from '../../in-worker'

/** Seconds that one question may take: far more than the longest answer needs. */
const LONGEST = 60

type Work = typeof import('./work-on-history')

/** Asks something of a text's history, which is slow for a long one, beside the server's own work. */
export const askHistory = <T extends keyof Work>(task: T, ask: Parameters<Work[T]>[0]) =>
  inWorker<Work[T]>('lib/text/history/work-on-history.ts', task, ask, LONGEST)
