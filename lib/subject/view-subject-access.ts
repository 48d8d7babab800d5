import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { readsSubject } from './policy'
import { loadSubject } from './store'

/** Whether this person may read this subject now, and in which council it is: asked again when rights may have changed. */
export const viewSubjectAccess = (caller: Caller, input: { subjectId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const subject = await loadSubject(tx, actor, input.subjectId)
    return subject && readsSubject(actor, subject) ? ok({ council: actor.councilId }) : refuse({ kind: 'not-found' })
  })
