import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { levelField } from '../score/level-field'
import { loadAgenda } from './load-agenda'
import { mayPassByConsent } from './policy'
import { loadMeeting } from './store'
import { saveConsent, saveOrder } from './store-agenda'

export const passByConsentInput = z.object({
  assessmentId: z.string(),
  code: z.string(),
  level: levelField('Choose the level to record'),
  ambition: levelField('Choose the ambition to record'),
  reason: z
    .string('Enter the reason to record')
    .trim()
    .min(1, 'Enter the reason to record')
    .max(4000, 'The reason must be 4,000 characters or fewer'),
})

/** Puts a question on which the scores agree on the consent list, with what the chair would record unless somebody objects. */
export const passByConsent = (caller: Caller, input: z.output<typeof passByConsentInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId, 'update')
    const items = meeting ? await loadAgenda(tx, meeting) : []
    const item = items.find(({ code }) => code === input.code)
    const permit = mayPassByConsent(actor, meeting, item)
    if (!permit.ok) return permit
    if (item?.position === null) await saveOrder(tx, actor, permit.value, items)
    await saveConsent(tx, actor, permit.value, input)
    return ok(null)
  })
