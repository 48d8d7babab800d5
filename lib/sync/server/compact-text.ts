import { type Compacted, readTextLog, replaceTextLog, type TextLog } from '@/db/text-log'
import { mergeLog } from './merge-log'

/** Edits this young, in seconds, stay rows: a client may still send them again, and a row tells them apart. */
const YOUNG = 60

/**
 * Replaces a text's older log by a snapshot with history points, so that opening it costs what the text costs and not
 * what its making did. Says whether it did: not when there is nothing old enough, or somebody else did it meanwhile.
 * `merge` does the slow part wherever the caller wants it done.
 */
export async function compactText(
  place: { councilId: string; documentId: string },
  merge: (log: TextLog) => Compacted | Promise<Compacted> = mergeLog,
  olderThan = YOUNG,
): Promise<boolean> {
  const log = await readTextLog(place, olderThan)
  return log.rows.length > 0 && replaceTextLog(place, await merge(log))
}
