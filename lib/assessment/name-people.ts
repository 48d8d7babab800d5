import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { NamedDuty } from '../access/access'
import { loadPeople } from '../people/load-people'
import { loadGroups } from '../people/store'
import { loadOpenInvitations } from '../people/store-invitations'
import { ok } from '../result'
import { mayNamePeople } from './policy'
import { several } from './several'
import { loadAssessment } from './store'
import { saveDuties } from './store-duties'

export const namePeopleInput = z.object({
  assessmentId: z.string(),
  assessors: several.refine((ids) => ids.length > 0, 'Choose at least one assessor'),
  chair: z.string({ error: 'Choose a chair' }).min(1, 'Choose a chair'),
  signatories: several.refine((ids) => ids.length >= 2, 'Choose two signatories'),
  /** Why nobody assesses of some political group. */
  withoutReason: z.string().trim().max(500, 'Use at most 500 characters for the reason').optional(),
})

/**
 * Names assessors, chair and signatories, with their names, posts and groups of today. Replaces whoever was named before. An id is
 * somebody's here, or that of an open invitation: whoever it invites takes the duty up as they accept.
 */
export const namePeople = (caller: Caller, input: z.infer<typeof namePeopleInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const people = await loadPeople(tx)
    const invited = await loadOpenInvitations(tx)
    const wanted: [NamedDuty, string[]][] = [
      ['assessor', input.assessors],
      ['chair', [input.chair]],
      ['signatory', input.signatories],
    ]
    const named = wanted.flatMap(([duty, ids]) =>
      [...new Set(ids)].map((one) => ({
        duty,
        person: people.find(({ userId }) => userId === one),
        invited: invited.find(({ id }) => id === one),
      })),
    )
    const nominees = named.map(({ duty, person, invited: one }) => ({
      duty,
      who: person
        ? { ...person, group: person.group?.id ?? null }
        : one && { name: one.name, group: one.groupId, roles: [one.role] },
    }))
    const permit = mayNamePeople(actor, assessment, nominees, {
      groups: await loadGroups(tx),
      reason: input.withoutReason ?? '',
    })
    if (!permit.ok) return permit
    await saveDuties(tx, actor, permit.value, {
      people: named.flatMap(({ duty, person }) => (person ? [{ duty, person }] : [])),
      invited: named.flatMap(({ duty, invited: one }) => (one ? [{ duty, invitationId: one.id, name: one.name }] : [])),
    })
    return ok({ assessmentId: permit.value.thing.id })
  })
