import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { refuse } from '../result'
import { loadLastYear } from './load-last-year'
import { mayCopy } from './policy'
import { several } from './several'
import { loadAssessment } from './store'
import { copyDecided } from './store-copied'

export const copyLastYearInput = z.object({
  assessmentId: z.string(),
  what: several.refine((what) => what.length > 0, 'Tick at least one thing to copy'),
})

/** Takes over from the assessment before what was decided there, of those who are still here. It replaces what it copies, and nothing else. */
export const copyLastYear = (caller: Caller, input: z.infer<typeof copyLastYearInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const permit = mayCopy(actor, assessment)
    if (!permit.ok) return permit
    const a = permit.value.thing
    const before = await loadLastYear(tx, a.id)
    if (!before) return refuse({ kind: 'nothing-to-copy' })
    return copyDecided(tx, actor, a, before, input.what)
  })
