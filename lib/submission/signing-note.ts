import { createHash } from 'node:crypto'
import type { NOTE_OFFICES } from '@/db/schema/submission'
import type { Capability } from '../access/capability'
import type { SubmissionContent } from './submission'

/** An officer whom the law asks to speak up, and in whose name a note stands beside what is signed. */
export type NoteOffice = (typeof NOTE_OFFICES)[number]

/** What a role must allow for it. The s.151 officer must hold that position as well. */
export const NOTE_NEEDS = {
  s151_officer: 'note-as-s151-officer',
  monitoring_officer: 'note-as-monitoring-officer',
} as const satisfies Record<NoteOffice, Capability>

/** A note as it is signed, submitted and shown. */
export type SigningNote = NonNullable<SubmissionContent['notes']>[number]

/** What the trail keeps of a note: its words may be withdrawn, and are then gone. */
export const printOf = (words: string): string => createHash('sha256').update(words).digest('hex')
