import type { Person } from '../wire/protocol'
import type { Foreign } from './room'
import type { Cursors } from './room-cursors'

/** Everybody who sits in a text on one node, as that node numbers them. Who they are was read there from their session. */
export type People = { documentId: string; people: { id: number; person: Person; cursor: Uint8Array | undefined }[] }

/**
 * What one node tells the others. `series` and `n` number what one room of one node has told of its text, from 1. `isAll`
 * where nobody sits there in any text that is not named.
 */
export type NodeMessage = { node: string } & (
  | { kind: 'edits'; documentId: string; series: string; n: number; edits: readonly Foreign[] }
  | { kind: 'beat'; told: [documentId: string, series: string, n: number][] }
  | { kind: 'who'; documentIds: string[] }
  | { kind: 'people'; texts: People[]; isAll: boolean }
  | { kind: 'moved'; documentId: string; cursors: Cursors }
  | { kind: 'bye' }
)

/** The way between nodes. It may lose, repeat and reorder words, and be down; `send` never fails and `isUp` says what it knows. */
export type Transport = {
  send: (message: NodeMessage) => void
  hear: (heard: (message: NodeMessage) => void) => void
  isUp: () => boolean
}
