import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import type { Duty } from './assessment'
import { mayNamePeople } from './policy'
import { loadAssessment, loadPeople, type Person, saveDuties } from './store'

const several = z.union([z.array(z.string()), z.string().transform((one) => (one ? [one] : []))]).default([])

export const namePeopleInput = z.object({
  assessmentId: z.string(),
  assessors: several.refine((ids) => ids.length > 0, 'Choose at least one assessor'),
  chair: z.string({ error: 'Choose a chair' }).min(1, 'Choose a chair'),
  signatories: several.refine((ids) => ids.length >= 2, 'Choose two signatories'),
})

/** Names assessors, chair and signatories, with their names, posts and groups of today. Replaces whoever was named before. */
export const namePeople = (caller: Caller, input: z.infer<typeof namePeopleInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayNamePeople(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const people = new Map((await loadPeople(tx)).map((person) => [person.userId as string, person]))
    const wanted: [Duty, string[]][] = [
      ['assessor', input.assessors],
      ['chair', [input.chair]],
      ['signatory', input.signatories],
    ]
    const named: { duty: Duty; person: Person }[] = []
    for (const [duty, ids] of wanted) {
      for (const id of new Set(ids)) {
        const person = people.get(id)
        if (!person) return refuse({ kind: 'not-in-this-council' })
        named.push({ duty, person })
      }
    }
    await saveDuties(tx, actor, permit.value, named)
    return ok(null)
  })
