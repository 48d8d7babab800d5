import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayAskExport } from './policy'
import { countWaiting, saveAsked } from './store'

export const askExportInput = z.object({})

/** Has all that the council holds made into one file by a job, for its asker alone, who finds it for a week. */
export const askExport = (caller: Caller, _input: z.infer<typeof askExportInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayAskExport(actor, await countWaiting(tx, actor))
    if (!permit.ok) return permit
    return ok({ exportId: await saveAsked(tx, actor, permit.value) })
  })
