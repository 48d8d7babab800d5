import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok } from '../result'
import { mayResolve } from './policy'
import { loadThread, saveResolved } from './store'

export const resolveThreadInput = z.object({ threadId: z.string() })

/** Marks a thread as dealt with. It stays readable, and can be reopened. */
export const resolveThread = (caller: Caller, input: z.infer<typeof resolveThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const thread = await loadThread(tx, input.threadId)
    const a = thread && (await loadAssessment(tx, actor, thread.assessmentId))
    const question = thread && (await loadQuestion(tx, actor, thread.assessmentId, thread.code))
    const permit = mayResolve(actor, { a, question, thread })
    if (!permit.ok) return permit
    await saveResolved(tx, actor, permit.value)
    return ok(null)
  })
