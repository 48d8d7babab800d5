import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadLevelNames } from '../framework/load-level-names'
import { ok, refuse } from '../result'
import { type Move, movesOf, spreadOf, tookPart, WAYS, type Way } from './cycles'
import { loadAssessors, loadCycles, loadLines } from './load-cycles'

/** The council's assessments beside each other: how each question moved from one to another, all of them over the years, how far apart assessors were, and who they were. */
export const viewCycles = (caller: Caller, asked: { from?: string | undefined; to?: string | undefined }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!may(actor, 'read-whole')) return refuse({ kind: 'not-found' })
    const cycles = await loadCycles(tx)
    const ids = cycles.map(({ id }) => id)
    const lines = await loadLines(tx, ids)
    const assessors = await loadAssessors(tx, ids)
    const newest = cycles.at(-1)
    const to = cycles.find(({ id }) => id === asked.to) ?? newest
    const from = cycles.find(({ id }) => id === asked.from && id !== to?.id) ?? before(cycles, to?.id)
    const moves = from && to ? movesOf(lines, from.id, to.id) : []
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      cycles: cycles.map(({ id, title, isSubmitted }) => ({
        ...{ id, title, isSubmitted },
        spread: spreadOf(lines, id),
        tookPart: tookPart(assessors.get(id) ?? []),
      })),
      ...{ lines, moves, from: from ?? null, to: to ?? null },
      counts: Object.fromEntries(
        WAYS.map((way) => [way, moves.filter((one: Move) => one.way === way).length]),
      ) as Record<Way, number>,
      levelNames: newest ? await loadLevelNames(tx, newest.frameworkVersionId) : [],
    })
  })

export type CyclesView = Extract<Awaited<ReturnType<typeof viewCycles>>, { ok: true }>['value']

/** The cycle before this one. */
const before = <C extends { id: string }>(cycles: readonly C[], id: string | undefined) =>
  cycles[cycles.findIndex((one) => one.id === id) - 1]
