import type { Actor } from '@/db/gate'
import { may } from '../access/access'
import type { AssessmentRow } from '../assessment/store'
import { mint, type Permit } from '../permit'
import type { CrosswalkRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { Ask, Order } from './order'

export type Gap = { assessment: AssessmentRow; order: Order; ask: Ask }

/** Whoever reads the whole sees what is asked for, and what was written. */
export function maySeeOrder(
  actor: Actor,
  a: AssessmentRow | undefined,
  order: Order | undefined,
): Result<Permit<'see-order', { assessment: AssessmentRow; order: Order }>, CrosswalkRefusal> {
  if (!a || !order || !may(actor, 'read-whole')) return refuse({ kind: 'not-found' })
  return ok(mint('see-order', actor, { assessment: a, order }))
}

/** Whoever may write, at every stage: such a statement is often made when an assessment is over. `seen`: what they wrote over. */
export function mayFillGap(
  actor: Actor,
  a: AssessmentRow | undefined,
  { order, ask }: { order: Order | undefined; ask: Ask | undefined },
  { seen, stands }: { seen: string; stands: string },
): Result<Permit<'fill-gap', Gap>, CrosswalkRefusal> {
  const open = maySeeOrder(actor, a, order)
  if (!open.ok) return open
  if (!ask) return refuse({ kind: 'not-found' })
  if (!may(actor, 'fill-gaps')) return refuse({ kind: 'only-writers-fill-gaps' })
  if (seen !== stands) return refuse({ kind: 'gap-filled-meanwhile', field: 'words' })
  return ok(mint('fill-gap', actor, { ...open.value.thing, ask }))
}
