import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { mayDriveItem } from './policy'
import { loadMeeting } from './store'
import { saveTurn } from './store-board'

/** More parts than the longest answer has. */
const MOST = 500

export const turnAnswerInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  part: z.coerce.number('Choose a part of the answer').pipe(z.int('Choose a part of the answer').min(0).max(MOST)),
})

/** Shows another part of the answer on the screen of the room. */
export const turnAnswer = (caller: Caller, input: z.output<typeof turnAnswerInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayDriveItem(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'), input.code)
    if (!permit.ok) return permit
    await saveTurn(tx, permit.value, input.part)
    return ok(null)
  })
