import type { Actor } from '@/db/gate'
import type { AssessmentId, PaperId } from '@/db/ids'
import { maySeeWhole } from '../assessment/policy'
import type { AssessmentRow } from '../assessment/store'
import { mint, type Permit } from '../permit'
import type { PaperRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { isOfTheWhole, type PaperKind } from './shape/paper'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, PaperRefusal>

/** So many may wait for one person: whoever wants more waits for the first. */
export const MOST_WAITING = 3

/** Whoever sees anything of an assessment takes out what they see; some kinds are made of the whole. */
export function mayTakePaper(
  actor: Actor,
  a: AssessmentRow | undefined,
  { kind, submission }: { kind: PaperKind; submission?: number | undefined },
): Judged<'take-paper', AssessmentRow> {
  if (!a) return refuse({ kind: 'not-found' })
  const isWhole = maySeeWhole(actor)
  if (isOfTheWhole(kind) && !isWhole) return refuse({ kind: 'paper-of-the-whole' })
  if (submission !== undefined && !isWhole) return refuse({ kind: 'not-found' })
  return ok(mint('take-paper', actor, a))
}

/** The same, of what is to be made by a job: a few at a time. */
export function mayAskPaper(
  actor: Actor,
  a: AssessmentRow | undefined,
  asked: { kind: PaperKind; submission?: number | undefined },
  waiting: number,
): Judged<'ask-paper', AssessmentRow> {
  const taken = mayTakePaper(actor, a, asked)
  if (!taken.ok) return taken
  if (waiting >= MOST_WAITING) return refuse({ kind: 'papers-wait-already', most: MOST_WAITING })
  return ok(mint('ask-paper', actor, taken.value.thing))
}

export type KeptPaper = { id: PaperId; userId: string; assessmentId: AssessmentId; state: string }

/** A paper is its asker's alone. */
export function mayOpenPaper<P extends KeptPaper>(actor: Actor, paper: P | undefined): Judged<'open-paper', P> {
  if (!paper || paper.userId !== actor.userId) return refuse({ kind: 'not-found' })
  return ok(mint('open-paper', actor, paper))
}
