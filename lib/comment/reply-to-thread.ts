import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok } from '../result'
import { bodyInput } from './comment-input'
import { mayReply } from './policy'
import { loadThread, saveReply } from './store'

export const replyToThreadInput = z.object({ threadId: z.string(), body: bodyInput })

/** Answers in a thread that is open. */
export const replyToThread = (caller: Caller, input: z.infer<typeof replyToThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const thread = await loadThread(tx, input.threadId)
    const a = thread && (await loadAssessment(tx, actor, thread.assessmentId))
    const question = thread && (await loadQuestion(tx, actor, thread.assessmentId, thread.code))
    const permit = mayReply(actor, { a, question, thread })
    if (!permit.ok) return permit
    await saveReply(tx, actor, permit.value, input.body)
    return ok(null)
  })
