import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment, loadQuestion } from '../assessment/store'
import { ok, refuse } from '../result'
import { anchorInput, bodyInput } from './comment-input'
import { mayComment } from './policy'
import { readPositions } from './read-positions'
import { loadAnswerDocument, saveThread } from './store'

export const startThreadInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  body: bodyInput,
  anchor: anchorInput.optional(),
})

/** Starts a thread on a question, or on selected words of its answer. */
export const startThread = (caller: Caller, input: z.infer<typeof startThreadInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = await loadQuestion(tx, actor, input.assessmentId, input.code)
    const permit = mayComment(actor, assessment, question)
    if (!permit.ok) return permit
    if (!input.anchor) return ok({ threadId: await saveThread(tx, actor, permit.value, input.body, undefined) })
    const documentId = question && (await loadAnswerDocument(tx, question.id))
    const positions = readPositions(input.anchor)
    if (!documentId || !positions) return refuse({ kind: 'words-cannot-be-found' })
    const words = { documentId, ...positions, quote: input.anchor.quote }
    return ok({ threadId: await saveThread(tx, actor, permit.value, input.body, words) })
  })
