import type { Capability } from './capability'

/**
 * Who may do what: the one table. Nothing by default: what does not stand here nobody may do, and a role that does not stand
 * here opens nothing. A role counts while it is held today; a duty counts while its holder's role today may have it. The
 * database is given the same tables at every start and asks them itself (`acting_may`, `acting_assessments`).
 */

/** The roles in a council. */
export const ROLES = [
  'lead',
  'member',
  'officer',
  'contributor',
  'observer',
  'monitoring_officer',
  'deputy_monitoring_officer',
] as const
export type Role = (typeof ROLES)[number]

/** The parts in one assessment: three are named at its set-up, the facilitator for its meeting. */
export const NAMED_DUTIES = ['assessor', 'chair', 'signatory'] as const
export const DUTIES = [...NAMED_DUTIES, 'facilitator'] as const
export type NamedDuty = (typeof NAMED_DUTIES)[number]
export type Duty = (typeof DUTIES)[number]

const READS = ['enter', 'read-whole', 'follow-meeting'] as const
const TAKES_PART = [
  ...READS,
  'write',
  'fill-gaps',
  'comment',
  'comment-on-frozen',
  'attach',
  'add-evidence',
  'see-restricted',
  'take-part',
  'answer-peers',
  'own-action',
  'approve-plan',
  'be-assessor',
  'be-chair',
  'be-signatory',
  'be-facilitator',
] as const
const MONITORS = [
  ...READS,
  'comment',
  'comment-on-frozen',
  'see-restricted',
  'change-readers',
  'decide-class',
  'note-as-monitoring-officer',
  'own-action',
  'keep-quiet-periods',
  'override-quiet-period',
  'withdraw-publication',
] as const

/** What each role may do in its council and in every assessment of it. */
export const ROLE_MAY = {
  lead: [
    ...TAKES_PART,
    'tidy-evidence',
    'tidy-register',
    'change-readers',
    'decide-class-if-vacant',
    'be-s151-officer',
    'note-as-s151-officer',
    'be-chief-executive',
    'confirm-as-chief-executive',
    'change-profile',
    'manage-people',
    'export-council',
    'make-anonymous',
    'invite',
    'create-assessment',
    'see-set-up',
    'set-rules',
    'set-dates',
    'name-people',
    'name-successor',
    'assign',
    'tighten-naming',
    'delete-assessment',
    'archive',
    'allow-comments',
    'start-preparing',
    'open-scoring',
    'open-meeting',
    'see-coverage',
    'ask-reminder',
    'arrange-meeting',
    'order-agenda',
    'take-over',
    'take-note',
    'reveal-first-rounds',
    'reveal',
    'reopen',
    'put-round-aside',
    'start-signing',
    'withdraw-signing',
    'submit',
    'reopen-submission',
    'invite-peers',
    'host-review',
    'answer-request',
    'check-facts',
    'answer-recommendation',
    'keep-plan',
    'send-plan',
    'refer-to-body',
    'answer-body',
    'ask-publication',
    'withdraw-publication',
    'keep-quiet-periods',
  ],
  member: [...TAKES_PART, 'sit-in-group', 'be-group-leader', 'state-minority'],
  officer: [
    ...TAKES_PART,
    'tidy-evidence',
    'tidy-register',
    'change-readers',
    'be-s151-officer',
    'note-as-s151-officer',
    'be-chief-executive',
    'confirm-as-chief-executive',
    'answer-request',
    'check-facts',
    'keep-plan',
    'refer-to-body',
  ],
  contributor: [
    'enter',
    'write-assigned',
    'comment-assigned',
    'comment-on-frozen',
    'attach-assigned',
    'add-evidence',
    'own-action',
    'be-s151-officer',
  ],
  observer: [...READS, 'comment-if-allowed', 'comment-on-frozen'],
  monitoring_officer: MONITORS,
  deputy_monitoring_officer: MONITORS,
} as const satisfies Record<Role, readonly Capability[]>

/** What a duty adds in the one assessment in which it is held. */
export const DUTY_MAY = {
  assessor: ['score', 'object', 'take-stand'],
  chair: [
    'see-coverage',
    'open-meeting',
    'take-over',
    'take-note',
    'reveal-first-rounds',
    'reveal',
    'reopen',
    'put-round-aside',
    'agree',
    'confirm-publication',
  ],
  signatory: ['sign'],
  facilitator: ['drive', 'take-note', 'reveal'],
} as const satisfies Record<Duty, readonly Capability[]>

/** The roles in a review, and what each may do in its room. */
export const PEER_ROLES = ['peer_lead', 'peer'] as const
export type PeerRole = (typeof PEER_ROLES)[number]
export type PeerCapability =
  | 'declare'
  | 'read-submission'
  | 'comment-on-submission'
  | 'share-own'
  | 'share-any'
  | 'write-finding'
  | 'ask-evidence'
  | 'lead-report'
const REVIEWS = [
  'declare',
  'read-submission',
  'comment-on-submission',
  'share-own',
  'write-finding',
  'ask-evidence',
] as const
export const PEER_MAY = {
  peer_lead: [...REVIEWS, 'share-any', 'lead-report'],
  peer: REVIEWS,
} as const satisfies Record<PeerRole, readonly PeerCapability[]>

const pairsOf = (table: Record<string, readonly string[]>) =>
  new Set(Object.entries(table).flatMap(([holder, held]) => held.map((capability) => `${holder} ${capability}`)))
const byRole = pairsOf(ROLE_MAY)
const byDuty = pairsOf(DUTY_MAY)
const byPeer = pairsOf(PEER_MAY)

/** Somebody with the roles that their rows say, whatever words those are. */
type Holder = { roles: readonly string[] }

export const roleMay = (role: string, capability: Capability): boolean => byRole.has(`${role} ${capability}`)

/** Whether one of the roles that somebody has today allows it. */
export const may = ({ roles }: Holder, capability: Capability): boolean =>
  roles.some((role) => roleMay(role, capability))

/** Whether a duty that somebody was given counts: their role today must be one that may have it. */
export const holds = (actor: Holder, duties: readonly Duty[], duty: Duty): boolean =>
  duties.includes(duty) && may(actor, `be-${duty}`)

/** Whether a role, or a duty that counts in this assessment, allows it there. */
export const mayInAssessment = (actor: Holder, duties: readonly Duty[], capability: Capability): boolean =>
  may(actor, capability) || duties.some((duty) => byDuty.has(`${duty} ${capability}`) && holds(actor, duties, duty))

/** Whether somebody with this role in a review may do it in its room. */
export const peerMay = ({ role }: { role: string }, capability: PeerCapability): boolean =>
  byPeer.has(`${role} ${capability}`)
