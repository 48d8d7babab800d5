import type { MeetingRefusal } from '../refusal'
import type { Board } from './view-board'
import type { MyPart } from './view-my-part'

/**
 * The messages of a meeting, over the same connection as shared texts, each a text frame of the library.
 *
 *   client → server
 *     meeting:join     JoinMeeting, answered with the board as it is now, or with why not
 *     meeting:mine     the same; answered with what is this person's alone
 *   server → client
 *     meeting:changed  the whole board, to everybody at once, after the commit that changed it
 *     meeting:ended    this person may no longer follow the meeting
 *
 * A board's `version` grows with every change. A client that holds a later one drops an earlier; one whose own part speaks
 * of a later version than its board has missed something, and joins again.
 */
export type JoinMeeting = { council: string; assessmentId: string }
export type JoinedMeeting = { ok: true; board: Board } | { ok: false; kind: NotShown }
export type MineAnswered = { ok: true; mine: MyPart } | { ok: false; kind: NotShown }
export type NotShown = MeetingRefusal['kind'] | 'malformed-join'
export type MeetingEnded = { reason: 'signed-out' | 'right-withdrawn' }
