import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { loadPeople } from './load-people'
import { mayCorrectName } from './policy'
import { saveCorrectName } from './store'
import { wordsAlone } from './words-alone'

export const correctNameInput = z.object({
  userId: z.string(),
  name: wordsAlone(
    z.string().trim().min(1, 'Enter the person’s name').max(120, 'Use at most 120 characters for the name'),
  ),
})

/** Puts right how somebody is called, where they belong to this council alone. What was said, scored and sealed keeps the name of its time. */
export const correctName = (caller: Caller, input: z.output<typeof correctNameInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const person = (await loadPeople(tx)).find(({ userId }) => userId === input.userId)
    const permit = mayCorrectName(actor, person)
    if (!permit.ok) return permit
    const isDone = await saveCorrectName(tx, actor, permit.value, input.name)
    return isDone ? ok(null) : refuse({ kind: 'name-is-theirs', name: permit.value.thing.name, field: 'name' })
  })
