/** What a door refuses before it asks anybody, or once what it does after the commit has failed. */
export type DoorRefusal =
  | { kind: 'file-refused-in-front' }
  | { kind: 'signed-out' }
  | { kind: 'sign-in-again' }
  | { kind: 'too-often'; minutes: number }
  | { kind: 'too-many-links'; minutes: number }
  | { kind: 'sent-too-much' }
  | { kind: 'took-too-long' }
  | { kind: 'someone-else-signed-in' }
  | { kind: 'not-from-here' }
  | { kind: 'no-room' }
  | { kind: 'too-busy' }

/** Why somebody whom the council's own sign-in sent back does not come in. */
export const SIGN_IN_REFUSALS = [
  'address-not-verified',
  'address-not-expected',
  'account-has-ended',
  'issuer-silent',
  'issuer-refused',
  'sign-in-cancelled',
] as const
type OfKinds<Kind extends string> = Kind extends string ? { kind: Kind } : never
export type SignInRefusal = OfKinds<(typeof SIGN_IN_REFUSALS)[number]>

export type PeopleRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'last-lead' }
  | { kind: 'ends-duties'; duties: string; field: 'endsDuties' }
  | { kind: 'own-role' }
  | { kind: 'already-member'; email: string }
  | { kind: 'already-invited'; email: string }
  | MailedRefusal
  | { kind: 'group-is-for-members' }
  | { kind: 'nobody-to-invite'; field: 'list' }
  | { kind: 'name-is-theirs'; name: string; field: 'name' }
  | { kind: 'group-exists'; field: 'name' }
  | { kind: 'group-same'; field: 'intoId' }
  | { kind: 'cannot-hold-position'; name: string; position: string; field: 'userId' }
  | { kind: 'not-in-a-group'; name: string; field: 'userId' }
  | { kind: 'position-is-held'; name: string; position: string; field: 'userId' }
  | { kind: 'invitation-not-yours' }

export type CouncilRefusal =
  | { kind: 'only-the-lead' }
  | { kind: 'accent-too-light'; field: 'accent' }
  | { kind: 'crest-needs-words'; field: 'alt' }
  | { kind: 'crest-unreadable'; field: 'crest' }

/** Why an invitation is not mailed once more now. */
export type MailedRefusal = { kind: 'mailed-lately' } | { kind: 'mailed-often' }

export type ProgrammeRefusal = { kind: 'only-the-programme' } | { kind: 'council-exists' } | MailedRefusal

/** Why somebody is not made anonymous, or a council not removed. */
export type LeavingRefusal =
  | { kind: 'not-found' }
  | { kind: 'only-the-lead' }
  | { kind: 'only-the-programme' }
  | { kind: 'nobody-called-so'; field: 'about' }
  | { kind: 'leaving-asked-already' }
  | { kind: 'leaving-still-here' }
  | { kind: 'leaving-is-yourself' }
  | { kind: 'leaving-takes-another' }
  | { kind: 'leaving-confirmed-already' }
  | { kind: 'leaving-is-over' }
