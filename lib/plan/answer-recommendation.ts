import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { loadPerson } from '../people/load-people'
import { holdReplyOf } from '../reply/store'
import { ok } from '../result'
import { dayAhead } from '../words/days'
import { loadRecommended } from './load-sources'
import { mayAdd, mayAnswer } from './policy'
import { holdPlan } from './store'
import { saveAction, saveAnswer } from './store-actions'

export const answerRecommendationInput = z
  .object({
    recommendationId: z.string(),
    decision: z.enum(['accepted', 'partly-accepted', 'rejected'], 'Choose what you answer'),
    reason: z.string().trim().max(1000, 'Use at most 1,000 characters').default(''),
    title: z.string().trim().max(160, 'Use at most 160 characters').default(''),
    ownerId: z.string().default(''),
    dueOn: z.union([z.literal(''), dayAhead('Enter the day by which it is done')]).default(''),
  })
  .superRefine(({ decision, reason, title, ownerId, dueOn }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (decision !== 'accepted' && reason === '') wrong('reason', 'Say why')
    if (decision === 'rejected' || title === '') return
    if (ownerId === '') wrong('ownerId', 'Choose whose it is')
    if (dueOn === '') wrong('dueOn', 'Enter the day by which it is done')
  })
type AnswerRecommendation = z.output<typeof answerRecommendationInput>

/** The council accepts a recommendation, in part or whole, or rejects it with a reason. What it accepts becomes an action of its plan. */
export const answerRecommendation = (caller: Caller, input: AnswerRecommendation) =>
  inCouncil(caller, async (tx, actor) => {
    const { decision, reason, title, ownerId, dueOn } = input
    const isAccepted = decision !== 'rejected'
    const hasAction = isAccepted && title !== ''
    const plan = await holdPlan(tx, actor)
    await holdReplyOf(tx, input.recommendationId)
    const permit = mayAnswer(actor, await loadRecommended(tx, input.recommendationId), { isAccepted, hasAction })
    if (!permit.ok) return permit
    await saveAnswer(tx, actor, permit.value, { decision, reason: reason || null })
    if (!hasAction) return ok(null)
    const owner = isId<UserId>(ownerId) ? await loadPerson(tx, ownerId) : undefined
    const adding = mayAdd(actor, plan, owner)
    if (!adding.ok) return adding
    const said = { title, dueOn, cost: 'unknown' as const, benefit: '', levelAim: null, steps: [] }
    await saveAction(tx, actor, adding.value, said, permit.value.thing)
    return ok(null)
  })
