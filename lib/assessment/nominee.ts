import type { AssessmentQuestionId, PoliticalGroupId } from '@/db/ids'
import type { NamedDuty } from '../access/access'
import type { NamedQuestion } from '../framework/named-question'
import type { AssessmentRow } from './store'

type Nominated = { name: string; group: PoliticalGroupId | null; roles: readonly string[] }
/** Somebody named to a duty, with the role that they have today or are invited to. Nobody, where they are not of this council. */
export type Nominee = { duty: NamedDuty; who: Nominated | undefined }
/** The political groups of today, and why nobody assesses of one. */
export type Represented = { groups: readonly Group[]; reason: string }
type Group = { id: PoliticalGroupId; name: string }
/** An assessment whose people are named, with the groups of which nobody assesses and why. */
export type NamedPeople = AssessmentRow & { without: readonly Group[]; reason: string }

/** The groups of which nobody assesses. */
export const groupsWithout = <G extends { id: PoliticalGroupId }>(
  groups: readonly G[],
  assessors: readonly Pick<Nominated, 'group'>[],
) => groups.filter(({ id }) => !assessors.some(({ group }) => group === id))

/** Questions that were chosen by their codes. */
export type Chosen = readonly (NamedQuestion & {
  id: AssessmentQuestionId
  isScored: boolean
  leftOut: string | null
})[]
export type OfQuestions = { assessment: AssessmentRow; chosen: Chosen }
