import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok } from '../result'
import { mayReopen } from './policy'
import { loadThread, saveReopened } from './store'

export const reopenThreadInput = z.object({ threadId: z.string() })

/** Takes a resolved thread up again. */
export const reopenThread = (caller: Caller, input: z.infer<typeof reopenThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const thread = await loadThread(tx, input.threadId)
    const a = thread && (await loadAssessment(tx, actor, thread.assessmentId))
    const question = thread && (await loadQuestion(tx, actor, thread.assessmentId, thread.code))
    const permit = mayReopen(actor, { a, question, thread })
    if (!permit.ok) return permit
    await saveReopened(tx, actor, permit.value)
    return ok(null)
  })
