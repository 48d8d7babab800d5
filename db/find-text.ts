import { may } from '../lib/access/access'
import { batch } from './batch'
import type { Actor, Caller } from './gate'
import { type AssessmentId, type CouncilId, type DocumentId, isId } from './ids'
import { onApp } from './pools'
import type { assessments } from './schema/assessment'
import type { subjects } from './schema/subject'

/** A text as somebody finds it: who they are in its council, where it belongs, and its snapshot and log in their order. */
export type TextFound = {
  actor: Actor
  document: {
    id: DocumentId
    kind: typeof subjects.$inferSelect.kind
    councilId: CouncilId
    assessmentId: AssessmentId
    frozenAt: Date | null
    state: typeof assessments.$inferSelect.state
    /** Its question is assigned to them. */
    isMine: boolean
  }
  parts: TextPart[]
}
/** `owners` comes with a snapshot, the author with a row of the log. */
export type TextPart = { payload: Uint8Array; authorId: string; owners: Record<string, string> | null }

/**
 * The other way to a council's rows, for one text: as `inCouncil`, and behind the same fences, but in one statement with
 * whoever else opens a text just now. Undefined where there is nothing for them.
 */
export async function findText(caller: Caller, documentId: string): Promise<TextFound | undefined> {
  const { council } = caller.place
  if (!isId(documentId) || council.includes('\0')) return undefined
  return findTexts({ caller, documentId })
}

/** Texts that are read in one statement. */
const MOST_TEXTS = 50

const findTexts = batch<{ caller: Caller; documentId: string }, TextFound | undefined>(MOST_TEXTS, async (asked) => {
  const found = new Array<TextFound | undefined>(asked.length).fill(undefined)
  const { rows } = await onApp(null, ({ client, prove }) =>
    client.query({
      name: 'read-texts',
      text: 'select * from read_texts($1, $2, $3, $4)',
      values: [
        asked.map(({ caller }) => caller.userId),
        asked.map(({ caller }) => prove(caller.userId)),
        asked.map(({ caller }) => caller.place.council),
        asked.map(({ documentId }) => documentId),
      ],
    }),
  )
  for (const row of rows) {
    const at = row.place - 1
    const caller = asked[at]?.caller as Caller
    if (row.council_id === null)
      found[at]?.parts.push({ payload: row.payload, authorId: row.author_id ?? '', owners: row.owners })
    else if (may(row, 'enter'))
      found[at] = {
        actor: {
          userId: caller.userId,
          userName: row.user_name ?? row.email,
          post: row.post,
          councilId: row.council_id,
          councilSlug: row.slug,
          councilName: row.name,
          roles: row.roles,
          now: caller.now ?? new Date(),
        },
        document: {
          id: asked[at]?.documentId as DocumentId,
          kind: row.kind,
          councilId: row.council_id,
          assessmentId: row.assessment_id,
          frozenAt: row.frozen_at,
          state: row.state,
          isMine: row.is_mine,
        },
        parts: [],
      }
  }
  return found
})
