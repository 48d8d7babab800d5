import { z } from 'zod'
import { type Caller, inCouncil, whosePaper } from '@/db/gate'
import { type CouncilId, isId, type PaperId } from '@/db/ids'
import { discardFile, keepFile, type Received, receiveFile } from '../evidence/file-store'
import { holdFiles } from '../evidence/store'
import { job } from '../job/job'
import { log } from '../log'
import { ok } from '../result'
import { packEverything } from './pack-everything'
import { mayOpenExport } from './policy'
import { type Everything, readEverything } from './read-everything'
import { loadExport, noteExport } from './store'

/** More than that no zip of the plain form holds, and not every program reads the other. */
const MOST_BYTES = 4_000_000_000

/** Makes what its asker asked for, in their name and of what they may open now. What cannot be made says so, and is not tried again and again. */
async function makeExport(caller: Caller, exportId: PaperId) {
  const read = await inCouncil(caller, async (tx, actor) => {
    const own = mayOpenExport(actor, await loadExport(tx, exportId))
    if (!own.ok) return own
    const all = await readEverything(tx, actor)
    await noteExport(tx, actor, own.value, { state: 'making' })
    return ok({ councilId: actor.councilId, all })
  })
  if (!read.ok) return
  const { all, councilId } = read.value
  const made = await receive(councilId, all)
  try {
    await inCouncil(caller, async (tx, actor) => {
      const own = mayOpenExport(actor, await loadExport(tx, exportId))
      if (!own.ok) return own
      if (!made) {
        await noteExport(tx, actor, own.value, { state: 'failed' })
        return ok(null)
      }
      await holdFiles(tx)
      const fileName = `${actor.councilSlug}-everything-${all.takenAt.slice(0, 10)}.zip`
      const { sha256, size } = made
      await noteExport(tx, actor, own.value, { state: 'ready', fileName, holds: all.holds, sha256, size })
      await keepFile(made)
      return ok(null)
    })
  } finally {
    if (made) await discardFile(made)
  }
}

async function receive(councilId: CouncilId, all: Everything): Promise<Received | undefined> {
  try {
    const received = await receiveFile(councilId, await packEverything(all), undefined, MOST_BYTES)
    return received.ok ? received.value : undefined
  } catch (fault) {
    log.error({ err: fault }, 'the whole of a council could not be made into a file')
    return undefined
  }
}

/** The job of one export. */
export const EXPORT_JOBS = {
  'make-export': job(z.object({ paper: z.string().refine(isId<PaperId>) }), async ({ paper }) => {
    const caller = await whosePaper(paper)
    if (caller) await makeExport(caller, paper)
  }),
}
