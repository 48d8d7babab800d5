import { mayInAssessment } from '../access/access'
import type { Capability } from '../access/capability'
import type { ActKind } from '../notice/notice'
import type { AssessmentState } from './assessment'
import type { Reviewing } from './load-reviewing'

/** The work in its order, as everybody goes through it. */
export const STAGES = ['write', 'score', 'agree', 'sign', 'improve'] as const
export type Stage = (typeof STAGES)[number]

/** Where an assessment is in it. Setting up is how writing begins. */
export const STAGE_OF: Record<AssessmentState, Stage> = {
  setup: 'write',
  preparing: 'write',
  scoring: 'score',
  agreeing: 'agree',
  signing: 'sign',
  submitted: 'improve',
  reviewed: 'improve',
  closed: 'improve',
}

/** The stage to which something that waits belongs. */
export const STAGE_OF_ACT: Record<ActKind, Stage> = {
  'set-up': 'write',
  write: 'write',
  vacancy: 'write',
  'answer-comment': 'write',
  'decide-evidence': 'write',
  'decide-suggestion': 'write',
  'open-scoring': 'score',
  score: 'score',
  'look-again': 'score',
  'open-meeting': 'agree',
  reveal: 'agree',
  agree: 'agree',
  'decide-change': 'agree',
  'say-concur': 'agree',
  'start-signing': 'sign',
  sign: 'sign',
  submit: 'sign',
  'answer-peer': 'improve',
  'answer-request': 'improve',
  'clear-conflict': 'improve',
  'check-facts': 'improve',
  'answer-recommendation': 'improve',
  'agree-reply': 'improve',
  'minute-body': 'improve',
  'answer-body': 'improve',
  'confirm-publication': 'improve',
  'approve-plan': 'improve',
  'move-action': 'improve',
  'clock-report': 'improve',
  'clock-plan': 'improve',
  'clock-progress': 'improve',
  'clock-progress-report': 'improve',
  'hand-over-progress': 'improve',
  'view-progress': 'improve',
  'publish-progress': 'improve',
  declare: 'improve',
  'read-submission': 'improve',
  'decide-facts': 'improve',
  'publish-report': 'improve',
  'confirm-leaving': 'improve',
}

export type Step =
  | 'start-preparing'
  | 'open-scoring'
  | 'open-meeting'
  | 'agree'
  | 'start-signing'
  | 'sign'
  | 'submit'
  | 'invite-peers'
  | 'await-peers'

/** What moves the assessment on, and whose it is: the reader's, those by name, or else the lead's. */
export type NextStep = { step: Step; isMine: boolean; names: string[] }

type Standing = {
  state: AssessmentState
  myDuties: Parameters<typeof mayInAssessment>[1]
  haveSigned: boolean
}
type Held = { duty: string; name: string; isHeld: boolean; hasSigned: boolean }

/** The next step from here; none once it has been reviewed or its review has ended. `toAgree`: questions that are in and have no agreed level. */
export function nextStep(
  actor: Parameters<typeof mayInAssessment>[0],
  { state, myDuties, haveSigned }: Standing,
  { duties, toAgree, reviewing }: { duties: readonly Held[]; toAgree: number; reviewing: Reviewing },
): NextStep | null {
  const named = (duty: string) => duties.filter((one) => one.duty === duty && one.isHeld)
  const unsigned = named('signatory').filter(({ hasSigned }) => !hasSigned)
  const mine = (capability: Capability) => mayInAssessment(actor, myDuties, capability)
  const step = (what: Step & Capability, of: readonly Held[] = []): NextStep => ({
    step: what,
    isMine: mine(what) && !(what === 'sign' && haveSigned),
    names: [...new Set(of.map(({ name }) => name))],
  })
  switch (state) {
    case 'setup':
      return step('start-preparing')
    case 'preparing':
      return step('open-scoring')
    case 'scoring':
      return step('open-meeting')
    case 'agreeing':
      return toAgree > 0 ? step('agree', named('chair')) : step('start-signing')
    case 'signing':
      return unsigned.length > 0 ? step('sign', unsigned) : step('submit')
    case 'submitted':
      if (reviewing === 'ended') return null
      return reviewing === 'open' ? { step: 'await-peers', isMine: false, names: [] } : step('invite-peers')
    case 'reviewed':
    case 'closed':
      return null
  }
}
