import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { ThreadId } from '@/db/ids'
import { commentThreads } from '@/db/schema/comment'
import { suggestions } from '@/db/schema/suggestion'
import { announce } from '../announce'
import type { Permit } from '../permit'
import type { TextRow } from '../text/store'
import type { SuggestionRow } from './load-suggestions'
import { insertThread, tell } from './store'
import type { SuggestionOutcome } from './suggestion'
import type { WordsOfText } from './words-of-text'

type Proposed = { words: WordsOfText; replacement: string; reason: string }

/** A thread at the words, with the others that should stand there. */
export async function saveSuggestion(
  tx: Tx,
  actor: Actor,
  permit: Permit<'suggest', TextRow>,
  { words, replacement, reason }: Proposed,
): Promise<ThreadId> {
  const text = permit.thing
  const threadId = await insertThread(tx, actor, text, { body: reason, named: [] }, { words, level: undefined })
  await tx.insert(suggestions).values({
    ...{ councilId: actor.councilId, threadId, subjectId: text.id, words: words.letters, replacement },
    ...{ madeBy: actor.userId, madeAt: actor.now },
  })
  await tell(tx, actor, 'comment.words-suggested', threadId, text)
  return threadId
}

/** Writes the words in the name of whoever accepts them. Undefined where the append was refused, as to anybody whose right has gone. */
export async function saveAccepted(
  tx: Tx,
  actor: Actor,
  permit: Permit<'accept-suggestion', SuggestionRow>,
  edit: Uint8Array,
): Promise<number | undefined> {
  const { text } = permit.thing
  const stored = await tx.execute<{ seq: string | null }>(
    sql`select append_as_acting(${text.id}, gen_random_uuid(), ${Buffer.from(edit)}) as seq`,
  )
  const seq = Number(stored.rows[0]?.seq ?? 0)
  if (seq === 0) return undefined
  await decide(tx, actor, permit.thing, { outcome: 'accepted', acceptedSeq: seq })
  await announce(tx, { topic: 'text', id: text.id, seq })
  return seq
}

/** The words stay as they are; whoever made it is told why. */
export const saveDeclined = (
  tx: Tx,
  actor: Actor,
  permit: Permit<'decline-suggestion', SuggestionRow>,
  because: string,
) => decide(tx, actor, permit.thing, { outcome: 'declined', because })

export const saveWithdrawn = (tx: Tx, actor: Actor, permit: Permit<'withdraw-suggestion', SuggestionRow>) =>
  decide(tx, actor, permit.thing, { outcome: 'withdrawn' })

const ACTS = {
  accepted: 'comment.suggestion-accepted',
  declined: 'comment.suggestion-declined',
  withdrawn: 'comment.suggestion-withdrawn',
} as const
type Decision = { outcome: SuggestionOutcome; because?: string; acceptedSeq?: number }

/** What became of it, and its thread is resolved with it. */
async function decide(tx: Tx, actor: Actor, suggestion: SuggestionRow, decision: Decision) {
  const { id, threadId, text } = suggestion
  const by = { decidedBy: actor.userId, decidedAt: actor.now }
  await tx
    .update(suggestions)
    .set({ ...decision, ...by })
    .where(eq(suggestions.id, id))
  await tx
    .update(commentThreads)
    .set({ resolvedBy: actor.userId, resolvedAt: actor.now })
    .where(eq(commentThreads.id, threadId))
  await tell(tx, actor, ACTS[decision.outcome], threadId, text)
}
