import { type Caller, inCouncil } from '@/db/gate'
import { mayOpen } from './policy'
import { serveFile } from './serve-file'
import { loadEvidence } from './store'

/** The bytes of an attached file, for a reader of its council whom its audience lets in. A link has none. */
export async function openEvidence(caller: Caller, input: { evidenceId: string }) {
  const found = await inCouncil(caller, async (tx, actor) => mayOpen(actor, await loadEvidence(tx, input.evidenceId)))
  return found.ok ? serveFile(found.value.thing) : found
}
