import { z } from 'zod'
import type { LeavingId, UserId } from '@/db/ids'

/** What may have to be over before somebody or a council leaves, besides its time: a role, a review under way, signatures under way. */
export type Awaited = 'role' | 'review' | 'signing'

/** That a person is to be made anonymous, or a council removed: by whom it was asked and confirmed, and what became of it. */
export type Leaving = {
  id: LeavingId
  kind: 'person' | 'council'
  userId: UserId | null
  /** Who or what it is about; of a person who is anonymous by now, the name that they have since. */
  about: string
  /** The address or the short name that it was asked by, for whoever keeps the register. */
  mark: string | null
  reason: string
  asked: Step
  confirmed: Step | null
  dueAt: Date | null
  calledOff: Step | null
  doneAt: Date | null
  /** Of a council that is gone: how much went, and what had been sealed there. */
  what: { rows: number; people: number; submissions: { sha256: string; version: number; at: string }[] } | null
  waits: Awaited[]
  abilities: { confirm: boolean; callOff: boolean }
}
type Step = { by: string; at: Date }

export type LeavingState = 'asked' | 'confirmed' | 'called-off' | 'done'
export const stateOf = ({ confirmed, calledOff, doneAt }: Leaving): LeavingState =>
  doneAt ? 'done' : calledOff ? 'called-off' : confirmed ? 'confirmed' : 'asked'

/** Days from the second person's word on. The database holds the same (db/schema/leaving.ts). */
export const DAYS_TO_WAIT = { person: 7, council: 30 } as const

export const reasonField = z.string().trim().min(1, 'Say why').max(500, 'Use at most 500 characters')
