import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadItem, loadRevisions } from './load-items'
import { serveFile } from './serve-file'

/** The bytes of one revision of an item, for whoever reads it. */
export async function openRevision(caller: Caller, input: { itemId: string; number: number }) {
  const found = await inCouncil(caller, async (tx) => {
    const item = await loadItem(tx, input.itemId)
    const revision = item && (await loadRevisions(tx, item.id)).find(({ number }) => number === input.number)
    return revision ? ok(revision) : refuse({ kind: 'not-found' })
  })
  return found.ok ? serveFile(found.value) : found
}
