import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadEvidenceRevision } from './load-marks'
import { markInPlace } from './mark-in-place'
import { mayConfirmMark } from './policy'
import { saveHolding } from './store-marks'

export const confirmMarkInput = z.object({ markId: z.string() })

/** Says that words are still right, held against the version of their evidence that the question shows now. */
export const confirmMark = (caller: Caller, input: z.infer<typeof confirmMarkInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayConfirmMark(actor, await markInPlace(tx, actor, input.markId))
    if (!permit.ok) return permit
    const revisionId = await loadEvidenceRevision(tx, permit.value.thing.evidenceId)
    if (!revisionId) return refuse({ kind: 'not-found' })
    await saveHolding(tx, actor, permit.value, revisionId)
    return ok(null)
  })
