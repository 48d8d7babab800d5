import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { EvidenceItemId, EvidenceRevisionId, UserId } from '@/db/ids'
import { evidenceAsks, evidenceItems, evidenceRevisions } from '@/db/schema/evidence-item'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Minute } from './evidence'
import type { Figure } from './figure'
import type { AskRow, ItemRow } from './load-items'
import { isOtherClass, type Settled } from './two-fields'

/** What an item is made of, by its kind. */
export type Content =
  | { kind: 'file'; fileName: string; mediaType: string; size: number; sha256: string; scannedAt: Date | null }
  | { kind: 'link'; url: string }
  | { kind: 'figure'; figure: Figure }
  | { kind: 'minute'; minute: Minute }

/** The two fields as the trail tells them: never why, which may say what it keeps back. */
const told = ({ readers, legalClass, exemptParagraph }: Settled) => ({
  ...{ readers, legalClass },
  ...(exemptParagraph === null ? {} : { paragraph: exemptParagraph }),
})

type Words = { title: string; speaksFor: string; reviewBy?: string | undefined }

/** A new item with its first revision. Where a class is proposed it is held, and its decision asked for. */
export async function saveItem(
  tx: Tx,
  actor: Actor,
  permit: Permit<'add-evidence' | 'attach-evidence', unknown>,
  words: Words,
  wanted: Settled,
  content: Content,
): Promise<{ itemId: EvidenceItemId; revisionId: EvidenceRevisionId }> {
  if (!permit) throw new Error('an item is added with a permit')
  const isProposed = wanted.legalClass !== 'none'
  const [item] = await tx
    .insert(evidenceItems)
    .values({
      ...{
        councilId: actor.councilId,
        kind: content.kind,
        ownerId: actor.userId,
        addedBy: actor.userId,
        addedAt: actor.now,
      },
      ...{ reviewBy: words.reviewBy ?? null, readers: wanted.readers, named: wanted.named },
      heldAt: isProposed ? actor.now : null,
    })
    .returning({ id: evidenceItems.id })
  if (!item) throw new Error('an item was not stored')
  const revisionId = await insertRevision(tx, actor, item.id, 1, words, content, null)
  await chain(tx, actor, 'evidence.added', {
    itemId: item.id,
    kind: content.kind,
    readers: wanted.readers,
    ...proofOf(content),
  })
  if (isProposed) await insertAsk(tx, actor, item.id, wanted, null)
  return { itemId: item.id, revisionId }
}

const proofOf = (content: Content) => (content.kind === 'file' ? { sha256: content.sha256, size: content.size } : {})

async function insertRevision(
  tx: Tx,
  actor: Actor,
  itemId: EvidenceItemId,
  number: number,
  { title, speaksFor }: Words,
  { kind: _, ...content }: Content,
  note: string | null,
): Promise<EvidenceRevisionId> {
  const [row] = await tx
    .insert(evidenceRevisions)
    .values({
      ...{ councilId: actor.councilId, itemId, number, title, speaksFor, note },
      ...{ addedBy: actor.userId, addedAt: actor.now, ...content },
    })
    .returning({ id: evidenceRevisions.id })
  if (!row) throw new Error('a revision was not stored')
  return row.id
}

/** A newer revision beside those that there are. Where nothing is frozen it shows at once; the database sees to that. */
export async function saveRevision(
  tx: Tx,
  actor: Actor,
  permit: Permit<'revise-evidence', { item: ItemRow; number: number }>,
  words: Words,
  content: Content,
  note: string | null,
) {
  const { item, number } = permit.thing
  await insertRevision(tx, actor, item.id, number + 1, words, content, note)
  await chain(tx, actor, 'evidence.revised', { itemId: item.id, number: number + 1, ...proofOf(content) })
  await tellUses(tx, item.id)
  return number + 1
}

/** Every page that shows a question which rests on it reads it again. */
async function tellUses(tx: Tx, itemId: EvidenceItemId) {
  const { rows } = await tx.execute<{ id: never }>(sql`
    select distinct e.assessment_question_id as id from evidence e
    where e.council_id = (select acting_council()) and e.item_id = ${itemId} and e.removed_at is null`)
  for (const { id } of rows) await announce(tx, { topic: 'subject', id })
}

/** Whose it is, and when it is looked at again. */
export async function saveItemChange(
  tx: Tx,
  actor: Actor,
  permit: Permit<'change-item', ItemRow>,
  { ownerId, reviewBy }: { ownerId: UserId; reviewBy: string | null },
) {
  const { id } = permit.thing
  await tx.update(evidenceItems).set({ ownerId, reviewBy }).where(eq(evidenceItems.id, id))
  await chain(tx, actor, 'evidence.changed', { itemId: id, ownerId })
}

/** Narrowed at once. */
export async function saveNarrowing(
  tx: Tx,
  actor: Actor,
  permit: Permit<'narrow', ItemRow>,
  wanted: Settled,
  decides: boolean,
) {
  const { id } = permit.thing
  const change = fieldsOf(actor, wanted, decides && isOtherClass(permit.thing, wanted))
  await tx.update(evidenceItems).set(change).where(eq(evidenceItems.id, id))
  await chain(tx, actor, 'evidence.narrowed', { itemId: id, ...told(wanted) })
  await tellUses(tx, id)
}

/** The two fields as they are from now on; who decides on the class has said so, where they did. */
const fieldsOf = (actor: Actor, wanted: Settled, decides: boolean) => ({
  ...{ readers: wanted.readers, named: wanted.named, legalClass: wanted.legalClass },
  ...{ exemptParagraph: wanted.exemptParagraph, classReason: wanted.classReason, classReviewOn: wanted.classReviewOn },
  ...(decides ? { classDecidedBy: actor.userId, classDecidedAt: actor.now, heldAt: null } : {}),
})

async function insertAsk(tx: Tx, actor: Actor, itemId: EvidenceItemId, wanted: Settled, why: string | null) {
  await tx.insert(evidenceAsks).values({
    ...{ councilId: actor.councilId, itemId, ...wanted, why },
    ...{ askedBy: actor.userId, askedAt: actor.now },
  })
  await chain(tx, actor, 'evidence.asked', { itemId, ...told(wanted) })
}

/** Asks a second person; where `hold` is wanted nobody else opens it until they have said. */
export async function saveAsk(
  tx: Tx,
  actor: Actor,
  permit: Permit<'ask-readers', ItemRow>,
  wanted: Settled,
  why: string | null,
  hold: boolean,
) {
  const { id, heldAt } = permit.thing
  if (hold && !heldAt) {
    await tx.update(evidenceItems).set({ heldAt: actor.now }).where(eq(evidenceItems.id, id))
    await chain(tx, actor, 'evidence.held', { itemId: id })
    await tellUses(tx, id)
  }
  await insertAsk(tx, actor, id, wanted, why)
}

/** What a second person says to it: done as asked, declined, or taken back by whoever asked. */
export async function saveDecision(
  tx: Tx,
  actor: Actor,
  permit: Permit<'decide-ask', { item: ItemRow; ask: AskRow; decides: boolean }>,
  outcome: 'done' | 'declined' | 'taken-back',
  because: string | null,
) {
  const { item, ask, decides } = permit.thing
  const held =
    item.heldAt === null ? undefined : { heldAt: null, classDecidedBy: actor.userId, classDecidedAt: actor.now }
  const change = outcome === 'done' ? fieldsOf(actor, ask, decides) : outcome === 'declined' ? held : undefined
  if (change) await tx.update(evidenceItems).set(change).where(eq(evidenceItems.id, item.id))
  await tx
    .update(evidenceAsks)
    .set({ decidedBy: actor.userId, decidedAt: actor.now, outcome, decidedBecause: because })
    .where(eq(evidenceAsks.id, ask.id))
  await chain(tx, actor, 'evidence.decided', { itemId: item.id, outcome, ...told(ask) })
  await tellUses(tx, item.id)
}
