import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { ZipPart } from '../evidence/zip-with-sums'
import { inWorker } from '../in-worker'
import { heading } from '../paper/shape/block'
import { richText } from '../paper/shape/rich-text'
import { writeHtml } from '../paper/write/html'
import { WITH_NAMES } from '../subject/store'
import type { SubjectKind } from '../subject/subject'
import type { readAnswer } from '../text/answer-text'
import { loadTextsOfCouncil, type TextPart } from '../text/store'
import { placeOf } from './everything'

/** A shared text of the council: what it is called, and its edits. */
export type Text = {
  id: string
  kind: SubjectKind
  assessment: string
  code: string
  shortName: string
  parts: TextPart[]
}

/** Every text that the acting person reads. */
export async function readTexts(tx: Tx): Promise<Text[]> {
  const { rows } = await tx.execute<Omit<Text, 'parts'>>(sql`
    select s.id, s.kind, a.title as assessment, coalesce(q.code, r.code, st.area::text) as code,
      coalesce(f.short_name, rf.short_name, n.title) as "shortName"
    from subjects s ${WITH_NAMES}
    join documents d on d.council_id = s.council_id and d.id = s.id
    left join lateral (select o.code, o.framework_question_id from reasons w
      join assessment_questions o on o.council_id = w.council_id and o.id = w.assessment_question_id
      where w.council_id = s.council_id and w.id = s.id) r on true
    left join framework_questions rf on rf.id = r.framework_question_id
    where s.council_id = (select acting_council()) order by s.id`)
  const partsOf = new Map<string, TextPart[]>(rows.map(({ id }) => [id, []]))
  for (const part of await loadTextsOfCouncil(tx)) partsOf.get(part.documentId)?.push(part)
  return rows.map((row) => ({ ...row, parts: partsOf.get(row.id) ?? [] }))
}

/** Each as a page to read and as the Yjs update that every editor opens. What nobody has written in is left out. */
export async function writeTexts(texts: readonly Text[]): Promise<ZipPart[]> {
  const files: ZipPart[] = []
  for (const { id, kind, assessment, code, shortName, parts } of texts) {
    if (parts.length === 0) continue
    const updates = parts.map(({ payload }) => new Uint8Array(payload))
    const { answer, state } = await inWorker<typeof readAnswer>('lib/text/answer-text.ts', 'readAnswer', updates)
    const title = `${code} ${shortName}, ${kind}, ${assessment}`
    const blocks = [heading(1, title), heading(2, title), ...richText(answer, 3)] // the first is the title of the file
    files.push(
      { path: placeOf.text(id), content: await writeHtml({ title, blocks, crest: null }) },
      { path: `texts/${id}.yjs`, content: new Uint8Array(state) },
    )
  }
  return files
}
