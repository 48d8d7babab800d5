import * as Y from 'yjs'
import { takeOutUnfit } from '../../sync/wire/unfit'
import { placesOf } from './anchor'
import { lettersOf } from './positions'
import { lettersIn } from './watch-letters'

type Hangs = { start: Uint8Array; end: Uint8Array; isLost: boolean }
/** The first and the last of some words among a text's letters, counted from none, and the words. */
export type Placed = { from: number; to: number; words: string }

/** Where words stand in a text that nobody changes any more (`state`: its Yjs state); those that do not stand are left out. In the order of the text. */
export function placeAnchors<A extends Hangs>(state: Uint8Array, anchors: readonly A[]): (A & Placed)[] {
  if (anchors.length === 0) return []
  const doc = new Y.Doc()
  doc.transact((transaction) => {
    Y.applyUpdate(doc, state)
    takeOutUnfit(transaction)
  })
  const letters = lettersIn(doc)
  doc.destroy()
  return anchors
    .flatMap((anchor) => {
      const ends = lettersOf(anchor)
      const places = ends && placesOf(letters, { ...ends, isLost: anchor.isLost, sought: null })
      return places
        ? [{ ...anchor, from: places[0], to: places[1], words: letters.text.slice(places[0], places[1] + 1) }]
        : []
    })
    .sort((a, b) => a.to - b.to || a.from - b.from)
}
