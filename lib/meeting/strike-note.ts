import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayTakeNote } from './policy'
import { loadMeeting } from './store'
import { loadNotes, saveStrike } from './store-notes'

export const strikeNoteInput = z.object({ assessmentId: z.string(), noteId: z.string() })

/** Takes a wrong note out of what is shown. The trail keeps it. */
export const strikeNote = (caller: Caller, input: z.output<typeof strikeNoteInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayTakeNote(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const note = (await loadNotes(tx, permit.value.thing.assessmentId)).find(({ id }) => id === input.noteId)
    if (!note) return refuse({ kind: 'note-struck-already' })
    await saveStrike(tx, actor, permit.value, note.id)
    return ok(null)
  })
