import type { Referral } from '../referral/store'
import type { PaperContent } from './shape/content'

/** Where an assessment went, as its page says it to whoever reads the whole. */
export const routeIn = (referrals: readonly Referral[]): PaperContent['route'] =>
  referrals.map(({ body, bodyName, meetsOn, replyTo, minute, asks }) => ({
    ...{ body, bodyName, meetsOn, replyTo, minute },
    asks: asks.map(({ number, words, answerBy, decision, reason, by, at, actions }) => ({
      ...{ number, words, answerBy, decision, reason, by },
      at: at && new Date(at).toISOString(),
      actions: actions.map(({ title }) => title),
    })),
  }))
