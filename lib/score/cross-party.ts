import { SMALLEST_CELL } from './hide-small-cells'
import { type Level, medianOf } from './score'

/** Two levels apart is a disagreement about the facts, not about the wording. */
export const FAR = 2

/** Somebody as they were named: their political group, and whether it ran the council that day. Unknown for officers, and where no group was marked. */
export type Sided = { group: string | null; inAdministration: boolean | null }
export type SidedLevel = Sided & { level: Level }

/** What those who are in no group, or in one outside the administration, are called where they count together. */
export const OUTSIDE = 'the members outside the administration'

/**
 * Whom a level can pass over: a political group, by its name, or the members outside the administration together. `called` is
 * also how their dissent is recognised in what the chair records.
 */
export type Bloc<Who extends Sided> = { kind: 'group' | 'outside'; called: string; members: Who[] }
export type CrossPartyConcern = { kind: 'group' | 'outside'; called: string; assessors: number; median: number }

/**
 * The blocs that are large enough for the cross-party rule: every political group of three or more, and all members outside the
 * administration together, where they are three or more and not one of those groups alone. It hangs on how people were named and on
 * nothing that happened since.
 */
export function blocsOf<Who extends Sided>(people: readonly Who[]): Bloc<Who>[] {
  const names = [...new Set(people.flatMap(({ group }) => group ?? []))]
  const groups = names.map((called) => ({
    ...{ kind: 'group' as const, called },
    members: people.filter(({ group }) => group === called),
  }))
  const outside = people.filter(({ inAdministration }) => inAdministration === false)
  const isOneGroup = groups.some(
    ({ members }) => members.length === outside.length && members.every((one) => outside.includes(one)),
  )
  return [...groups, ...(isOneGroup ? [] : [{ kind: 'outside' as const, called: OUTSIDE, members: outside }])].filter(
    ({ members }) => members.length >= SMALLEST_CELL,
  )
}

/** Whom a level would pass over: three or more of them gave a level, and their median is two or more away. */
export function crossPartyConcerns(
  given: readonly SidedLevel[],
  level: Level,
  rule: { crossParty: boolean },
): CrossPartyConcern[] {
  if (!rule.crossParty) return []
  return blocsOf(given).flatMap(({ kind, called, members }) => {
    const median = medianOf(members.map((one) => one.level))
    return median !== undefined && Math.abs(median - level) >= FAR
      ? [{ kind, called, assessors: members.length, median }]
      : []
  })
}

/** Whether somebody's dissent is written down in what the chair records: it names them. */
export const isRecorded = ({ called }: Pick<Bloc<Sided>, 'called'>, dissent: string | undefined): boolean =>
  (dissent ?? '').toLocaleLowerCase('en').includes(called.replace(/^the members /, '').toLocaleLowerCase('en'))
