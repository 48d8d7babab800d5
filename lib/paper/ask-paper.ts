import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok } from '../result'
import { mayAskPaper } from './policy'
import { PAPER_FORMATS, PAPER_KINDS } from './shape/paper'
import { countWaiting, saveAsked } from './store'

export const askPaperInput = z.object({
  assessmentId: z.string(),
  kind: z.enum(PAPER_KINDS),
  format: z.enum(PAPER_FORMATS),
  area: z.int().optional(),
  submission: z.int().optional(),
})

/** Has a document made by a job, for its asker alone, who finds it among their documents for a week. */
export const askPaper = (caller: Caller, input: z.output<typeof askPaperInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const a = await loadAssessment(tx, actor, input.assessmentId)
    const permit = mayAskPaper(actor, a, input, await countWaiting(tx, actor))
    if (!permit.ok) return permit
    return ok({ paperId: await saveAsked(tx, actor, permit.value, input) })
  })
