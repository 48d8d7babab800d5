import type { Actor } from '@/db/gate'
import type { BodyAskId, CouncilId, ReferralId, ReplyId, SubmissionId } from '@/db/ids'
import { may } from '../access/access'
import { mint, type Permit } from '../permit'
import type { ReferralRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { seenAt } from '../words/dates'
import { type AskDecision, type BodyKind, bodiesOf } from './referral'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, ReferralRefusal>
/** What goes to a body: the submission, or the reply to a review of it. */
export type Referred = {
  submissionId: SubmissionId
  assessmentId: string
  nation: string
  reply: { id: ReplyId; state: string } | null
}
export type ReferralHeld = {
  id: ReferralId
  councilId: CouncilId
  assessmentId: string
  body: BodyKind
  meetsOn: string
  isMinuted: boolean
  replyId: ReplyId | null
}
/** `hasAction`: an action of the plan stands for it. */
export type AskHeld = {
  id: BodyAskId
  assessmentId: string
  words: string
  answeredAt: string | null
  hasAction: boolean
}

/** Whether this person sees where things went, and what each body said. */
export const maySeeRoute = (actor: Actor): boolean => may(actor, 'read-whole')

/** The lead and officers take things to bodies; the council's reply the lead alone, and once for each time that it is a draft. */
export function mayRefer(actor: Actor, thing: Referred | undefined, body: BodyKind): Judged<'refer', Referred> {
  if (!may(actor, 'refer-to-body')) return refuse({ kind: 'only-who-refers' })
  if (!thing) return refuse({ kind: 'not-found' })
  if (!bodiesOf(thing.nation).includes(body)) return refuse({ kind: 'body-not-of-nation', field: 'body' })
  if (thing.reply && !may(actor, 'answer-recommendation')) return refuse({ kind: 'only-the-lead' })
  if (thing.reply && thing.reply.state !== 'draft') return refuse({ kind: 'reply-not-a-draft' })
  return ok(mint('refer', actor, thing))
}

export function mayCallOff(actor: Actor, referral: ReferralHeld | undefined): Judged<'call-off', ReferralHeld> {
  const open = stillOpen(actor, referral)
  if (!open.ok) return open
  return open.value.replyId ? refuse({ kind: 'reply-is-taken-back' }) : ok(mint('call-off', actor, open.value))
}

/** The day of a meeting moves as long as nothing was minuted, also where it has the reply. */
export function mayMove(actor: Actor, referral: ReferralHeld | undefined): Judged<'move-referral', ReferralHeld> {
  const open = stillOpen(actor, referral)
  return open.ok ? ok(mint('move-referral', actor, open.value)) : open
}

/** What was said is minuted once the body has met, once; what it recommends has a day to be answered by. */
export function mayMinute(
  actor: Actor,
  referral: ReferralHeld | undefined,
  said: { today: string; asks: number; answerBy: string | null },
): Judged<'minute', ReferralHeld> {
  const open = stillOpen(actor, referral)
  if (!open.ok) return open
  if (open.value.meetsOn > said.today) return refuse({ kind: 'body-not-met' })
  if (said.asks > 0 && said.answerBy === null) return refuse({ kind: 'answer-day-missing', field: 'answerBy' })
  if (said.asks > 0 && (said.answerBy ?? '') < open.value.meetsOn)
    return refuse({ kind: 'answer-day-too-early', field: 'answerBy' })
  return ok(mint('minute', actor, open.value))
}

function stillOpen(actor: Actor, referral: ReferralHeld | undefined): Result<ReferralHeld, ReferralRefusal> {
  if (!may(actor, 'refer-to-body')) return refuse({ kind: 'only-who-refers' })
  if (!referral) return refuse({ kind: 'not-found' })
  return referral.isMinuted ? refuse({ kind: 'minuted-already' }) : ok(referral)
}

/** An answer is written over by somebody who has seen it. What was accepted stays so as long as an action of the plan hangs on it. */
export function mayAnswerBody(
  actor: Actor,
  ask: AskHeld | undefined,
  { decision, seen }: { decision: AskDecision; seen: string },
): Judged<'answer-body', AskHeld> {
  if (!may(actor, 'answer-body')) return refuse({ kind: 'only-the-lead' })
  if (!ask) return refuse({ kind: 'not-found' })
  if (seenAt(ask.answeredAt) !== seen) return refuse({ kind: 'answered-meanwhile', field: 'decision' })
  if (decision !== 'accepted' && ask.hasAction) return refuse({ kind: 'body-ask-has-action' })
  return ok(mint('answer-body', actor, ask))
}
