import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { DocumentId } from '@/db/ids'
import { commentThreads } from '@/db/schema/comment'
import { documents } from '@/db/schema/document'
import { evidenceMarks } from '@/db/schema/evidence-mark'
import { suggestions } from '@/db/schema/suggestion'
import { documentRestores, documentVersions } from '@/db/schema/version'
import { announce } from '@/lib/announce'
import type { Permit } from '@/lib/permit'
import { placeOf } from '@/lib/subject/store'
import { chain } from '@/lib/trail/chain'
import type { TextRow } from '../store'
import type { Stretch } from './history'
import type { Named } from './policy'
import type { Written } from './replay'
import type { Anchored } from './work-on-history'

/** Holds the text until the transaction ends: no append, no compaction and no other pin falls in between. */
export const holdText = (tx: Tx, documentId: DocumentId) =>
  tx.select({ id: documents.id }).from(documents).where(eq(documents.id, documentId)).for('update')

/**
 * History points, then the log's rows gathered as compaction would gather them, in one statement so that no compaction
 * falls in between. `payloads` says whether their words come with them.
 */
const stretches = (documentId: DocumentId, hasPayloads: boolean) => sql`
  with pins as (
    select coalesce(array_agg(pin + 1 order by pin), '{}') as after from (
      select seq as pin from document_versions where document_id = ${documentId}
      union select seq from document_restores where document_id = ${documentId}
      union select seq - 1 from document_restores where document_id = ${documentId}) p)
  select author_id, first_seq, last_seq, written_at as at, true as is_point, ${hasPayloads ? sql`payload` : sql`null::bytea`} as payload
    from document_points where document_id = ${documentId}
  union all
  select author_id, min(seq), max(seq), max(created_at), false,
         ${hasPayloads ? sql`string_agg(int4send(octet_length(payload)) || payload, ''::bytea order by seq)` : sql`null::bytea`}
    from document_updates, pins where document_id = ${documentId}
    group by author_id, floor(extract(epoch from created_at) / 60), width_bucket(seq, pins.after)
  order by first_seq`

type Row = {
  author_id: string
  first_seq: string
  last_seq: string
  at: Date | string
  is_point: boolean
  payload: Buffer
}

const stretchOf = (row: Row): Stretch => ({
  authorId: row.author_id,
  firstSeq: Number(row.first_seq),
  lastSeq: Number(row.last_seq),
  at: new Date(row.at),
})

/** Who wrote when, without the words. */
export async function loadStretches(tx: Tx, documentId: DocumentId): Promise<Stretch[]> {
  return (await tx.execute<Row>(stretches(documentId, false))).rows.map(stretchOf)
}

/** The whole history with its words. */
export async function loadWritten(tx: Tx, documentId: DocumentId): Promise<Written[]> {
  const { rows } = await tx.execute<Row>(stretches(documentId, true))
  return rows.map((row) => ({ ...stretchOf(row), isPoint: row.is_point, payload: new Uint8Array(row.payload) }))
}

/** The named versions, the newest moment first. */
export const loadVersions = (tx: Tx, documentId: DocumentId) =>
  tx
    .select({
      seq: documentVersions.seq,
      name: documentVersions.name,
      at: documentVersions.createdAt,
      by: documentVersions.namedBy,
    })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId))
    .orderBy(desc(documentVersions.seq), desc(documentVersions.createdAt))

export const loadRestores = (tx: Tx, documentId: DocumentId) =>
  tx
    .select({ seq: documentRestores.seq, momentSeq: documentRestores.momentSeq })
    .from(documentRestores)
    .where(eq(documentRestores.documentId, documentId))

/** By which edits suggestions were accepted, and who had proposed the words. */
export async function loadAccepted(tx: Tx, documentId: DocumentId) {
  const rows = await tx
    .select({ seq: suggestions.acceptedSeq, by: suggestions.madeBy })
    .from(suggestions)
    .where(and(eq(suggestions.subjectId, documentId), eq(suggestions.outcome, 'accepted')))
    .orderBy(suggestions.acceptedSeq)
  return rows.map(({ seq, by }) => ({ seq: seq ?? 0, by }))
}

/** People's names as they are today; who is not known here any more is somebody who has left. */
export async function loadNames(tx: Tx): Promise<(userId: string) => string> {
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select u.id, coalesce(u.name, u.email) as name from users u
    where u.id in (select m.user_id from memberships m where m.council_id = (select acting_council()))`)
  const names = new Map<string, string>(rows.map(({ id, name }) => [id, name]))
  return (userId) => names.get(userId) ?? 'Somebody who has left'
}

/** What hangs on the words of a text. */
const HANGING = [commentThreads, evidenceMarks] as const

/** Where comments on a text's words hang, and marks of evidence in it. */
export async function loadAnchors(tx: Tx, documentId: DocumentId): Promise<Anchored[]> {
  const anchors: Anchored[] = []
  for (const table of HANGING) {
    const rows = await tx
      .select({ id: table.id, start: table.anchorStart, end: table.anchorEnd })
      .from(table)
      .where(and(eq(table.subjectId, documentId), isNotNull(table.anchorStart)))
    for (const { id, start, end } of rows) if (start && end) anchors.push({ id, start, end })
  }
  return anchors
}

export async function saveVersion(tx: Tx, actor: Actor, permit: Permit<'name-version', Named>, name: string) {
  const { document, seq } = permit.thing
  const [named] = await tx
    .insert(documentVersions)
    .values({
      councilId: actor.councilId,
      documentId: document.id,
      seq,
      name,
      namedBy: actor.userId,
      createdAt: actor.now,
    })
    .returning({ id: documentVersions.id })
  await tell(tx, actor, 'version.named', document, { versionId: named?.id, name })
  return { seq, name }
}

export type Restored = { edit: Uint8Array; moved: Anchored[] }

/** Undefined where the append was refused, as to anybody whose right has gone meanwhile. */
export async function saveRestored(
  tx: Tx,
  actor: Actor,
  permit: Permit<'restore-version', Named>,
  { edit, moved }: Restored,
): Promise<{ seq: number } | undefined> {
  const { document, seq: momentSeq } = permit.thing
  const stored = await tx.execute<{ seq: string | null }>(
    sql`select append_as_acting(${document.id}, gen_random_uuid(), ${Buffer.from(edit)}) as seq`,
  )
  const seq = Number(stored.rows[0]?.seq ?? 0)
  if (seq === 0) return undefined
  await tx.insert(documentRestores).values({
    councilId: actor.councilId,
    documentId: document.id,
    seq,
    momentSeq,
    restoredBy: actor.userId,
    createdAt: actor.now,
  })
  for (const { id, start, end } of moved)
    for (const table of HANGING)
      await tx
        .update(table)
        .set({ anchorStart: start, anchorEnd: end, anchorSeq: seq, anchorLost: false, anchorWords: null })
        .where(and(sql`${table.id} = ${id}`, eq(table.subjectId, document.id)))
  await tell(tx, actor, 'version.restored', document, { seq, momentSeq })
  await announce(tx, { topic: 'text', id: document.id, seq })
  return { seq }
}

async function tell(
  tx: Tx,
  actor: Actor,
  act: 'version.named' | 'version.restored',
  document: TextRow,
  what: Record<string, unknown>,
) {
  await chain(tx, actor, act, { ...placeOf(document), ...what })
  await announce(tx, { topic: 'subject', id: document.id })
}
