import { and, desc, eq, lt, or } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { assessments } from '@/db/schema/assessment'
import { gapTexts } from '@/db/schema/gap-text'
import type { AssessmentRow } from '../assessment/store'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Order } from './order'
import type { Gap } from './policy'

/** What was written for an ask; `carriedFrom` where it was for an earlier assessment, and this one has nothing of its own yet. */
export type GapText = { ask: string; words: string; by: string; at: Date; carriedFrom: string | null }

/** Of each ask the text of this assessment, or else the last one that an earlier assessment of the council has. */
export async function loadGapTexts(tx: Tx, { id, createdAt }: AssessmentRow, order: Order): Promise<GapText[]> {
  const found = await tx
    .select({ text: gapTexts, title: assessments.title })
    .from(gapTexts)
    .innerJoin(
      assessments,
      and(eq(assessments.councilId, gapTexts.councilId), eq(assessments.id, gapTexts.assessmentId)),
    )
    .where(
      and(eq(gapTexts.orderKey, order.key), or(eq(gapTexts.assessmentId, id), lt(assessments.createdAt, createdAt))),
    )
    .orderBy(desc(assessments.createdAt), desc(assessments.id))
  const own = found.filter(({ text }) => text.assessmentId === id)
  const kept = new Map<string, (typeof found)[number]>()
  for (const one of [...own, ...found]) if (!kept.has(one.text.askKey)) kept.set(one.text.askKey, one)
  return [...kept.values()]
    .filter(({ text }) => text.words !== '')
    .map(({ text, title }) => ({
      ...{ ask: text.askKey, words: text.words, by: text.writerName, at: text.writtenAt },
      carriedFrom: text.assessmentId === id ? null : title,
    }))
}

export async function saveGapText(tx: Tx, actor: Actor, permit: Permit<'fill-gap', Gap>, words: string) {
  const { assessment, order, ask } = permit.thing
  const written = { words, writtenBy: actor.userId, writerName: actor.userName, writtenAt: actor.now }
  await tx
    .insert(gapTexts)
    .values({
      councilId: actor.councilId,
      assessmentId: assessment.id,
      orderKey: order.key,
      askKey: ask.key,
      ...written,
    })
    .onConflictDoUpdate({
      target: [gapTexts.councilId, gapTexts.assessmentId, gapTexts.orderKey, gapTexts.askKey],
      set: written,
    })
  await chain(tx, actor, 'gap.filled', { assessmentId: assessment.id, order: order.key, ask: ask.key })
}
