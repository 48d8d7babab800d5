import { z } from 'zod'
import { type Caller, inCouncil, whosePaper } from '@/db/gate'
import { isId, type PaperId } from '@/db/ids'
import { loadAssessment } from '../assessment/store'
import { job } from '../job/job'
import { log } from '../log'
import { ok, refuse } from '../result'
import { makeWithin } from './make-within'
import { mayOpenPaper, mayTakePaper } from './policy'
import { readContent } from './read-content'
import { formatNamed, kindNamed } from './shape/paper'
import { loadPaper, noteProgress } from './store'

/** Seconds for one paper, however many wait before it. */
const MOST = 600

/** Makes what its asker asked for, in their name and by what they may see now. What cannot be made says so, and is not tried again and again. */
async function makeAskedPaper(caller: Caller, { paperId }: { paperId: PaperId }) {
  const read = await inCouncil(caller, async (tx, actor) => {
    const own = mayOpenPaper(actor, await loadPaper(tx, paperId))
    if (!own.ok) return own
    const { assessmentId, kind: kindWord, format: formatWord, area, submission } = own.value.thing
    const [kind, format] = [kindNamed(kindWord), formatNamed(formatWord)]
    if (!kind || !format) return refuse({ kind: 'not-found' })
    const asked = { kind, format, area: area ?? undefined, submission: submission ?? undefined }
    const permit = mayTakePaper(actor, await loadAssessment(tx, actor, assessmentId), asked)
    const content = permit.ok ? await readContent(tx, actor, permit.value, asked) : permit
    if (!content.ok) return content
    await noteProgress(tx, actor, own.value, { state: 'making' })
    return ok({ ...content.value, format })
  })
  const made = read.ok ? await makeWithin(read.value, read.value.format, MOST).catch(fault) : undefined
  return inCouncil(caller, async (tx, actor) => {
    const own = mayOpenPaper(actor, await loadPaper(tx, paperId))
    if (!own.ok) return own
    const { fileName, bytes: file } = made ?? {}
    await noteProgress(
      ...([tx, actor, own.value] as const),
      read.ok && fileName && file ? { state: 'ready', fileName, holds: read.value.holds, file } : { state: 'failed' },
    )
    return read.ok ? ok(null) : read
  })
}

function fault(cause: unknown) {
  log.error({ err: cause }, 'a document could not be made')
  return undefined
}

/** The job of one paper. */
export const PAPER_JOBS = {
  'make-paper': job(z.object({ paper: z.string().refine(isId<PaperId>) }), async ({ paper }) => {
    const caller = await whosePaper(paper)
    if (caller) await makeAskedPaper(caller, { paperId: paper })
  }),
}
