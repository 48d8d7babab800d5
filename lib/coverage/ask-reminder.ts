import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import type { CoverageRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { mayAskReminder } from './policy'
import { loadLastReminder, saveReminder } from './store'

export const askReminderInput = z.object({ assessmentId: z.string() })
export type AskReminder = z.output<typeof askReminderInput>

/** Asks that those who still have a question to score be reminded. Whoever asks learns nothing by it: not who, not how many. */
export const askReminder = (caller: Caller, input: AskReminder): Promise<Result<null, CoverageRefusal>> =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const last = assessment && (await loadLastReminder(tx, assessment.id))
    const permit = mayAskReminder(actor, assessment, last)
    if (!permit.ok) return permit
    await saveReminder(tx, actor, permit.value)
    return ok(null)
  })
