import { type SQL, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, DocumentId } from '@/db/ids'
import { loadSubject, type SubjectRow } from '../subject/store'
import { subjectHas } from '../subject/subject'

/** A shared text: a subject that has one. */
export type TextRow = SubjectRow & { id: DocumentId }
/** Whether a subject has a text. */
export const isText = (subject: SubjectRow): subject is TextRow => subjectHas(subject.kind, 'text')

export async function loadDocument(tx: Tx, actor: Actor, documentId: string): Promise<TextRow | undefined> {
  const subject = await loadSubject(tx, actor, documentId)
  return subject && isText(subject) ? subject : undefined
}

/** A text in the order of its making: its snapshot, where it has one, then the log after it. `owners` comes with the snapshot. */
export type TextPart = {
  documentId: string
  seq: number
  payload: Uint8Array
  authorId: string
  owners: Record<string, string> | null
}

/** One statement, so that no compaction falls between the snapshot and the log. */
async function loadParts(tx: Tx, which: SQL): Promise<TextPart[]> {
  const read = await tx.execute<{
    document_id: string
    seq: string
    payload: Buffer
    author_id: string
    owners: TextPart['owners']
  }>(sql`
    with d as (select council_id, id from documents where ${which})
    select d.id as document_id, s.seq, s.state as payload, '' as author_id, s.owners
      from d join document_snapshots s on s.council_id = d.council_id and s.document_id = d.id
    union all
    select d.id, u.seq, u.payload, u.author_id::text, null
      from d join document_updates u on u.council_id = d.council_id and u.document_id = d.id
    order by seq`)
  return read.rows.map((row) => ({
    documentId: row.document_id,
    seq: Number(row.seq),
    payload: row.payload,
    authorId: row.author_id,
    owners: row.owners,
  }))
}

/** One text. */
export const loadText = (tx: Tx, documentId: DocumentId) => loadParts(tx, sql`id = ${documentId}`)

/** Every text of an assessment that is sealed with it. */
export const loadTextsOf = (tx: Tx, assessmentId: AssessmentId) =>
  loadParts(
    tx,
    sql`id in (select s.id from subjects s where s.council_id = (select acting_council())
    and s.assessment_id = ${assessmentId} and s.kind = any (kinds_with('sealed')))`,
  )

/** Every text of the council that the acting person reads. */
export const loadTextsOfCouncil = (tx: Tx) => loadParts(tx, sql`council_id = (select acting_council())`)
