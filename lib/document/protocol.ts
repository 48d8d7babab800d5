/**
 * The messages between a shared text's client and the server, over Socket.IO on the app's own port.
 *
 *   client → server (each answered)
 *     document:join    { council, documentId, stateVector }   → Joined | Refused
 *     document:update  { documentId, batchId, payload }       → Stored | Refused, only after PostgreSQL has committed
 *     presence:update  { documentId, cursor }                 (no answer)
 *   server → client
 *     document:update  { documentId, seq, payload }           after its commit, to the others in the document
 *     document:access  { documentId, access, reason? }        when this person's right changed; `none` ends the seat
 *     presence:update  Presence, presence:gone { documentId, presenceId }
 *     question:changed { questionId }                          the page should read itself again
 *
 * Who somebody is comes from their session when they connect; a name, colour or author in a message is not looked at.
 * A resend carries the same batchId, so that what was stored and not acknowledged is stored once.
 */
export type Access = 'read' | 'write'
export type RefusedJoin = { ok: false; kind: string }
export type JoinRequest = { council: string; documentId: string; stateVector: Uint8Array }
export type Joined = {
  ok: true
  access: Access
  update: Uint8Array
  you: Person
  presenceId: number
  present: Presence[]
}
export type UpdateRequest = { documentId: string; batchId: string; payload: Uint8Array }
export type Stored = { ok: true; seq: number }
export type Refused = { ok: false; kind: UpdateRefusal }
export type UpdateRefusal =
  | 'no-seat'
  | 'read-only'
  | 'malformed-update'
  | 'update-too-large'
  | 'document-too-large'
  | 'too-fast'
  | 'document-frozen'
export type Relayed = { documentId: string; seq: number; payload: Uint8Array }
export type Cursor = { anchor: unknown; head: unknown } | null
export type Person = { id: string; name: string; colour: string }
export type Presence = { documentId: string; presenceId: number; user: Person; cursor: Cursor }
export type AccessChanged = { documentId: string; access: Access | 'none'; reason: string }

/** Every limit, with its reason. */
export const LIMITS = {
  /** One frame: far more than a person types, and enough for a long paste. Larger frames end the connection. */
  frameBytes: 1_000_000,
  /** One batch of edits: about 60,000 characters of new text. */
  updateBytes: 400_000,
  /** One text with its whole history of edits: beyond it the text is no answer any more. */
  documentBytes: 20_000_000,
  /** A person's edits a second, over a short burst: fast typing is under 20. */
  updatesPerSecond: 100,
  /** Texts open on one connection. */
  documentsPerConnection: 8,
  /** A cursor is two positions. */
  cursorBytes: 2_000,
  /** Characters of one answer, held by the editor: a committee report's worth. */
  answerCharacters: 50_000,
} as const

/** Refusals after which sending the same again cannot help: the client stops and keeps the text. */
export const FINAL_REFUSALS: readonly UpdateRefusal[] = [
  'read-only',
  'malformed-update',
  'update-too-large',
  'document-too-large',
  'document-frozen',
]
