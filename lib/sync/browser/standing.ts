import type { StopReason } from '../wire/protocol'
import type { Kept } from './outbox'

/**
 * `saved` only when PostgreSQL has committed everything typed here, `isBack` where the connection was away since the last
 * edit; `offline` and `refused` say how many changes wait, and where.
 */
export type SaveState =
  | { kind: 'connecting' }
  | { kind: 'saved'; at: Date | null; seq: number; isBack: boolean }
  | { kind: 'saving'; changes: number }
  | { kind: 'offline'; changes: number; kept: Kept }
  | { kind: 'refused'; reason: StopReason; changes: number; kept: Kept }

/** What is known just now. `isMoving`: sent away by a server that ends, on its way to another. */
type Now = {
  isJoined: boolean
  isMoving: boolean
  stop: StopReason | undefined
  changes: number
  kept: Kept
  /** Up to which number what was typed here is stored. */
  seq: number
}

/** How things stand, as it is said to whoever types. */
export class Standing {
  state: SaveState = { kind: 'connecting' }
  private wasAway = false

  /** Says whether there is anything to tell. */
  look({ isJoined, isMoving, stop, changes, kept, seq }: Now): boolean {
    const { state } = this
    if (state.kind === 'connecting' && !isJoined && !stop && changes === 0) return false
    if (stop) this.state = { kind: 'refused', reason: stop, changes, kept }
    else if (!isJoined && isMoving) this.state = changes > 0 ? { kind: 'saving', changes } : state
    else if (!isJoined) {
      this.wasAway = true
      this.state = { kind: 'offline', changes, kept }
    } else if (changes > 0) {
      if (state.kind === 'saved') this.wasAway = false
      this.state = { kind: 'saving', changes }
    } else if (state.kind !== 'saved' || state.seq !== seq)
      this.state = { kind: 'saved', at: state.kind === 'saving' ? new Date() : null, seq, isBack: this.wasAway }
    return true
  }

  /** No line at all: whoever has only begun to connect is away. */
  noLine() {
    if (this.state.kind === 'connecting') this.state = { kind: 'offline', changes: 0, kept: 'device' }
  }
}
