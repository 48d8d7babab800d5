import { moveAnchors, readAnchors, type StoredAnchor } from '@/db/anchors'
import { readTextLog } from '@/db/text-log'
import { inWorker } from '../../in-worker'
import type { followLog } from './follow-log'
import { lettersOf } from './positions'

type Place = { councilId: string; documentId: string }
/** What an edit must touch to concern what hangs on words: the first or the last of its letters; or, where one `seeks` its words, any new ones. */
export type Watched = { letters: { client: number; clock: number }[]; isSeeking: boolean }

/** However the clocks stand: every row, the youngest too. */
const ALL = -3600
/** Times in a row that somebody else may have moved one meanwhile. */
const TRIES = 5

/**
 * Follows the comments on a text, and the marks of evidence in it, to where their words stand now, or finds that they stand nowhere, beside
 * the server's own work and in nobody's name: whoever types need not see what hangs on the words that they move. Gives what is to be
 * watched from now on, which is nothing where nothing that is open hangs on words.
 */
export async function followAnchors(place: Place): Promise<Watched> {
  for (let tries = 1; ; tries++) {
    const anchors = await readAnchors(place)
    if (anchors.length === 0) return watched([])
    const log = await readTextLog(place, ALL)
    const followed = await inWorker<typeof followLog>('lib/text/anchor/follow-log.ts', 'followLog', { log, anchors })
    if (followed.length === 0) return watched(anchors)
    const moved = await moveAnchors(place, followed)
    if (moved < followed.length && tries === TRIES)
      throw new Error('what hangs on the words of a text was moved again and again while it was followed')
    if (moved < followed.length) continue
    const now = new Map(followed.map((one) => [one.id, one]))
    return watched(anchors.map((anchor) => ({ ...anchor, ...now.get(anchor.id) })))
  }
}

function watched(anchors: StoredAnchor[]): Watched {
  const open = anchors.filter(({ isOpen }) => isOpen)
  return {
    letters: open.flatMap((anchor) => {
      const ends = anchor.isLost ? undefined : lettersOf(anchor)
      return ends ? [ends.first, ends.last] : []
    }),
    isSeeking: open.some(({ sought }) => sought !== null),
  }
}
