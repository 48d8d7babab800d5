import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { mayOpenAsPeer } from './policy'
import { serveFile } from './serve-file'
import { loadEvidenceAsPeer } from './store'

/** The bytes of an attached file for a cleared peer of the submission it belongs to. Exempt and confidential files do not exist for peers. */
export async function openEvidenceInReview(caller: Caller<ReviewPlace>, input: { evidenceId: string }) {
  const found = await inReview(caller, async (tx, actor) =>
    mayOpenAsPeer(actor, await loadEvidenceAsPeer(tx, input.evidenceId)),
  )
  return found.ok ? serveFile(found.value.thing) : found
}
