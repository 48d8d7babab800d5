import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadPeople } from '../people/load-people'
import { ok, refuse } from '../result'
import { dayAhead } from '../words/days'
import { mayTakeNote } from './policy'
import { loadMeeting } from './store'
import { saveNote } from './store-notes'

const words = z
  .string('Enter what was decided')
  .trim()
  .min(1, 'Enter what was decided')
  .max(2000, 'Use at most 2,000 characters')
export const takeNoteInput = z.discriminatedUnion('kind', [
  z.object({ assessmentId: z.string(), kind: z.literal('decision'), words }),
  z.object({
    assessmentId: z.string(),
    kind: z.literal('action'),
    words,
    ownerId: z.string('Choose who does it').min(1, 'Choose who does it'),
    dueOn: dayAhead('Enter the day by which it is done'),
  }),
])

/** Notes a decision, or an action with who does it by when, beside the question on screen. */
export const takeNote = (caller: Caller, input: z.output<typeof takeNoteInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayTakeNote(actor, await loadMeeting(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    if (input.kind === 'decision')
      return ok({ id: await saveNote(tx, actor, permit.value, { kind: 'decision', words: input.words }) })
    const owner = (await loadPeople(tx)).find(({ userId }) => userId === input.ownerId)
    if (!owner) return refuse({ kind: 'not-in-this-council' })
    const { userId: ownerId, name: ownerName } = owner
    const { words: said, dueOn } = input
    return ok({
      id: await saveNote(tx, actor, permit.value, { kind: 'action', words: said, ownerId, ownerName, dueOn }),
    })
  })
