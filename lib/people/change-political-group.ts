import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { inTurn } from '../trail/chain'
import { addPoliticalGroupInput } from './add-political-group'
import { mayChangeGroup } from './policy'
import { loadGroups } from './store'
import { saveGroupChange } from './store-groups'

const SEATS = 'Enter the seats as a whole number from 1 to 300, or nothing'

export const changePoliticalGroupInput = addPoliticalGroupInput.extend({
  groupId: z.string(),
  seats: z.union([
    z.literal('').transform(() => null),
    z.null(),
    z
      .union(
        [
          z.number(),
          z
            .string()
            .regex(/^\d{1,3}$/, SEATS)
            .transform(Number),
        ],
        SEATS,
      )
      .pipe(z.int(SEATS).min(1, SEATS).max(300, SEATS)),
  ]),
})

/** Renames a political group, and says how many seats of the council it holds. */
export const changePoliticalGroup = (caller: Caller, input: z.output<typeof changePoliticalGroupInput>) =>
  inCouncil(caller, async (tx, actor) => {
    await inTurn(tx, actor)
    const permit = mayChangeGroup(actor, await loadGroups(tx), input)
    if (!permit.ok) return permit
    await saveGroupChange(tx, actor, permit.value, { name: input.name, seats: input.seats })
    return ok(null)
  })
