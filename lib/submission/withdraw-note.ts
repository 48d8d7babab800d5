import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { holdsPosition } from '../people/holds-position'
import { ok } from '../result'
import { loadNotes } from './load-notes'
import { mayWithdrawNote } from './policy'
import { saveNoteWithdrawn } from './store-notes'

export const withdrawNoteInput = z.object({ assessmentId: z.string() })

/** Its author withdraws a note beside what is signed, until the submission. */
export const withdrawNote = (caller: Caller, input: z.infer<typeof withdrawNoteInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const isS151 = await holdsPosition(tx, actor, 's151_officer')
    const permit = mayWithdrawNote(actor, assessment, isS151, assessment ? await loadNotes(tx, assessment.id) : [])
    if (!permit.ok) return permit
    await saveNoteWithdrawn(tx, actor, permit.value)
    return ok(null)
  })
