import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { ok } from '../result'
import { makeWithin } from './make-within'
import { mayTakePaper } from './policy'
import { readContent } from './read-content'
import type { PaperAsked } from './shape/paper'

/** Seconds for which somebody waits; what takes longer is for a job. */
const AT_ONCE = 9

/** A document as this reader may have it; `null` where it cannot be made at once, because it is long or many wait before it. */
export async function exportPaper(caller: Caller, asked: PaperAsked) {
  const read = await inCouncil(caller, async (tx, actor) => {
    const permit = mayTakePaper(actor, await loadAssessment(tx, actor, asked.assessmentId), asked)
    return permit.ok ? readContent(tx, actor, permit.value, asked) : permit
  })
  if (!read.ok) return read
  return ok((await makeWithin(read.value, asked.format, AT_ONCE)) ?? null)
}
