import type { Consensus } from '../score/consensus'
import { hideSmallCells, placeOf } from '../score/hide-small-cells'

/** One assessment of the council, as it stands beside others. */
export type Cycle = { id: string; title: string; isSubmitted: boolean }
export type Standing = { level: number; ambition: number; consensus: Consensus }

/** A question, and how it stands in each cycle: with a level, without one, left out, or not asked. */
export type Line = {
  code: string
  area: number
  areaTitle: string
  shortName: string
  at: Record<string, Standing | 'none' | 'left-out' | undefined>
}

/** Which way a question went: only where both cycles have a level of it. */
export const WAYS = ['up', 'same', 'down', 'first', 'none'] as const
export type Way = (typeof WAYS)[number]
export type Move = Line & { way: Way; from: Standing | null; to: Standing | null }

const standingIn = (one: Line['at'][string]): Standing | null => (typeof one === 'object' ? one : null)

/** Each question from one cycle to another. What has a level now and had none then is there for the first time. */
export const movesOf = (lines: readonly Line[], fromId: string, toId: string): Move[] =>
  lines.flatMap((line) => {
    const [from, to] = [standingIn(line.at[fromId]), standingIn(line.at[toId])]
    if (!from && !to) return []
    return [{ ...line, from, to, way: wayOf(from, to) }]
  })

function wayOf(from: Standing | null, to: Standing | null): Way {
  if (!to) return 'none'
  if (!from) return 'first'
  if (to.level === from.level) return 'same'
  return to.level > from.level ? 'up' : 'down'
}

/** How far apart the assessors were when each level was agreed, counted by question. */
export const SPREAD = ['agreed', 'close', 'split', 'polarised'] as const satisfies readonly Consensus[]
export const spreadOf = (lines: readonly Line[], cycleId: string): Record<Consensus, number> => {
  const found = lines.flatMap(({ at }) => standingIn(at[cycleId])?.consensus ?? [])
  return Object.fromEntries(SPREAD.map((one) => [one, found.filter((other) => other === one).length])) as Record<
    Consensus,
    number
  >
}

export type Assessor = { standing: 'member' | 'officer'; group: string | null }
/** How many assessors a cycle had, by role and by group; of fewer than three together nothing is said. */
export type TookPart = { all: number; role: Record<string, number>; group: Record<string, number> }

export function tookPart(assessors: readonly Assessor[]): TookPart {
  const places = assessors.map(placeOf)
  const shown = hideSmallCells(places)
  const count = (table: 'role' | 'group') =>
    Object.fromEntries(
      [...(shown[table] ?? [])].sort().map((label) => [label, places.filter((one) => one[table] === label).length]),
    )
  return places.length === 0
    ? { all: 0, role: {}, group: {} }
    : { all: places.length, role: count('role'), group: count('group') }
}
