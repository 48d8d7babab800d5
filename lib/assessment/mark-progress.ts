import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { PROGRESS } from '@/db/schema/assessment'
import { ok } from '../result'
import { loadBareWords } from '../text/bare-words'
import { mayMarkProgress, mayMarkReady } from './policy'
import { loadAssessment } from './store'
import { loadQuestion, saveFirstRounds, saveProgress } from './store-questions'

export const markProgressInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  progress: z.enum(PROGRESS, 'Choose how far the answer is'),
})

/** Says how far an answer is; that it is being written is said by its first word. Once scoring has opened, an answer that becomes ready opens its first round at once. */
export const markProgress = (caller: Caller, input: z.infer<typeof markProgressInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'share')
    const question = await loadQuestion(tx, actor, input.assessmentId, input.code)
    const permit = mayMarkProgress(actor, assessment, question)
    if (!permit.ok) return permit
    if (input.progress === 'ready') {
      const ready = mayMarkReady(await loadBareWords(tx, permit.value.thing.id))
      if (!ready.ok) return ready
    }
    await saveProgress(tx, actor, permit.value, input.progress)
    if (input.progress === 'ready' && assessment?.state !== 'preparing') {
      const { assessmentId, id } = permit.value.thing
      await saveFirstRounds(tx, actor, permit.value, assessmentId, [id])
    }
    return ok(null)
  })
