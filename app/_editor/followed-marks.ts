import type * as Y from 'yjs'
import { type Anchor, placesOf } from '@/lib/text/anchor/anchor'
import { follow } from '@/lib/text/anchor/follow'
import type { Letters } from '@/lib/text/anchor/letters'
import { lettersOf } from '@/lib/text/anchor/positions'
import { lettersIn, watchLetters } from '@/lib/text/anchor/watch-letters'
import type { MarkedWords } from './anchors'
import { fromBase64 } from './encode'

/** `told` is what the server said, `known` what was followed here before it, while that stands and what was told does not. */
type Marked = { given: string; told: Anchor; known: Anchor | undefined }

/**
 * The words that something hangs on, followed through each edit of an open document as the server will follow them, so that nobody
 * waits for it. What the server says replaces what was followed here, unless words stand here that it does not know of yet.
 */
export class FollowedMarks {
  private readonly marks = new Map<string, Marked>()
  private letters: Letters | undefined
  readonly stop: () => void

  /** `moved` is told where an edit moved one. */
  constructor(
    private readonly doc: Y.Doc,
    moved: () => void,
  ) {
    const forget = () => {
      this.letters = undefined
    }
    doc.on('beforeObserverCalls', forget)
    const stop = watchLetters(
      doc,
      () => this.marks.size > 0,
      (change) => {
        this.letters = change.is
        let isMoved = false
        for (const marked of this.marks.values()) {
          const [told, known] = [follow(marked.told, change), marked.known && follow(marked.known, change)]
          isMoved ||= told !== marked.told || known !== marked.known
          Object.assign(marked, { told, known })
        }
        if (isMoved) moved()
      },
    )
    this.stop = () => {
      doc.off('beforeObserverCalls', forget)
      stop()
    }
  }

  give(anchors: readonly MarkedWords[]) {
    const named = new Set(anchors.map(({ id }) => id))
    for (const id of this.marks.keys()) if (!named.has(id)) this.marks.delete(id)
    for (const { id, start, end, isLost = false, sought = null } of anchors) {
      const given = `${start} ${end} ${isLost}`
      const known = this.marks.get(id)
      if (known?.given === given) continue
      const ends = lettersOf({ start: fromBase64(start), end: fromBase64(end) })
      if (!ends) continue
      this.marks.set(id, { given, told: { ...ends, isLost, sought }, known: known && this.shown(known) })
    }
  }

  private shown = ({ told, known }: Marked) => (known && !this.places(told) ? known : told)
  lettersNow = () => (this.letters ??= lettersIn(this.doc))
  private places = (anchor: Anchor) => placesOf(this.lettersNow(), anchor)

  /** Where they stand among the letters. */
  standing(): { id: string; from: number; to: number }[] {
    return [...this.marks].flatMap(([id, marked]) => {
      const places = this.places(this.shown(marked))
      return places ? [{ id, from: places[0], to: places[1] }] : []
    })
  }

  /** Whether some stand where only this page knows them to. */
  get isAhead() {
    return [...this.marks.values()].some((marked) => marked.known && this.shown(marked) === marked.known)
  }

  /** The server has had time to say where all of them are: what it said holds. */
  settle() {
    for (const marked of this.marks.values()) marked.known = undefined
  }

  /** Those of which the server says that they stand and which do not stand here, by what it said. */
  missing = () =>
    [...this.marks.values()].flatMap((marked) =>
      marked.given.endsWith('true') || this.places(this.shown(marked)) ? [] : [marked.given],
    )
}
