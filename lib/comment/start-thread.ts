import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok, refuse } from '../result'
import { loadAnswerDocument, loadText } from '../text/store'
import type { Anchor } from './comment'
import { anchorInput, bodyInput } from './comment-input'
import { mayComment } from './policy'
import { readQuote } from './read-quote'
import { saveThread } from './store'

export const startThreadInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  body: bodyInput,
  anchor: anchorInput.optional(),
})
type StartThread = z.infer<typeof startThreadInput>

/** Starts a thread on a question, or on selected words of its answer, which are read from the answer as it is now. */
export async function startThread(caller: Caller, input: StartThread) {
  const words = input.anchor ? await wordsOfAnswer(caller, input, input.anchor) : ok(undefined)
  if (!words.ok) return words
  return inCouncil(caller, async (tx, actor) => {
    const permit = await judge(tx, actor, input)
    if (!permit.ok) return permit
    return ok({ threadId: await saveThread(tx, actor, permit.value, input.body, words.value) })
  })
}

async function judge(tx: Tx, actor: Actor, input: StartThread) {
  const assessment = await loadAssessment(tx, actor, input.assessmentId)
  return mayComment(actor, assessment, await loadQuestion(tx, actor, input.assessmentId, input.code))
}

async function wordsOfAnswer(caller: Caller, input: StartThread, anchor: Anchor) {
  const answer = await inCouncil(caller, async (tx, actor) => {
    const permit = await judge(tx, actor, input)
    if (!permit.ok) return permit
    const documentId = await loadAnswerDocument(tx, permit.value.thing.question.id)
    if (!documentId) return refuse({ kind: 'words-cannot-be-found' })
    return ok({ documentId, parts: await loadText(tx, documentId) })
  })
  if (!answer.ok) return answer
  const { documentId, parts } = answer.value
  const quoted = await readQuote(
    parts.map(({ payload }) => new Uint8Array(payload)),
    anchor,
  )
  return quoted.ok ? ok({ documentId, ...quoted.value }) : quoted
}
