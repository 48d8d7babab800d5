import type { Actor } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import type { AssessmentState } from '../assessment/assessment'
import { mint, type Permit } from '../permit'
import type { EvidenceRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { type AttachTo, paragraphsIn } from './evidence'
import type { AskRow, ItemRow } from './load-items'
import type { MarkRow } from './load-marks'
import type { MarkInPlace } from './mark-in-place'
import type { EvidenceRow } from './store'
import { isOtherClass, isWidened, type Settled } from './two-fields'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, EvidenceRefusal>
type Place = { id: AssessmentId; state: AssessmentState }

/*
 * Who reads an item is asked of the database alone (db/sql/evidence.sql): what was loaded is what the actor may read.
 */

/** Whoever writes the answer backs it, everywhere or where assigned. */
export function mayAttach(
  actor: Actor,
  a: Place | undefined,
  question: AttachTo['question'] | undefined,
): Judged<'attach-evidence', AttachTo> {
  if (!a || !question) return refuse({ kind: 'not-found' })
  const attaches = may(actor, 'attach') || (may(actor, 'attach-assigned') && question.isMine)
  if (!attaches) return refuse({ kind: 'only-writers-attach' })
  if (!isTimeFor('attach', a.state)) return refuse({ kind: 'evidence-is-frozen' })
  return ok(mint('attach-evidence', actor, { assessmentId: a.id, question }))
}

/** Whoever takes part adds to the register, with a class of their own country. */
export function mayAdd(actor: Actor, wanted: Settled, nation: string): Judged<'add-evidence', null> {
  if (!may(actor, 'add-evidence')) return refuse({ kind: 'only-those-taking-part-add' })
  if (!isParagraphIn(wanted, nation)) return refuse({ kind: 'paragraph-of-another-country', field: 'exemptParagraph' })
  return ok(mint('add-evidence', actor, null))
}

const isParagraphIn = ({ exemptParagraph }: Settled, nation: string) =>
  exemptParagraph === null || exemptParagraph in paragraphsIn(nation)

const isOwn = (actor: Actor, { ownerId, addedBy }: ItemRow) => actor.userId === ownerId || actor.userId === addedBy

/** Its own people, and whoever keeps the register. */
export function mayRevise(
  actor: Actor,
  item: ItemRow | undefined,
  number: number,
): Judged<'revise-evidence', { item: ItemRow; number: number }> {
  if (!item) return refuse({ kind: 'not-found' })
  const revises = may(actor, 'tidy-register') || (isOwn(actor, item) && may(actor, 'add-evidence'))
  if (!revises) return refuse({ kind: 'only-owner-or-officer-changes' })
  return ok(mint('revise-evidence', actor, { item, number }))
}

export function mayChangeItem(actor: Actor, item: ItemRow | undefined): Judged<'change-item', ItemRow> {
  const revises = mayRevise(actor, item, 0)
  return revises.ok ? ok(mint('change-item', actor, revises.value.thing.item)) : revises
}

const mayName = (actor: Actor, item: ItemRow, decides: boolean) =>
  decides || may(actor, 'change-readers') || (isOwn(actor, item) && may(actor, 'add-evidence'))

/** At once where nothing is widened and how it stands in law stays, or is said by whoever decides that. */
export function mayNarrow(
  actor: Actor,
  item: ItemRow | undefined,
  wanted: Settled,
  decides: boolean,
): Judged<'narrow', ItemRow> {
  const asks = mayAskReaders(actor, item, wanted, decides, undefined)
  if (!asks.ok) return asks
  const { thing } = asks.value
  if (isWidened(thing, wanted) || (isOtherClass(thing, wanted) && !decides))
    return refuse({ kind: 'widening-takes-another' })
  const staysIn = wanted.readers !== 'named' || isOwn(actor, thing) || wanted.named.includes(actor.userId)
  if (!staysIn) return refuse({ kind: 'narrowing-shuts-you-out', field: 'named' })
  return ok(mint('narrow', actor, thing))
}

export function mayAskReaders(
  actor: Actor,
  item: ItemRow | undefined,
  wanted: Settled,
  decides: boolean,
  open: AskRow | undefined,
): Judged<'ask-readers', ItemRow> {
  if (!item) return refuse({ kind: 'not-found' })
  if (!mayName(actor, item, decides)) return refuse({ kind: 'only-owner-or-officer-changes' })
  if (!isParagraphIn(wanted, item.nation))
    return refuse({ kind: 'paragraph-of-another-country', field: 'exemptParagraph' })
  if (open) return refuse({ kind: 'readers-asked-already' })
  return ok(mint('ask-readers', actor, item))
}

/** A second person of the same standing; a class, and what is held or restricted, by whoever decides that. */
export function mayDecide(
  actor: Actor,
  item: ItemRow | undefined,
  ask: AskRow | undefined,
  decides: boolean,
): Judged<'decide-ask', { item: ItemRow; ask: AskRow; decides: boolean }> {
  if (!item || !ask) return refuse({ kind: 'not-found' })
  if (ask.decidedAt) return refuse({ kind: 'readers-decided-already' })
  if (ask.askedBy === actor.userId) return refuse({ kind: 'widening-takes-another' })
  const isOfReaders = item.legalClass === 'none' && item.heldAt === null && ask.legalClass === 'none'
  if (!decides && !(isOfReaders && may(actor, 'change-readers')))
    return refuse({ kind: 'only-monitoring-officer-decides' })
  return ok(mint('decide-ask', actor, { item, ask, decides }))
}

/** Whoever asked takes it back, as long as it is not decided. */
export function mayTakeBackAsk(
  actor: Actor,
  item: ItemRow | undefined,
  ask: AskRow | undefined,
): Judged<'decide-ask', { item: ItemRow; ask: AskRow; decides: boolean }> {
  if (!item || !ask) return refuse({ kind: 'not-found' })
  if (!may(actor, 'change-readers') && !isOwn(actor, item)) return refuse({ kind: 'only-owner-or-officer-changes' })
  if (ask.askedBy !== actor.userId) return refuse({ kind: 'only-asker-takes-back' })
  if (ask.decidedAt) return refuse({ kind: 'readers-decided-already' })
  if (item.heldAt) return refuse({ kind: 'held-until-decided' })
  return ok(mint('decide-ask', actor, { item, ask, decides: false }))
}

/** Those who tidy take evidence away, and whoever added it while they still write there. */
export function mayRemove(
  actor: Actor,
  a: Place | undefined,
  question: AttachTo['question'] | undefined,
  item: EvidenceRow | undefined,
): Judged<'remove-evidence', EvidenceRow> {
  if (!item) return refuse({ kind: 'not-found' })
  const writes = mayAttach(actor, a, question)
  if (!writes.ok) return writes
  if (item.removedAt) return refuse({ kind: 'evidence-already-removed' })
  const tidies = may(actor, 'tidy-evidence')
  if (!tidies && item.addedBy !== actor.userId) return refuse({ kind: 'only-adder-or-officer-removes' })
  return ok(mint('remove-evidence', actor, item))
}

/** Whoever attaches there: a mark is part of how an answer is written, whoever made it. */
export function mayTakeMarkAway(actor: Actor, at: MarkInPlace): Judged<'take-mark-away', MarkRow> {
  const keeps = mayKeepMark(actor, at)
  return keeps.ok ? ok(mint('take-mark-away', actor, keeps.value)) : keeps
}
export function mayConfirmMark(actor: Actor, at: MarkInPlace): Judged<'confirm-mark', MarkRow> {
  const keeps = mayKeepMark(actor, at)
  return keeps.ok ? ok(mint('confirm-mark', actor, keeps.value)) : keeps
}
function mayKeepMark(actor: Actor, at: MarkInPlace): Result<MarkRow, EvidenceRefusal> {
  if (!at) return refuse({ kind: 'not-found' })
  const attaches = mayAttach(actor, at.assessment, at.question)
  return attaches.ok ? ok(at.mark) : attaches
}

/** What was removed is no longer handed out from there, to anybody. */
export function mayOpen(actor: Actor, item: EvidenceRow | undefined): Judged<'open-evidence', EvidenceRow> {
  if (!item) return refuse({ kind: 'not-found' })
  if (item.removedAt) return refuse({ kind: 'evidence-already-removed' })
  return ok(mint('open-evidence', actor, item))
}

/** Peers see what is public or for council and peers, as long as it stands and nothing restricts it. */
export function mayOpenAsPeer(
  actor: { userId: string; cleared: boolean },
  item: EvidenceRow | undefined,
): Judged<'open-evidence', EvidenceRow> {
  if (!item || !actor.cleared || item.removedAt) return refuse({ kind: 'not-found' })
  return ok(mint('open-evidence', actor, item))
}
