import { forgetDeadJobs } from '@/db/jobs'
import {
  doLeaving,
  dueLeavings,
  onlyOrphans,
  PURGED,
  type PurgedRows,
  purgePapers,
  purgeRows,
  type StoredFile,
} from '@/db/purge'
import { deleteFile, deleteLeftArriving, storedFiles } from '../evidence/file-store'
import { dropStaleUploads } from '../evidence/resumable'
import { log } from '../log'
import { say } from '../words/say'

export type Purged = PurgedRows & {
  papers: number
  leavings: number
  jobs: number
  files: number
  unfinishedUploads: number
}

/** So many at once, so that nobody waits for long behind them. */
const ROWS = 1_000
const FILES = 100
/** Milliseconds for which a file may be without a row: an upload is over long before. */
const DAY = 24 * 3_600_000

/**
 * Lets go of what nobody needs any more: people and councils whose day to leave has come, ended sessions, stale links and mails,
 * counts of limits, jobs that were given up long ago, and files that no row points to, those of a council that has just gone among
 * them. A row is never left without its file. Says how many of each. May be broken off anywhere, and done twice at once.
 */
export async function purgeLeftovers(now = new Date()): Promise<Purged> {
  const before = new Date(now.getTime() - DAY)
  const leavings = await leave()
  const rows = await allRows()
  const papers = await purgePapers()
  const jobs = await forgetDeadJobs()
  return {
    ...rows,
    papers,
    leavings,
    jobs,
    files: await orphans(before),
    unfinishedUploads: (await deleteLeftArriving(before)) + (await dropStaleUploads(before)),
  }
}

/** Each in a transaction of its own, so that one that cannot be done holds up no other. */
async function leave(): Promise<number> {
  const called = { name: say('leaving.called.name'), post: say('leaving.called.post') }
  let count = 0
  for (const id of await dueLeavings())
    try {
      count += (await doLeaving(id, called)) ? 1 : 0
    } catch (fault) {
      log.error(
        { err: fault, leaving: id },
        'somebody who is to leave, or a council, could not, and will be tried again',
      )
    }
  return count
}

async function allRows(): Promise<PurgedRows> {
  const all = Object.fromEntries(PURGED.map((kind) => [kind, 0])) as PurgedRows
  for (;;) {
    const gone = await purgeRows(ROWS)
    for (const kind of PURGED) all[kind] += gone[kind]
    if (PURGED.every((kind) => gone[kind] < ROWS)) return all
  }
}

async function orphans(before: Date): Promise<number> {
  let count = 0
  const remove = async (files: StoredFile[]) => {
    for (const file of files) count += (await deleteFile(file, before)) ? 1 : 0
  }
  let batch: StoredFile[] = []
  for await (const file of storedFiles(before)) {
    batch.push(file)
    if (batch.length < FILES) continue
    await onlyOrphans(batch, remove)
    batch = []
  }
  if (batch.length > 0) await onlyOrphans(batch, remove)
  return count
}
