import type { RefusalKind } from '../../../refusal'

/** Of the plan, committees, replies and publication. */
export const plan = {
  'only-owner-moves': 'Whoever owns an action says where it stands. Your role owns none.',
  'only-an-approver': 'Your role approves no plan. You can read it.',
  'plan-with-approver': 'The plan is with its approver, so actions stay as they are until it comes back.',
  'plan-not-sent': 'The plan is with nobody to approve. Read it again: somebody may have decided already.',
  'plan-is-empty': 'There is no action in the plan yet, so there is nothing to approve.',
  'not-the-approver': 'This plan was sent to somebody else to approve.',
  'approver-is-sender': 'Choose somebody other than yourself to approve it.',
  'cannot-approve-plan': 'Choose somebody of this council who takes part in its work.',
  'cannot-own-action': 'Choose somebody of this council who can own an action.',
  'not-your-action': 'This action is somebody else’s. Its owner says where it stands, or whoever keeps the plan.',
  'action-not-agreed': 'This action is proposed. Once the plan is approved, you can say where it stands.',
  'action-has-ended': 'This action was done or dropped, so it does not change any more.',
  'last-action-of-accepted':
    'This is the last action of a recommendation that you accepted. Add another first, or change what you answered.',
  'level-at-its-aim': 'This level is where you want it to be, so no action comes of it. Add one by hand.',
  'accepted-needs-action': 'What you accept needs an action: say what will be done, whose it is and by when.',
  'reply-is-agreed': 'The council’s reply is agreed, so it and what it answers stay as they are.',
  'body-ask-not-accepted':
    'This recommendation of a committee is not accepted, so no action comes of it. Accept it first.',
  'only-who-refers': 'The lead and officers take things to the council’s committees. You can read what was minuted.',
  'body-not-of-nation':
    'Councils in Wales have a governance and audit committee, those in England an audit committee. Choose the other.',
  'reply-not-a-draft':
    'The reply is with a committee or agreed already. Take it back first, if it has to go elsewhere.',
  'reply-is-taken-back': 'The reply is with this committee. Take the reply back on its own page.',
  'body-ask-has-action':
    'The plan has an action for this, so it stays accepted. Drop the action first. One that is done stays, and so does this answer.',
  'answered-meanwhile':
    'Somebody has answered this since you opened the page. Reload the page to read that answer, then change it if you still want to.',
  'minuted-already': 'What this committee minuted is entered already, and stays as it is.',
  'body-not-met': 'This committee has not met yet. Enter the minute on the day of its meeting or later.',
  'answer-day-missing': 'Enter the day by which the recommendations are answered.',
  'answer-day-too-early': 'Enter the day of the meeting or a later one.',
  'reply-begun-already': 'The reply to this report was begun already. Open it from the page of the report.',
  'reply-with-nobody': 'The reply is with no committee now. Read the page again to see how far it is.',
  'reply-is-empty': 'The reply has no words yet. Write it first.',
  'reply-not-minuted': 'The committee’s minutes on the reply are not entered yet. Enter them first.',
  'recommendations-unanswered':
    '{count, plural, one {1 recommendation is} other {# recommendations are}} not answered yet. Answer each before the reply is agreed.',
  'progress-not-published': 'The progress review is not published by the peers yet, so it cannot go out.',
  'only-the-second-person':
    'The chair of the assessment or the chief executive confirms what is published. Your role or duty does not.',
  'only-monitoring-officer-overrides': 'Only the monitoring officer or their deputy goes past a pre-election period.',
  'only-lead-or-monitoring-officer': 'Only the lead or the monitoring officer does this.',
  'only-who-withdraws': 'Only the lead, the monitoring officer or whoever confirmed it withdraws it.',
  'publication-asked-already': 'Something of this submission waits to be confirmed already. Call that off first.',
  'nothing-to-publish': 'Choose at least one question, or a report.',
  'less-than-published':
    'What is published already has to be in it too. To take something back, withdraw the publication with a reason.',
  'reply-not-agreed': 'A report is published with the council’s reply, and that is not agreed yet.',
  'plan-not-approved':
    'The plan goes out with the report, and it is not approved as it is now. Send it to its approver first.',
  'publication-decided-already':
    'This was confirmed, declined or called off already. Read the page again to see which.',
  'publication-not-out': 'This is not published now, so there is nothing to withdraw.',
  'asked-by-yourself': 'You asked for this yourself, so somebody else has to confirm it.',
  'pre-election-period':
    'It is the pre-election period of {election}, until {endsOn}. The monitoring officer can let this out earlier.',
  'no-quiet-period': 'Today is not in a pre-election period, so nothing holds this back.',
  'has-action-already': 'It has an action in the plan by now. Look at that one first: more are added in the plan.',
  'aim-is-no-rise': 'Choose a level above the one that was agreed.',
} satisfies Partial<Record<RefusalKind, string>>
