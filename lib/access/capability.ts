/** The states of an assessment, in the order in which it goes through them. */
export const ASSESSMENT_STATES = [
  'setup',
  'preparing',
  'scoring',
  'agreeing',
  'signing',
  'submitted',
  'reviewed',
  'closed',
] as const
export type AssessmentState = (typeof ASSESSMENT_STATES)[number]

const ALWAYS = ASSESSMENT_STATES
const BEFORE_SCORING = ['setup', 'preparing'] as const
export const BEFORE_SIGNING = ['setup', 'preparing', 'scoring', 'agreeing'] as const
export const BEFORE_SUBMISSION = ['setup', 'preparing', 'scoring', 'agreeing', 'signing'] as const
const SINCE_SCORING = ['scoring', 'agreeing', 'signing', 'submitted', 'reviewed', 'closed'] as const
const OPEN_FOR_WORK = ['preparing', 'scoring', 'agreeing'] as const
const BEING_SCORED = ['scoring', 'agreeing'] as const
const IN_MEETING = ['agreeing'] as const

/** Everything that can be allowed in a council, each with the states of an assessment in which there is a time for it. */
export const CAPABILITIES = {
  enter: ALWAYS, // the council's home, its people, and what is assigned to oneself
  'read-whole': ALWAYS, // every question, the record, the trail and the submission
  'change-profile': ALWAYS,
  'manage-people': ALWAYS, // roles, groups, positions and open invitations
  'export-council': ALWAYS, // take everything out that the council holds
  'make-anonymous': ALWAYS, // somebody who has left, with another who may
  invite: ALWAYS,
  'sit-in-group': ALWAYS, // councillors: a political group is recorded for nobody else
  'be-group-leader': ALWAYS,
  'be-chief-executive': ALWAYS,
  'be-s151-officer': ALWAYS, // the law asks for an officer, and for another than the monitoring officer

  'create-assessment': ALWAYS,
  'see-set-up': ALWAYS,
  'set-rules': BEFORE_SCORING,
  'set-dates': BEFORE_SIGNING, // its title and its days, after opening with a reason
  'name-people': BEFORE_SCORING,
  'name-successor': BEFORE_SUBMISSION, // in a duty, with a reason
  assign: BEFORE_SIGNING, // who writes what, and which questions are left out
  'tighten-naming': BEING_SCORED,
  'delete-assessment': BEFORE_SCORING, // one that was begun by mistake
  archive: SINCE_SCORING,
  'start-preparing': ['setup'],
  'open-scoring': ['preparing'],
  'open-meeting': ['scoring'],

  write: OPEN_FOR_WORK,
  'fill-gaps': ALWAYS, // write what another framework asks for and none of our questions does
  'write-assigned': OPEN_FOR_WORK,
  comment: OPEN_FOR_WORK,
  'comment-assigned': OPEN_FOR_WORK,
  'comment-if-allowed': OPEN_FOR_WORK, // where the assessment lets observers speak
  'allow-comments': ALWAYS, // by observers, and on what is frozen
  'comment-on-frozen': ['signing', 'submitted', 'reviewed'], // where the assessment lets whoever could comment before
  attach: OPEN_FOR_WORK,
  'attach-assigned': OPEN_FOR_WORK,
  'tidy-evidence': OPEN_FOR_WORK, // take away what somebody else attached
  'add-evidence': ALWAYS, // to the council’s register, and newer versions of one’s own
  'tidy-register': ALWAYS, // versions, owners and review dates of what is somebody else’s
  'change-readers': ALWAYS, // narrow who reads an item, and say yes where somebody else asks to widen it
  'decide-class': ALWAYS, // how an item stands in law
  'decide-class-if-vacant': ALWAYS, // where nobody has a role that decides it
  'see-restricted': ALWAYS, // exempt and confidential evidence

  'be-assessor': ALWAYS,
  'be-chair': ALWAYS,
  'be-signatory': ALWAYS,
  'be-facilitator': ALWAYS,

  score: BEING_SCORED,
  'see-coverage': ALWAYS,
  'ask-reminder': BEING_SCORED,

  'follow-meeting': ALWAYS,
  'arrange-meeting': BEFORE_SIGNING, // date and place, and who facilitates
  'order-agenda': IN_MEETING,
  'take-part': IN_MEETING, // raise a hand, and stop the clock
  'take-over': IN_MEETING,
  drive: IN_MEETING,
  'take-note': IN_MEETING,
  object: IN_MEETING,
  'reveal-first-rounds': IN_MEETING,
  reveal: IN_MEETING, // know that enough are in, reveal, and open the next round
  reopen: IN_MEETING,
  agree: IN_MEETING,
  'take-stand': IN_MEETING,
  'state-minority': IN_MEETING, // of a group’s own leader, beside an agreed level
  'put-round-aside': BEING_SCORED, // an open round that somebody has left

  'start-signing': ['agreeing'],
  'withdraw-signing': ['signing'],
  sign: ['signing'],
  'note-as-s151-officer': ['signing'], // beside what is signed; of whoever holds that position
  'note-as-monitoring-officer': ['signing'],
  submit: ['signing'],
  'reopen-submission': ['submitted', 'reviewed', 'closed'], // as its next version, which begins with its words
  'invite-peers': ALWAYS,
  'host-review': ALWAYS, // let a peer in, and end the review
  'answer-peers': ALWAYS, // what they have shared with the council
  'answer-request': ALWAYS, // show peers what they ask for, or say why not
  'check-facts': ALWAYS, // of the peers’ report, while it is with the council
  'answer-recommendation': ALWAYS, // accept, partly or not, and lead the formal reply
  'refer-to-body': ALWAYS, // take a submission to a formal body, and keep what it minuted
  'answer-body': ALWAYS, // what a body recommends
  'ask-publication': ALWAYS, // choose what is published
  'withdraw-publication': ALWAYS, // with a reason, which stays
  'confirm-publication': ['submitted', 'reviewed', 'closed'], // as its second person
  'confirm-as-chief-executive': ALWAYS, // the same, of whoever holds that position
  'keep-quiet-periods': ALWAYS, // the days before an election
  'override-quiet-period': ALWAYS, // let something out in them, with a reason

  'keep-plan': ALWAYS, // add, change and drop actions
  'own-action': ALWAYS, // be whose it is, and say where it stands
  'send-plan': ALWAYS, // to a named approver, and take it back
  'approve-plan': ALWAYS, // be its approver: approve it or send it back
} as const satisfies Record<string, readonly AssessmentState[]>
export type Capability = keyof typeof CAPABILITIES

/** Whether an assessment in this state is one in which it may be done, by whoever may. */
export const isTimeFor = (capability: Capability, state: AssessmentState): boolean =>
  (CAPABILITIES[capability] as readonly AssessmentState[]).includes(state)
