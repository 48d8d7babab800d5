import type { POSITION_KINDS } from '@/db/schema/council'
import type { Capability } from '../access/capability'

/** What somebody is in their council besides their role: dated, and kept when it has ended. */
export type PositionKind = (typeof POSITION_KINDS)[number]

export const POSITION_NAMES = {
  group_leader: 'Leader of a political group',
  s151_officer: 'Section 151 officer',
  chief_executive: 'Chief executive',
} satisfies Record<PositionKind, string>

/** What a role must allow for it. */
export const POSITION_NEEDS = {
  group_leader: 'be-group-leader',
  s151_officer: 'be-s151-officer',
  chief_executive: 'be-chief-executive',
} as const satisfies Record<PositionKind, Capability>
