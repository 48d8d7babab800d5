import type { Actor } from '@/db/gate'
import type { PaperId } from '@/db/ids'
import { may } from '../access/access'
import { mint, type Permit } from '../permit'
import type { PaperRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

type Judged<Act extends string, Thing = null> = Result<Permit<Act, Thing>, PaperRefusal>

/** Everything that the council holds is taken out by whoever answers for it. */
export const mayExportCouncil = (actor: Actor): Judged<'export-council'> =>
  may(actor, 'export-council') ? ok(mint('export-council', actor, null)) : refuse({ kind: 'not-found' })

/** One at a time. */
export function mayAskExport(actor: Actor, waiting: number): Judged<'ask-export'> {
  const able = mayExportCouncil(actor)
  if (!able.ok) return able
  return waiting > 0 ? refuse({ kind: 'export-waits-already' }) : ok(mint('ask-export', actor, null))
}

/** Whoever asked for it, as long as they may still take everything out. */
export function mayOpenExport<E extends { id: PaperId; userId: string }>(
  actor: Actor,
  kept: E | undefined,
): Judged<'open-export', E> {
  if (!kept || kept.userId !== actor.userId || !mayExportCouncil(actor).ok) return refuse({ kind: 'not-found' })
  return ok(mint('open-export', actor, kept))
}
