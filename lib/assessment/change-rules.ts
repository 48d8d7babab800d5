import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { CONSENSUS_RULES, NAMING_RULES } from '@/db/schema/assessment'
import { ok } from '../result'
import { mayChangeRules } from './policy'
import { loadAssessment, saveRules } from './store'

/** As a form sends it, in digits, or as a program does. */
const whole = (message: string) =>
  z.union(
    [
      z.number(),
      z
        .string()
        .regex(/^\d{1,3}$/)
        .transform(Number),
    ],
    message,
  )
const share = (what: string) =>
  whole(`Enter ${what} as a percentage in whole numbers`).pipe(
    z.number().min(50, `Choose at least 50% for ${what}`).max(100, `Choose at most 100% for ${what}`),
  )

export const changeRulesInput = z.object({
  assessmentId: z.string(),
  consensusRule: z.enum(CONSENSUS_RULES, 'Choose when a question counts as agreed'),
  agreePercent: share('the share that must agree'),
  quorumPercent: share('the quorum'),
  maxRounds: whole('Enter the number of rounds').pipe(
    z.int('Enter a whole number').min(1, 'Allow at least one round').max(5, 'Allow at most five rounds'),
  ),
  namingRule: z.enum(NAMING_RULES, 'Choose who is named after the reveal'),
  crossPartyRule: z.coerce.boolean().default(false),
  observersComment: z.coerce.boolean().default(false),
})

/** Sets consensus rule, quorum and naming rule. All lock when scoring opens. */
export const changeRules = (caller: Caller, input: z.infer<typeof changeRulesInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayChangeRules(actor, await loadAssessment(tx, actor, input.assessmentId, 'update'))
    if (!permit.ok) return permit
    const { assessmentId: _, agreePercent, quorumPercent, ...rules } = input
    await saveRules(tx, actor, permit.value, {
      ...rules,
      agreeShare: agreePercent / 100,
      quorumShare: quorumPercent / 100,
    })
    return ok({ assessmentId: permit.value.thing.id })
  })
