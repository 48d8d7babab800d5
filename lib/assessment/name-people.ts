import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { NamedDuty } from '../access/access'
import { loadPeople } from '../people/load-people'
import { ok } from '../result'
import { mayNamePeople } from './policy'
import { loadAssessment } from './store'
import { saveDuties } from './store-duties'

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
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const people = await loadPeople(tx)
    const wanted: [NamedDuty, string[]][] = [
      ['assessor', input.assessors],
      ['chair', [input.chair]],
      ['signatory', input.signatories],
    ]
    const named = wanted.flatMap(([duty, ids]) =>
      [...new Set(ids)].map((id) => ({ duty, person: people.find(({ userId }) => userId === id) })),
    )
    const permit = mayNamePeople(actor, assessment, named)
    if (!permit.ok) return permit
    await saveDuties(
      tx,
      actor,
      permit.value,
      named.flatMap(({ duty, person }) => (person ? [{ duty, person }] : [])),
    )
    return ok(null)
  })
