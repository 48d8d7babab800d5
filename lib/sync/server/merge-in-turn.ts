import { parentPort } from 'node:worker_threads'
import type { TextLog } from '@/db/text-log'
import { mergeLog } from './merge-log'

/** One merge after the other, away from the thread that relays. */
parentPort?.on('message', (log: TextLog) => parentPort?.postMessage(mergeLog(log)))
