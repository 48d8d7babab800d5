import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayFollow } from './policy'
import { loadMeeting } from './store'
import { loadNotes } from './store-notes'

/** What a meeting decided besides levels, and who does what by when: for the record and the report. */
export const viewNotes = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayFollow(actor, await loadMeeting(tx, actor, input.assessmentId))
    return permit.ok ? ok(await loadNotes(tx, permit.value.thing)) : permit
  })

export type NotesView = Extract<Awaited<ReturnType<typeof viewNotes>>, { ok: true }>['value']
