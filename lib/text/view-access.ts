import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayOpenText } from './policy'
import { loadDocument } from './store'

/** What this person may do with this text now: asked again when rights may have changed. */
export const viewAccess = (caller: Caller, input: { documentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayOpenText(actor, await loadDocument(tx, actor, input.documentId))
    return permit.ok ? ok(permit.value.thing.access) : permit
  })
