import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type CouncilId, isId, type PaperId } from '@/db/ids'
import { only } from '@/db/only'
import { evidenceRevisions } from '@/db/schema/evidence-item'
import { papers } from '@/db/schema/paper'
import { submissionSeals } from '@/db/schema/seal'
import { submissions } from '@/db/schema/submission'
import { announce } from '../announce'
import type { Holds } from '../paper/holds'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'

const SHOWN = {
  ...{
    id: papers.id,
    councilId: papers.councilId,
    userId: papers.userId,
    state: papers.state,
    askedAt: papers.askedAt,
  },
  ...{ fileName: papers.fileName, holds: papers.holds, sha256: papers.sha256, size: papers.size },
}
const own = (actor: Actor) => and(isNull(papers.assessmentId), eq(papers.userId, actor.userId))

/** Files of the whole council that the acting person asked for, the newest first. */
export const loadExports = (tx: Tx, actor: Actor) =>
  tx.select(SHOWN).from(papers).where(own(actor)).orderBy(desc(papers.askedAt)).limit(5)

export async function loadExport(tx: Tx, id: string) {
  if (!isId<PaperId>(id)) return undefined
  const [row] = await tx
    .select(SHOWN)
    .from(papers)
    .where(and(eq(papers.id, id), isNull(papers.assessmentId)))
  return row
}

/** How many of theirs are still to be made. Whoever asks has whoever asks in the same name wait until the commit. */
export async function countWaiting(tx: Tx, actor: Actor) {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`export ${actor.councilId} ${actor.userId}`}, 0))`,
  )
  return tx.$count(papers, and(own(actor), inArray(papers.state, ['waiting', 'making'])))
}

export async function saveAsked(tx: Tx, actor: Actor, _permit: Permit<'ask-export', null>): Promise<PaperId> {
  const { councilId, userId } = actor
  const made = await tx
    .insert(papers)
    .values({ councilId, userId, kind: 'everything', format: 'zip', askedAt: actor.now })
    .returning({ id: papers.id })
  await chain(tx, actor, 'council.export-asked', {})
  return only(made).id
}

/** How far one is. Its asker's pages hear of it, and nobody else's. */
export async function noteExport(
  tx: Tx,
  actor: Actor,
  permit: Permit<'open-export', { id: PaperId }>,
  to: { state: 'making' | 'failed' } | { state: 'ready'; fileName: string; holds: Holds; sha256: string; size: number },
) {
  await tx.update(papers).set(to).where(eq(papers.id, permit.thing.id))
  await announce(tx, { topic: 'inbox', user: actor.userId })
}

export type TakenFile = { councilId: CouncilId; sha256: string; fileName: string | null }

/** Every version of a file that the acting person may open, each once. */
export const loadFiles = (tx: Tx): Promise<TakenFile[]> =>
  tx
    .selectDistinctOn([evidenceRevisions.sha256], {
      ...{ councilId: evidenceRevisions.councilId, fileName: evidenceRevisions.fileName },
      sha256: sql<string>`${evidenceRevisions.sha256}`,
    })
    .from(evidenceRevisions)
    .where(and(sql`${evidenceRevisions.councilId} = (select acting_council())`, isNotNull(evidenceRevisions.sha256)))
    .orderBy(evidenceRevisions.sha256)

/** The items of evidence that the acting person may open. */
export async function loadItemIds(tx: Tx): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select i.id from evidence_items i where i.council_id = (select acting_council()) order by i.id`,
  )
  return rows.map(({ id }) => id)
}

/** The sealed copies, as they were hashed, each with what was signed of it. */
export const loadSubmissions = (tx: Tx) =>
  tx
    .select({
      ...{ assessmentId: submissions.assessmentId, version: submissions.version },
      ...{ content: submissions.content, sha256: submissions.sha256, statement: submissionSeals.jws },
    })
    .from(submissions)
    .leftJoin(
      submissionSeals,
      and(eq(submissionSeals.councilId, submissions.councilId), eq(submissionSeals.submissionId, submissions.id)),
    )
    .where(sql`${submissions.councilId} = (select acting_council())`)
    .orderBy(submissions.assessmentId, submissions.version)
