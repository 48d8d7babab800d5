/**
 * The messages between a shared text's client and the server, over Socket.IO on the app's own port. Those with bytes are
 * the frames of frame.ts and name the text by a number that the server gave; the others are text.
 *
 *   client → server
 *     document:join     JoinRequest, answered with Joined or RefusedJoin; then comes `opened`
 *     update            an edit: counter of this seat, batch id, Yjs update
 *     presence          a cursor
 *     document:leave    the id of a text that nobody here has open any more
 *   server → client
 *     opened            what the opener does not have yet, as one Yjs update
 *     edits             others' edits, after their commit
 *     saved             so many more of one's own edits are committed; with it may come others'
 *     document:refused  Refused: the edit with this counter, and all after it, are not stored
 *     document:access   this person's right changed; `none` ends the seat
 *     presence          others' cursors; presence:here and presence:gone say who comes and goes
 *     server:leaving    Leaving: this process ends soon; come again at a moment of your own within this time
 *
 * Who somebody is comes from their session when they connect; a name, colour or author in a message is not looked at.
 * A resend carries the same batch id, so that what was stored and not acknowledged is stored once.
 */
export type Access = 'read' | 'write'
/** `try-again` is nobody's fault and over soon: the client asks again by itself. */
export type JoinRefusal = 'not-found' | 'malformed-join' | 'too-many-documents' | 'no-seat' | 'try-again'
export type RefusedJoin = { ok: false; kind: JoinRefusal }
/**
 * The version of what a text may hold: raised with each kind of block, mark or attribute that the editor learns. An editor
 * deletes what it does not know, for everybody. `tests/rules/text-schema.test.ts` holds it to the editor's own schema.
 */
export const TEXT_SCHEMA = 2
/** Whether the page that asks knows the same kinds as the server: one that knows fewer is older than it, one that knows more newer. */
export type Fit = 'same' | 'older-page' | 'newer-page'
export const fitOf = (schema: number): Fit =>
  schema === TEXT_SCHEMA ? 'same' : schema < TEXT_SCHEMA ? 'older-page' : 'newer-page'

/** `stateVector` is Yjs' own encoding in base 64; `schema` the client's `TEXT_SCHEMA`. */
export type JoinRequest = { council: string; documentId: string; stateVector: string; schema: number }
/** `stateVector` says what the server has of everybody, so that a client can tell what only it holds. */
export type Joined = {
  ok: true
  room: number
  /** `older-page`: the client sends what it has, shows and writes nothing more, and is to be loaded anew. `newer-page`: it reads. */
  fit: Fit
  access: Access
  /** Nobody may write in it now, whatever their role. */
  isFrozen: boolean
  you: Person
  presenceId: number
  people: Presence[]
  stateVector: string
}
export type Refused = { documentId: string; counter: number; kind: UpdateRefusal }
export type UpdateRefusal =
  | 'read-only'
  | 'malformed-update'
  | 'words-missing'
  | 'not-their-words'
  | 'update-too-large'
  | 'document-too-large'
  | 'document-frozen'
  | 'read-again'
/** Why a connection as a whole is not taken, or not gone on with. */
export type LineRefusal = 'signed-out' | 'too-many-connections' | 'somebody-else'
/** Why nothing more can be written here. */
export type StopReason =
  | UpdateRefusal
  | Exclude<JoinRefusal, 'try-again'>
  | LineRefusal
  | Exclude<Fit, 'same'>
  | 'right-withdrawn'
/** Why nothing was taken while nobody, or this person, might write: over as soon as they may, or have signed in anew, or come to a newer node. */
export const ENDS_BY_ITSELF: readonly StopReason[] = ['document-frozen', 'read-only', 'signed-out', 'newer-page']
export type Person = { id: string; name: string; colour: string }
export type Presence = { presenceId: number; user: Person }
/** In milliseconds. */
export type Leaving = { within: number }
export type AccessChanged = { documentId: string } & (
  | { access: Access }
  | { access: 'none'; reason: 'signed-out' | 'right-withdrawn' }
)

/** Every limit, with its reason. */
export const LIMITS = {
  /** One frame: far more than a person types, and enough for a long paste. Larger frames end the connection. */
  frameBytes: 1_000_000,
  /** One batch of edits: about 60,000 characters of new text, more than an answer may hold. */
  updateBytes: 400_000,
  /** What a client has to send that is larger goes in pieces of this size, so that nobody's line is full for long. */
  pieceBytes: 100_000,
  /** One text with its whole history of edits: beyond it the text is no answer any more. */
  documentBytes: 20_000_000,
  /** A connection's frames a second, over a short burst. A person types under 20; a device that sends thousands of kept edits at once is cut off, comes back and goes on. */
  framesPerSecond: 1_000,
  /** Edits that a client sends before it waits for an acknowledgement; what is typed meanwhile goes as one. */
  unacknowledged: 30,
  /** Milliseconds that an acknowledgement waits for others' edits to go with, unless many wait. */
  acknowledgeEvery: 100,
  /** Milliseconds between two frames of cursors to one reader. The first move is shown at once, and what is typed moves a caret too. */
  presenceEvery: 80,
  /** Bytes that wait for a client that does not read; then it is cut off and comes back when it can. */
  unreadBytes: 8_000_000,
  /** Texts open on one connection: as many as a frame's first byte can tell apart. */
  documentsPerConnection: 8,
  /** Connections of one person: some devices with some browsers, and tabs that cannot share. */
  connectionsPerPerson: 50,
  /** A cursor is two positions of three numbers each. */
  cursorBytes: 40,
  /** Blocks in blocks: no answer that is written in the editor nests its lists, quotes and tables deeper, and browsers fail at some thousands. */
  blocksDeep: 60,
  /** Characters of one answer, held by the editor: a committee report's worth. */
  answerCharacters: 50_000,
} as const
