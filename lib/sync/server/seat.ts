import type { UserId } from '@/db/ids'
import type { Access, Person, UpdateRefusal } from '../wire/protocol'
import type { ReadyFrame } from './ready-frame'

/** A permit that lasts as long as a connection: this person, this text, read or write. The last four speak to their client. */
export type Seat = {
  presenceId: number
  /** What its connection calls this text. */
  number: number
  person: Person & { id: UserId }
  council: string
  access: Access
  write: (frame: ReadyFrame) => void
  refuse: (counter: number, kind: UpdateRefusal) => void
  /** Ends the connection, so that the client comes back and sends again what was not acknowledged. */
  cut: () => void
  isOver?: boolean
}
export type Place = { councilId: string; documentId: string }
