/** What is chosen where a council has no administration. */
export const NO_ADMINISTRATION = 'none'

type Mark = { politicalGroupId: string | null; group: string | null; startsOn: string; endsOn: string | null }

/**
 * The groups of today, each with the day since which it runs the council, if it does. `isSaid` is false where nobody has said yet
 * which groups do, or that none does; without a group that does, the cross-party rule counts groups alone.
 */
export function administrationOf<Group extends { id: string; name: string }>(
  groups: readonly Group[],
  marks: readonly Mark[],
) {
  const now = marks.filter(({ endsOn }) => endsOn === null)
  return {
    groups: groups.map((group) => ({
      ...group,
      since: now.find(({ politicalGroupId }) => politicalGroupId === group.id)?.startsOn ?? null,
    })),
    isSaid: now.length > 0,
    noneSince: now.find(({ politicalGroupId }) => politicalGroupId === null)?.startsOn ?? null,
    past: marks.flatMap(({ group, startsOn, endsOn }) => (endsOn === null ? [] : [{ group, startsOn, endsOn }])),
  }
}
export type AdministrationView = ReturnType<typeof administrationOf<{ id: string; name: string }>>
