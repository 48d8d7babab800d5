import { and, eq } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { documentUpdates } from '@/db/schema/document'
import { ok, refuse } from '../result'
import { mayOpenText } from './policy'
import { loadDocument } from './store'

/** One stored edit of a text, by its number, for somebody who may read the text. */
export const viewEdit = (caller: Caller, input: { documentId: string; seq: number }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayOpenText(actor, await loadDocument(tx, actor, input.documentId))
    if (!permit.ok) return permit
    const [edit] = await tx
      .select({ authorId: documentUpdates.authorId, payload: documentUpdates.payload })
      .from(documentUpdates)
      .where(and(eq(documentUpdates.documentId, permit.value.thing.id), eq(documentUpdates.seq, input.seq)))
    return edit ? ok(edit) : refuse({ kind: 'not-found' })
  })
