import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type AssessmentId, isId, type PaperId } from '@/db/ids'
import { only } from '@/db/only'
import { papers } from '@/db/schema/paper'
import { submissions } from '@/db/schema/submission'
import { announce } from '../announce'
import type { AssessmentRow } from '../assessment/store'
import type { Permit } from '../permit'
import type { SubmittedFile } from '../submission/submission'
import type { Holds } from './holds'
import type { PaperAsked } from './shape/paper'

/** The sealed copy of this version of an assessment, or its newest; nothing where none was submitted. */
export async function loadSealed(tx: Tx, assessmentId: AssessmentId, version?: number) {
  const [row] = await tx
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.assessmentId, assessmentId),
        version === undefined ? undefined : eq(submissions.version, version),
      ),
    )
    .orderBy(desc(submissions.version))
    .limit(1)
  return row && { id: row.id, version: row.version, sha256: row.sha256, file: row.content as SubmittedFile }
}

const SHOWN = {
  ...{ id: papers.id, userId: papers.userId, assessmentId: papers.assessmentId, state: papers.state },
  ...{ kind: papers.kind, format: papers.format, area: papers.area, submission: papers.submission },
  ...{ askedAt: papers.askedAt, fileName: papers.fileName },
}

/** The acting person's own of an assessment, the newest first. Their files are not read. */
export const loadPapers = (tx: Tx, actor: Actor, assessmentId: AssessmentId) =>
  tx
    .select(SHOWN)
    .from(papers)
    .where(and(eq(papers.userId, actor.userId), eq(papers.assessmentId, assessmentId)))
    .orderBy(desc(papers.askedAt))
    .limit(20)

/** How many of theirs are still to be made, whatever they are of. */
export const countWaiting = (tx: Tx, actor: Actor) =>
  tx.$count(papers, and(eq(papers.userId, actor.userId), inArray(papers.state, ['waiting', 'making'])))

export async function loadPaper(tx: Tx, id: string) {
  if (!isId<PaperId>(id)) return undefined
  const [row] = await tx
    .select({ ...SHOWN, holds: papers.holds })
    .from(papers)
    .where(eq(papers.id, id))
  return row?.assessmentId ? { ...row, assessmentId: row.assessmentId } : undefined
}

/** The file of one that is ready. */
export async function loadFile(tx: Tx, id: PaperId) {
  const [row] = await tx.select({ file: papers.file, fileName: papers.fileName }).from(papers).where(eq(papers.id, id))
  return row?.file && row.fileName ? { file: row.file, fileName: row.fileName } : undefined
}

export async function saveAsked(
  tx: Tx,
  actor: Actor,
  permit: Permit<'ask-paper', AssessmentRow>,
  { kind, format, area, submission }: Omit<PaperAsked, 'assessmentId'>,
): Promise<PaperId> {
  const made = await tx
    .insert(papers)
    .values({
      ...{ councilId: actor.councilId, assessmentId: permit.thing.id, userId: actor.userId, kind, format },
      ...{ area: area ?? null, submission: submission ?? null, askedAt: actor.now },
    })
    .returning({ id: papers.id })
  return only(made).id
}

/** How far one is. Its asker's pages hear of it, and nobody else's. */
export async function noteProgress(
  tx: Tx,
  actor: Actor,
  permit: Permit<'open-paper', { id: PaperId }>,
  to: { state: 'making' | 'failed' } | { state: 'ready'; fileName: string; holds: Holds; file: Uint8Array },
) {
  await tx.update(papers).set(to).where(eq(papers.id, permit.thing.id))
  await announce(tx, { topic: 'inbox', user: actor.userId })
}
