import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok } from '../result'
import { notesIn } from './assemble-submission'
import { loadNotes } from './load-notes'
import { mayViewSubmission } from './policy'

/** What the statutory officers have stand beside what was signed, or is about to be. */
export const viewNotes = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayViewSubmission(actor, await loadAssessment(tx, actor, input.assessmentId))
    return permit.ok ? ok(notesIn(await loadNotes(tx, permit.value.thing.id))) : permit
  })
