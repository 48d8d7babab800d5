import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { NO_ADMINISTRATION } from './administration'
import { loadAdministrations } from './load-administration'
import { maySetAdministration } from './policy'
import { loadGroups } from './store'
import { saveAdministration } from './store-administration'

export const setAdministrationInput = z.object({
  groupIds: z
    .union([z.array(z.string()), z.string().transform((one) => [one])], 'Choose the groups, or that there is none')
    .refine((ids) => ids.length > 0, 'Choose the groups, or that there is none')
    .refine(
      (ids) => ids.length === 1 || !ids.includes(NO_ADMINISTRATION),
      'Choose either groups, or that there is none',
    ),
})

/** Says which political groups run the council from today on, or that none does. What held before ends today and stays. */
export const setAdministration = (caller: Caller, input: z.output<typeof setAdministrationInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const groups = await loadGroups(tx)
    const wanted = [...new Set(input.groupIds)].filter((id) => id !== NO_ADMINISTRATION)
    const permit = maySetAdministration(
      actor,
      (await loadAdministrations(tx)).filter(({ endsOn }) => endsOn === null),
      wanted.map((wish) => groups.find(({ id }) => id === wish)),
    )
    if (!permit.ok) return permit
    await saveAdministration(tx, actor, permit.value)
    return ok(null)
  })
