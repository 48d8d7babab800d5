import type { RefusalKind } from '../../../refusal'

/** Of what peers do, and what follows a review. */
export const review = {
  'conflict-awaited': 'Declare first whether anything connects you with this council.',
  'conflict-declared-already': "You have declared already. Ask the council's lead if it has to change.",
  'one-lead-peer': 'A team has exactly one lead peer. Put that person first.',
  'shared-too-long-ago':
    'The council has had this comment for more than 15 minutes, so it cannot be taken back. You can reply to it.',
  'comment-shared-already': 'This comment is shared with the council already.',
  'only-who-answers-peers':
    'Members, officers and the lead answer the comments of peers. Tell one of them what you would say.',
  'answer-the-first': 'This is a reply. Reply to the comment that it answers.',
  'only-author-or-lead-peer': 'Only the author of a comment or the lead peer can share it with the council.',
  'only-author-changes-written':
    'Only its author or the lead peer can change this. Tell one of them what you would change.',
  'peer-belongs-here': '{email} belongs to this council and cannot be its peer. Choose somebody from another council.',
  'peer-let-in-already': 'This peer has been let in already.',
  'question-not-submitted': 'This question is not part of the submission. Reload the page.',
  'review-closed': 'This review has ended, so nothing in it changes any more.',
  'same-peer-twice': '{email} is in the team twice. Name each person once.',
  'nothing-to-pack': 'There is no evidence in this submission that peers open.',
  'pack-waits-already': 'A pack is being made for you already. It appears here when it is ready.',
  'pack-not-as-seen': 'Something in this pack is no longer open to you. Ask for a new one.',
  'only-who-keeps-plan': 'The lead and officers keep the plan. You can read it.',
  'review-not-published': 'The peers’ report is not published yet, so nothing in it can be answered.',
  'nothing-recommended': 'This report recommends nothing, so there is no progress to review.',
  'answers-before-progress':
    '{count, plural, one {1 recommendation has} other {# recommendations have}} no answer yet. Answer each before the progress review begins.',
  'progress-begun-already': 'The progress review was begun already. Open it from the page of the report.',
  'progress-handed-over': 'The peers have this by now, so the council’s statements stay as they are.',
  'progress-not-with-peers': 'The peers do not have this now. Read the page again to see how far it is.',
  'progress-published-already': 'The progress review is published, so it stays as it is.',
  'statements-missing':
    '{count, plural, one {1 recommendation has} other {# recommendations have}} no statement yet. Write one on each before you hand over.',
  'views-missing':
    '{count, plural, one {1 recommendation has} other {# recommendations have}} no view of the team yet. Write one on each before you publish.',
  'written-meanwhile':
    'Somebody else has written here since you opened the page. Copy your words, reload the page, and put both together.',
  'items-not-for-peers':
    'Peers may not open one of these any more. Take it out, or change who reads it in the register first.',
  'peers-need-time': 'The peers need time to come in. Enter tomorrow or a later day.',
  'peers-stay-longer': 'The peers may come in until a later day already. Enter that day or a later one.',
  'no-visit-yet': 'Set the day of the visit first: the clock is counted from it.',
  'plan-at-the-latest': 'The plan is due by {day} at the latest. Enter that day or an earlier one.',
  'milestone-is-done': 'This is done already, so its day stays.',
  'done-by-itself': 'This counts as done once it is published or approved.',
  'only-its-author': 'Only whoever noted this can change it. Tell them what you would change.',
  'only-who-answers-requests': 'The lead and officers of the council answer what peers ask for. Tell one of them.',
  'due-beyond-review': 'The review ends before that day. Enter an earlier one.',
  'request-decided-already': 'This request is answered, declined or withdrawn by now. Reload the page to see it.',
  'item-not-for-peers': 'Peers may not open this item. Choose another, or change who reads it first.',
  'question-not-in-report': 'A question that you name is not part of the submission. Choose another.',
  'only-the-lead-peer': 'Only the lead peer does this for the team.',
  'only-who-checks-facts': 'The lead and officers of the council check the facts.',
  'report-sent-already': 'The report is with the council, so the team writes no more in it.',
  'report-not-sent': 'The report was not sent to the council yet.',
  'report-is-empty': 'There is no finding yet, so there is no report to send.',
  'check-beyond-review': 'Choose a day before the review’s last day, so that the report can still be published.',
  'report-under-way':
    'The peers’ report is with you and not published yet. Wait until it is published, or until the review’s last day is over.',
  'report-published-already': 'The report is published and stays as it is.',
  'facts-not-open': 'The days for questioning facts are over, or the report is published.',
  'facts-still-open':
    '{count, plural, one {1 fact that the council questions is} other {# facts that the council questions are}} not decided yet.',
  'fact-decided-already': 'This was decided already. Read the page again to see how.',
  'council-still-checks':
    'The council still checks the facts. The report can be published after its last day for that.',
  'peer-levels-too-late': 'The peers’ report was sent, so levels of the team can no longer be agreed in this review.',
  'peer-levels-too-early': 'The peers’ report is not published yet. Agree once it is.',
  'peer-levels-said-already': 'This was agreed for your side already. Read the page again to see what is missing.',
  'peer-levels-not-said': 'Nothing was agreed for your side, so there is nothing to take back.',
  'peer-levels-stand':
    'Council and team have both agreed, so this stands. Speak with the other side about what follows.',
  'peer-levels-not-agreed':
    'Council and team have not both agreed that the team gives levels, so it gives none. The council’s lead and the lead peer can agree until the report is sent.',
  'peer-levels-none-recorded': 'The team recorded no level before its report was sent, so there is nothing to publish.',
  'peer-level-revealed': 'The team’s levels of this question are revealed, so it takes no more. Read what each gave.',
  'peer-level-hidden': 'The team’s levels of this question are not revealed yet. The lead peer reveals them first.',
  'peer-level-needs-two': 'Fewer than two of the team have given this question a level. Reveal it once two have.',
  'peer-level-unrecorded': 'The team has recorded no level here yet, so there is none to differ from.',
  'peer-level-changed':
    'The team’s level has changed since you opened the page. Copy your words, reload the page, and see whether they still hold.',
} satisfies Partial<Record<RefusalKind, string>>
