import * as Y from 'yjs'
import { goesOn, type Run, updateOf } from '../wire/run'
import type { Place, Seat } from './seat'
import type { Fate, Waiting } from './update-log'

/** Characters up to which a row that waits for its commit takes in what is typed on. */
const GROWN = 2_000

/** An edit on its way to the log; what its writer types on before its commit begins is taken into it. */
export class Queued implements Waiting {
  isTaken = false
  size = 0
  /** Edits that said again what this one may say first: stored when it is. */
  echoes: { seat: Seat; counter: number }[] | undefined

  constructor(
    private readonly room: { readonly place: Place; settled: (queued: Queued, fate: Fate) => void },
    readonly seat: Seat,
    public counter: number,
    private readonly batchId: string,
    readonly edit: Run | Uint8Array,
  ) {}

  get documentId() {
    return this.room.place.documentId
  }
  get authorId() {
    return this.seat.person.id
  }
  row() {
    const payload = bytesOf(this.edit)
    this.size = payload.byteLength
    const { councilId, documentId } = this.room.place
    return { councilId, documentId, authorId: this.authorId, batchId: this.batchId, payload }
  }
  /** Takes in what goes on in the same row, or says that it does not. */
  takesIn(next: Run | Uint8Array, counter: number): boolean {
    const { edit } = this
    if (this.isTaken || next instanceof Uint8Array || edit instanceof Uint8Array) return false
    if (!goesOn(edit, next) || edit.text.length + next.text.length > GROWN) return false
    edit.text += next.text
    this.counter = counter
    return true
  }
  /** Or only deletes, which may be said again. */
  get addsWords() {
    return !(this.edit instanceof Uint8Array) || Y.decodeUpdate(this.edit).structs.length > 0
  }
  settled(fate: Fate) {
    this.room.settled(this, fate)
  }
}

export const bytesOf = (edit: Run | Uint8Array) => (edit instanceof Uint8Array ? edit : updateOf(edit))

/** How far one seat's edits are stored, and how far it has been told. */
export class Progress {
  counter = 0
  seq = 0
  toldCounter = 0
  toldSeq = 0
  /** The last edit, while another may still go into its row. */
  last: Queued | undefined
}
