import { z } from 'zod'
import { type Caller, inCouncil, type Tx } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { loadPerson } from '../people/load-people'
import type { PlanRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { actionFields, stepFields, stepsOf } from './action-input'
import { loadBodyAsks, loadLevelsBelowAim, loadNotedActions, loadRecommended } from './load-sources'
import { mayAdd } from './policy'
import { holdPlan } from './store'
import { type From, saveAction } from './store-actions'

export const addActionInput = z
  .object({
    ...actionFields,
    ...stepFields,
    of: z.enum(['hand', 'level', 'meeting', 'recommendation', 'body']).default('hand'),
    assessmentId: z.string().default(''),
    code: z.string().default(''),
    noteId: z.string().default(''),
    recommendationId: z.string().default(''),
    bodyAskId: z.string().default(''),
  })
  .transform((all, context) => ({ ...all, steps: stepsOf(all, context) }))
type AddAction = z.output<typeof addActionInput>

/** An action comes into the plan: of an agreed level below its aim, of what a meeting noted, of a recommendation of peers or of a body, or by hand. */
export const addAction = (caller: Caller, input: AddAction) =>
  inCouncil(caller, async (tx, actor) => {
    const owner = isId<UserId>(input.ownerId) ? await loadPerson(tx, input.ownerId) : undefined
    const plan = await holdPlan(tx, actor)
    // Whoever may add nothing is not told what there is to add it to.
    const first = mayAdd(actor, plan, owner)
    if (!first.ok) return first
    const from = await sourceOf(tx, input)
    if (!from.ok) return from
    const { title, dueOn, cost, benefit, steps, levelAim = null } = input
    const { levelFrom = null } = from.value
    const permit = mayAdd(actor, plan, owner, { levelFrom, levelAim })
    if (!permit.ok) return permit
    const said = { title, dueOn, cost, benefit, steps, levelAim: levelFrom === null ? null : levelAim }
    return ok({ actionId: await saveAction(tx, actor, permit.value, said, from.value) })
  })

async function sourceOf(tx: Tx, input: AddAction): Promise<Result<From, PlanRefusal>> {
  if (input.of === 'hand') return ok({})
  if (input.of === 'level') {
    const [level] = await loadLevelsBelowAim(tx, input)
    if (!level) return refuse({ kind: 'not-found' })
    return level.level < level.ambition
      ? ok({ questionId: level.questionId, levelFrom: level.level })
      : refuse({ kind: 'level-at-its-aim' })
  }
  if (input.of === 'meeting') {
    const [note] = await loadNotedActions(tx, input.noteId)
    return note ? ok({ noteId: note.noteId }) : refuse({ kind: 'not-found' })
  }
  if (input.of === 'body') {
    const [ask] = await loadBodyAsks(tx, input.bodyAskId)
    if (!ask) return refuse({ kind: 'not-found' })
    return ask.isAccepted ? ok({ bodyAskId: ask.bodyAskId }) : refuse({ kind: 'body-ask-not-accepted' })
  }
  const asked = await loadRecommended(tx, input.recommendationId)
  if (!asked) return refuse({ kind: 'not-found' })
  if (!asked.isPublished) return refuse({ kind: 'review-not-published' })
  return ok({ reviewId: asked.reviewId, recommendationId: asked.recommendationId })
}
