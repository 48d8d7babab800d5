import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../../result'
import { loadDocument } from '../store'
import { askHistory } from './ask-history'
import { momentsOf } from './history'
import { mayRestoreVersion } from './policy'
import { holdText, loadAnchors, loadStretches, loadWritten, saveRestored } from './store'

export const restoreVersionInput = z.object({
  textId: z.string(),
  seq: z.coerce.number('Choose a moment').int().positive(),
})

/**
 * Writes again what a text said at a moment, as one new edit by whoever restores. What others typed since the text was
 * read stays. The moment before is kept apart, so that restoring it takes this back.
 */
export async function restoreVersion(caller: Caller, input: z.infer<typeof restoreVersionInput>) {
  const read = await inCouncil(caller, async (tx, actor) => {
    const document = await loadDocument(tx, actor, input.textId)
    const written = document ? await loadWritten(tx, document.id) : []
    const permit = mayRestoreVersion(actor, document, input.seq, { seqs: momentsOf(written).map(({ seq }) => seq) })
    if (!permit.ok) return permit
    return ok({ written, anchors: await loadAnchors(tx, permit.value.thing.document.id) })
  })
  if (!read.ok) return read
  const restored = await askHistory('restore', { ...read.value, seq: input.seq })
  if (!restored) return refuse({ kind: 'nothing-to-restore' })
  return inCouncil(caller, async (tx, actor) => {
    const document = await loadDocument(tx, actor, input.textId)
    if (document) await holdText(tx, document.id)
    const moments = document ? momentsOf(await loadStretches(tx, document.id)) : []
    const permit = mayRestoreVersion(actor, document, input.seq, { seqs: moments.map(({ seq }) => seq) })
    if (!permit.ok) return permit
    const saved = await saveRestored(tx, actor, permit.value, restored)
    return saved ? ok({ ...saved, textId: input.textId }) : refuse({ kind: 'answer-not-open' })
  })
}
