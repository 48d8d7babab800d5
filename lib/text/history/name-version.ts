import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../../result'
import { loadDocument } from '../store'
import { MAX_NAME, momentsOf } from './history'
import { mayNameVersion } from './policy'
import { holdText, loadStretches, loadVersions, saveVersion } from './store'

export const nameVersionInput = z.object({
  textId: z.string(),
  name: z
    .string('Write a name')
    .trim()
    .min(1, 'Write a name')
    .max(MAX_NAME, `Use at most ${MAX_NAME} characters for a name`)
    .transform((name) => name.replaceAll(/\s+/gu, ' ').normalize('NFC')),
  /** A moment of the history; without it, now. */
  seq: z.coerce.number().int().positive().optional(),
})

/** Gives how a text stood at a moment a name. From then on this moment is kept apart for ever. */
export const nameVersion = (caller: Caller, input: z.infer<typeof nameVersionInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const document = await loadDocument(tx, actor, input.textId)
    if (document) await holdText(tx, document.id)
    const seqs = document ? momentsOf(await loadStretches(tx, document.id)).map(({ seq }) => seq) : []
    const names = document ? (await loadVersions(tx, document.id)).map(({ name }) => name) : []
    const wanted = { seq: input.seq ?? seqs.at(-1), name: input.name }
    const permit = mayNameVersion(actor, document, wanted, { seqs, names })
    if (!permit.ok) return permit
    return ok(await saveVersion(tx, actor, permit.value, input.name))
  })
