import { type Caller, inCouncil } from '@/db/gate'
import { serveFile } from '../evidence/serve-file'
import { isStillHeld } from '../paper/holds'
import { ok, refuse } from '../result'
import { mayOpenExport } from './policy'
import { loadExport, loadItemIds } from './store'

/** The whole council as it was made into a file, for whoever asked for it, while all that is in it is still open to them. */
export async function openExport(caller: Caller, input: { exportId: string }) {
  const found = await inCouncil(caller, async (tx, actor) => {
    const own = mayOpenExport(actor, await loadExport(tx, input.exportId))
    if (!own.ok) return own
    const { state, holds, ...kept } = own.value.thing
    if (state !== 'ready' || !holds) return refuse({ kind: 'not-found' })
    const now = { roles: actor.roles, codes: [], evidence: await loadItemIds(tx) }
    if (!isStillHeld(holds, now)) return refuse({ kind: 'paper-not-as-seen' })
    return ok({ ...kept, mediaType: 'application/zip' })
  })
  return found.ok ? serveFile(found.value) : found
}
