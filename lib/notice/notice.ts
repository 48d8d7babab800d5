import type { Capability } from '../access/capability'

/** What can wait for somebody. It is read out of the state of things whenever it is asked for, and kept nowhere. */
export const ACT_KINDS = [
  'set-up',
  'write',
  'open-scoring',
  'score',
  'look-again',
  'open-meeting',
  'reveal',
  'agree',
  'decide-change',
  'say-concur',
  'answer-comment',
  'decide-suggestion',
  'start-signing',
  'sign',
  'submit',
  'vacancy',
  'answer-peer',
  'answer-request',
  'decide-evidence',
  'clear-conflict',
  'approve-plan',
  'move-action',
  'check-facts',
  'answer-recommendation',
  'agree-reply',
  'hand-over-progress',
  'minute-body',
  'answer-body',
  'confirm-publication',
  'declare',
  'read-submission',
  'clock-report',
  'clock-plan',
  'clock-progress',
  'clock-progress-report',
  'decide-facts',
  'publish-report',
  'view-progress',
  'publish-progress',
  'confirm-leaving',
] as const
export type ActKind = (typeof ACT_KINDS)[number]

/** Acts of which a mail says nothing: that enough have scored is said on screen alone, to whoever may reveal. */
export const ON_SCREEN_ALONE: readonly ActKind[] = ['reveal']

/** Acts that nobody's act asks for but a day, or the state that something has come to: the clock tells of them (db/sql/notice.sql). */
export const BY_THE_CLOCK = [
  'clock-plan',
  'clock-progress',
  'clock-progress-report',
  'minute-body',
  'answer-body',
  'answer-recommendation',
  'agree-reply',
  'hand-over-progress',
  'open-meeting',
  'start-signing',
  'confirm-leaving',
] as const satisfies readonly ActKind[]

type Told = {
  /** What a role must allow, on the day when it is shown or mailed. */
  needs: Capability
  /** What waits because of it. Then that is what an inbox and a mail say, as long as it waits. */
  act?: ActKind | readonly ActKind[]
  /** Mailed at once also to whoever wants mail once a day or once a week. */
  isUrgent?: true
  /** Where the same happens again, it is new again. */
  isRenewed?: true
}

/** What happens that somebody should know: every kind of notice. Who is told stands in `db/sql/notice.sql`. */
export const NOTICE_KINDS = {
  named: { needs: 'enter' },
  assigned: { needs: 'enter', act: 'write' },
  'answers-opened': { needs: 'read-whole' },
  'scoring-opened': { needs: 'enter', act: 'score' },
  'round-opened': { needs: 'enter', act: 'score', isRenewed: true },
  'deadline-near': { needs: 'enter', act: 'score', isUrgent: true, isRenewed: true },
  'due-soon': { needs: 'enter', act: BY_THE_CLOCK },
  'meeting-moved': { needs: 'follow-meeting', isUrgent: true, isRenewed: true },
  'dates-changed': { needs: 'enter', isUrgent: true, isRenewed: true },
  revealed: { needs: 'enter', isRenewed: true },
  'answer-changed': { needs: 'enter', act: 'look-again' },
  'scored-answer-changed': { needs: 'enter', act: 'decide-change' },
  'stance-wanted': { needs: 'enter', act: 'say-concur', isRenewed: true },
  'signature-wanted': { needs: 'enter', act: 'sign', isRenewed: true },
  'note-invited': { needs: 'read-whole', isRenewed: true },
  signed: { needs: 'read-whole' },
  declined: { needs: 'read-whole' },
  submitted: { needs: 'enter', isRenewed: true },
  reopened: { needs: 'enter', isRenewed: true },
  'invitation-accepted': { needs: 'invite', isRenewed: true },
  'duty-vacant': { needs: 'name-successor', act: 'vacancy', isRenewed: true },
  replied: { needs: 'enter', isRenewed: true },
  resolved: { needs: 'enter', isRenewed: true },
  mentioned: { needs: 'enter', isRenewed: true },
  'comment-assigned': { needs: 'enter', act: 'answer-comment', isRenewed: true },
  'evidence-to-decide': { needs: 'enter', act: 'decide-evidence', isRenewed: true },
  'conflict-declared': { needs: 'host-review', act: 'clear-conflict' },
  'words-suggested': { needs: 'enter', act: 'decide-suggestion', isRenewed: true },
  'suggestion-accepted': { needs: 'enter' },
  'suggestion-declined': { needs: 'enter' },
  'peer-comment-shared': { needs: 'read-whole' },
  'evidence-asked': { needs: 'answer-request', act: 'answer-request' },
  'action-given': { needs: 'own-action', isRenewed: true },
  'action-due': { needs: 'own-action', act: 'move-action', isRenewed: true },
  'action-stuck': { needs: 'approve-plan', isRenewed: true },
  'plan-to-approve': { needs: 'approve-plan', act: 'approve-plan', isRenewed: true },
  'plan-sent-back': { needs: 'keep-plan', isRenewed: true },
  'plan-approved': { needs: 'keep-plan', isRenewed: true },
  'report-sent': { needs: 'check-facts', act: 'check-facts' },
  'fact-decided': { needs: 'check-facts' },
  'review-published': { needs: 'read-whole' },
  'progress-published': { needs: 'read-whole' },
  'body-minuted': { needs: 'answer-body', isRenewed: true },
  'publication-asked': { needs: 'enter', act: 'confirm-publication', isRenewed: true },
  'publication-declined': { needs: 'ask-publication' },
  published: { needs: 'read-whole', isRenewed: true },
  'publication-withdrawn': { needs: 'read-whole' },
} as const satisfies Record<string, Told>
export type NoticeKind = keyof typeof NOTICE_KINDS

export const toldOf = (kind: NoticeKind): Told => NOTICE_KINDS[kind]

/** Whether what waits may wait because of such a notice. */
export const asksFor = (kind: NoticeKind, act: ActKind): boolean => {
  const { act: asked } = toldOf(kind)
  return typeof asked === 'string' ? asked === act : asked?.includes(act) === true
}

/** What is told as it happened; all else as what waits because of it. */
export const NEWS = (Object.keys(NOTICE_KINDS) as NoticeKind[]).filter((kind) => toldOf(kind).act === undefined)

/** News of which each line is of one person, who is named in it. */
export const OF_ONE: readonly NoticeKind[] = [
  ...(['replied', 'resolved', 'mentioned', 'signed', 'declined'] as const),
  ...(['words-suggested', 'suggestion-accepted', 'suggestion-declined', 'publication-declined'] as const),
]

/** News of actions in a council's plan, each of which is named in it. */
export const OF_ACTIONS: readonly NoticeKind[] = ['action-given', 'action-due', 'action-stuck']
/** News of a plan as a whole. */
export const OF_PLANS: readonly NoticeKind[] = ['plan-to-approve', 'plan-sent-back', 'plan-approved']

/** How often mail comes. At once is at most once an hour of each council. */
export const CADENCES = ['at-once', 'daily', 'weekly', 'none'] as const
export type Cadence = (typeof CADENCES)[number]

/** Of one council, how often its mail comes. */
export type MailChoice = { slug: string; name: string; cadence: Cadence }
