import * as Y from 'yjs'
import { log } from '@/lib/log'
import type { Place } from '@/lib/sync/server/seat'
import type { Run } from '@/lib/sync/wire/run'
import { followAnchors, type Watched } from '@/lib/text/anchor/follow-anchors'

/** Milliseconds after an edit that moved words that something hangs on until they are followed, and for which further edits may put it off. */
const AFTER = 300
const AT_MOST = 1_500

type Edit = Run | Uint8Array
type Due = { since: number; timer: ReturnType<typeof setTimeout> }

/**
 * Sees which edits move the words that comments and marks of evidence hang on, and has those followed soon afterwards. Of a text
 * on whose words nothing open hangs no edit is looked at. One text is followed after the other, so that typing never waits for it.
 */
export function openAnchorWatch() {
  const known = new Map<string, Watched>()
  const due = new Map<string, Due>()
  const underWay = new Set<string>()
  let turn: Promise<unknown> = Promise.resolve()

  async function followNow(place: Place) {
    const { documentId } = place
    due.delete(documentId)
    underWay.add(documentId)
    try {
      known.set(documentId, await followAnchors(place))
    } catch (fault) {
      known.delete(documentId)
      log.error(
        { err: fault, document: documentId },
        'what hangs on words could not be followed; it is at the next edit',
      )
    }
    underWay.delete(documentId)
  }

  function follow(place: Place) {
    const { documentId } = place
    const waiting = due.get(documentId)
    const since = waiting?.since ?? Date.now()
    clearTimeout(waiting?.timer)
    const timer = setTimeout(
      () => {
        turn = turn.then(() => followNow(place))
      },
      Math.max(0, Math.min(AFTER, since + AT_MOST - Date.now())),
    )
    due.set(documentId, { since, timer: timer.unref() })
  }

  return {
    /** Of a text that somebody opens, or whose comments or words changed in a way that was not seen here. */
    follow,
    /** Follows them to the last edit before anything else is done with the text. */
    followNow: (place: Place) => followAnchors(place).then(() => undefined),
    edited: (place: Place, edits: readonly Edit[]) => {
      const watched = underWay.has(place.documentId) ? undefined : known.get(place.documentId)
      if (!watched || edits.some((edit) => concerns(edit, watched))) follow(place)
    },
    isKnown: (documentId: string) => known.has(documentId),
    forget: (documentId: string) => known.delete(documentId),
    close: async () => {
      for (const { timer } of due.values()) clearTimeout(timer)
      due.clear()
      await turn
    },
  }
}

/** A run of typing takes nothing away. What takes away and adds may have changed which letter is which. */
function concerns(edit: Edit, { letters, isSeeking }: Watched): boolean {
  if (letters.length === 0 && !isSeeking) return false
  if (!(edit instanceof Uint8Array)) return isSeeking
  const { structs, ds } = Y.decodeUpdate(edit)
  if (structs.length > 0 && (isSeeking || ds.clients.size > 0)) return true
  return letters.some(({ client, clock }) =>
    ds.clients.get(client)?.some((gone) => gone.clock <= clock && clock < gone.clock + gone.len),
  )
}
