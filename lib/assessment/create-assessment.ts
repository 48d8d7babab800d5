import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayCreateAssessment } from './policy'
import { loadFrameworkFor, saveNewAssessment } from './store'

export const createAssessmentInput = z.object({
  title: z.string().trim().min(1, 'Enter a title').max(120, 'Use at most 120 characters for the title'),
})

/** Starts an assessment from the newest published framework, with every question that applies to this kind of council. */
export const createAssessment = (caller: Caller, input: z.infer<typeof createAssessmentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayCreateAssessment(actor)
    if (!permit.ok) return permit
    const framework = await loadFrameworkFor(tx, actor)
    if (!framework) return refuse({ kind: 'no-framework' })
    return ok({ assessmentId: await saveNewAssessment(tx, actor, permit.value, input.title, framework) })
  })
