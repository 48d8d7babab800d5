import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { holdsPosition } from '../people/holds-position'
import { ok } from '../result'
import { loadNotes } from './load-notes'
import { mayWriteNote } from './policy'
import { saveNote } from './store-notes'

export const writeNoteInput = z.object({
  assessmentId: z.string(),
  words: z
    .string('Enter your note')
    .trim()
    .min(1, 'Enter your note')
    .max(4000, 'The note must be 4,000 characters or fewer'),
})

/** The s.151 officer or the monitoring officer has a note stand beside what is signed; sent again, other words stand in its place. */
export const writeNote = (caller: Caller, input: z.infer<typeof writeNoteInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const isS151 = await holdsPosition(tx, actor, 's151_officer')
    const permit = mayWriteNote(actor, assessment, isS151, assessment ? await loadNotes(tx, assessment.id) : [])
    if (!permit.ok) return permit
    await saveNote(tx, actor, permit.value, input.words)
    return ok(null)
  })
