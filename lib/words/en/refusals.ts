import type { RefusalKind } from '../../refusal'

/**
 * A sentence for each refusal: what happened, and what to do next. It may use the facts of its kind, as `{email}`, and no
 * others. One that is missing does not compile, nor does one for something that is never refused.
 */
export const refusals: Record<RefusalKind, string> = {
  'accent-too-light': 'Words in this colour are hard to read on white paper. Choose a darker one.',
  'account-has-ended': 'Your account here has ended. Ask the lead of your council’s assessment to invite you again.',
  'address-not-expected':
    'Your council account works, but nobody here has invited its e-mail address. Ask the lead of your council’s assessment to invite you.',
  'address-not-verified':
    'Your council account does not say that your e-mail address was verified, so you cannot come in with it. Ask for a link by e-mail, or ask your council’s IT to have the address verified.',
  'already-agreed': 'A level is already agreed in this round. Reopen it to change it.',
  'already-invited': '{email} has an open invitation. Withdraw it first to send another.',
  'already-member': '{email} already belongs to this council.',
  'answer-not-open': 'This text is not open for writing now. It can be read, and its versions compared.',
  'assessment-in-other-state': 'This cannot be done at the stage the assessment has reached: {state}.',
  'cannot-facilitate':
    'This person cannot facilitate. Their role in this council does not allow it. Choose somebody else.',
  'cannot-hold-duty':
    '{name} cannot be named as {duty}. Their role in this council does not allow it. Choose somebody else, or change the role first.',
  'cannot-hold-position': '{name} cannot be named: {position}. Their role in this council does not allow it.',
  'cannot-write':
    '{name} cannot write answers. Their role in this council does not allow it. Choose somebody else, or change the role first.',
  'comments-are-closed': 'Comments are open only while the answers are being prepared, scored and agreed.',
  'conflict-awaited': 'Declare first whether anything connects you with this council.',
  'conflict-declared-already': "You have declared already. Ask the council's lead if it has to change.",
  'content-changed': 'What you saw has changed since the page was loaded. Reload it, read it again, then sign.',
  'council-exists': 'A council with this short name is in the register already. Choose another short name.',
  'duty-followed-already': 'Somebody follows in this duty already. Reload the page to see who.',
  'ends-duties': 'Under that role nobody can be: {duties}. Tick that this ends, then change the role.',
  'evidence-already-removed': 'This evidence has been removed. The list says by whom and why.',
  'evidence-attached-already':
    'This question rests on that item already. Open it from the list of the question’s evidence.',
  'evidence-is-frozen':
    'Evidence can be added and removed only while the answers are being prepared, scored and agreed.',
  'figures-unreadable':
    'The figures could not be read, so none was added. {why} Put it right in the file and choose it again.',
  'file-empty': 'This file is empty. Choose a file that has something in it.',
  'file-holds-macros': 'This file holds macros, which are programs. Save it without them, then attach it again.',
  'file-holds-malware':
    'The virus scanner found something harmful in this file, so it was not kept. Tell your IT team.',
  'file-holds-objects':
    'This file holds other files inside it, which may be programs. Save it as a PDF or as .docx, then attach it again.',
  'file-incomplete': 'Only part of the file arrived. Check your connection and attach it again.',
  'file-locked': 'This file has a password, so nobody else could read it. Save it without one, then attach it again.',
  'file-missing': 'This file cannot be read at the moment. Tell the people who run Concord.',
  'file-not-scanned':
    'The virus scanner cannot be reached, so no file is taken. Try again in a few minutes, or attach a link.',
  'file-not-what-it-says':
    'The content of “{name}” is not what a name ending in {ending} says. Open it in its own program and save it again.',
  'file-package-unreadable':
    'This file cannot be opened to be checked. Save it again without a password, then attach it.',
  'file-refused-in-front':
    'The file did not reach Concord: the server in front of it does not let through a file of this size. Attach a smaller one, and tell whoever runs Concord.',
  'file-too-large': 'This file is larger than 25 MB. Make it smaller, or attach a link to it.',
  'file-type-not-taken': '{advice}',
  'file-unpacks-too-large':
    'This file unpacks to more than 250 MB, 10,000 parts or three layers. Split it, or save it as a PDF.',
  'files-take-too-much':
    'The files of your council would take more room than it has. Remove versions that nobody needs, or attach a link.',
  'gap-filled-meanwhile':
    'Somebody else has written here since you opened the page. Copy your words, reload the page, and put both together.',
  'group-dissent-not-recorded':
    'This level is two or more away from what {groups} gave. Record their dissent and write who they are, in these words, or choose another level.',
  'group-exists': 'This council already has a group of that name.',
  'group-same': 'Choose another group than this one.',
  'group-is-for-members': 'A political group is recorded for councillors only. Leave it empty for anybody else.',
  'hand-already-up': 'Your hand is up already.',
  'hand-not-up': 'Your hand is not up.',
  'has-duty-already': 'This person has this duty already. Choose somebody else.',
  'held-until-decided':
    'This item is held. It is opened again when the monitoring officer has decided, so wait for that or ask them.',
  'invitation-not-yours':
    'This invitation was used, has run out, or was sent to another address. Ask the lead for a new one.',
  'issuer-refused':
    'Your council’s sign-in sent you back with an error. Try again; if it happens again, ask for a link by e-mail, and tell whoever runs Concord.',
  'issuer-silent': 'Your council’s sign-in does not answer. Try again later, or ask for a link by e-mail.',
  'item-moved-on': 'The meeting has gone on to another question. Look at the screen and press again.',
  'last-lead': 'A council always keeps one lead. Make somebody else lead first.',
  'leads-no-group':
    'You do not lead a political group today, so there is no statement for you to attach. The lead names who leads a group, among the people.',
  'leaving-asked-already':
    'This is asked already. Look at it in the list: it waits for a second person, or for its day.',
  'leaving-confirmed-already': 'Somebody else has confirmed this already. It waits for its day.',
  'leaving-is-over': 'This was called off or is done. Reload the page.',
  'leaving-is-yourself': 'Nobody makes themselves anonymous. Ask two others.',
  'leaving-still-here':
    'From here only somebody who has left Concord can be made anonymous. Ask those who keep the register of councils.',
  'leaving-takes-another': 'You asked for this yourself, so somebody else has to confirm it.',
  'moment-not-kept':
    'This moment is not kept apart from the minute around it. Go back to the history and choose one that is listed.',
  'name-is-theirs': '{name} belongs to another council too, so the name is not this council’s to change.',
  'naming-not-stricter':
    'Names can be shown less from now on, never more. Choose a stricter rule, or leave it as it is.',
  'narrowing-shuts-you-out': 'You would not read it yourself any more. Name yourself too, or ask its owner to do it.',
  'no-clock': 'The clock has changed meanwhile. Look at it and press again.',
  'no-framework': 'No questions have been published yet. Ask the programme office.',
  'no-more-rounds':
    'This assessment allows {most} rounds for each question, and all have been held. The chair now agrees a level, with any dissent on record.',
  'no-question-ready': 'No answer is ready to score yet. Mark at least one as ready.',
  'no-reason-written': 'There is no reason yet. Write it together, or type it here, then record the level.',
  'no-room':
    'The disk of Concord is full, so nothing was changed. Tell the people who run it. What you typed is still here: send it again once there is room.',
  'no-seat-vacated': 'Nobody has left this round, so it goes on as it is.',
  'no-submission': 'Nothing has been submitted yet. Peers can be invited after the submission.',
  'nobody-called-so': 'No council has this short name, or nobody has this e-mail address. Look at it again.',
  'nobody-gave-a-level': 'Nobody gave a level in this round, so there is none to agree. Open another round.',
  'reopened-already': 'This submission has been reopened already. Go on in its next version.',
  'archived-already': 'This assessment has been put away already.',
  'assessment-is-archived': 'This assessment is put away. Take it up again first.',
  'not-archived': 'This assessment is not put away.',
  'change-needs-reason': 'Say why it changes. Everybody whom it concerns is told.',
  'group-without-assessor':
    'Nobody assesses of {groups}. Name somebody of theirs, or say why not: the reason stands on the record.',
  'people-still-invited':
    '{names} still has to accept an invitation. Opening scoring fixes who is in it. Wait for them, or name somebody else.',
  'nothing-to-copy': 'There is no earlier assessment to copy from.',
  'nobody-named':
    'The set-up needs {missing, select, assessor {at least one assessor} chair {a chair} other {two signatories}}. Name them first.',
  'nobody-scores': 'Nobody assesses any more. The lead names a successor first, on the set-up page.',
  'nobody-to-invite': 'No line of the list invites anybody. Check the list to see why.',
  'nobody-waits': 'Nobody has a hand up.',
  'not-signed-yet': 'You have not answered yet, so there is nothing to take back.',
  'no-statutory-officer':
    'Only the section 151 officer and the monitoring officer add a note. The lead names who is section 151 officer, among the people.',
  'no-note-of-yours': 'You have no note beside this assessment, so there is none to withdraw.',
  'not-a-signatory': 'Only the signatories named for this assessment can sign it.',
  'not-agreed-in-scores':
    'Only questions on which the revealed scores agree, and that are not recorded yet, can pass by consent.',
  'not-agreed-yet': 'No level has been agreed for this question yet.',
  'not-a-group-leader': 'Only the leader of a political group attaches or withdraws its minority statement.',
  'not-an-assessor':
    'Only the assessors named for this assessment can do this. Ask the lead if you should be one of them.',
  'not-found': 'There is nothing here, or it is not open to you.',
  'not-from-here': 'This was not sent from a page of Concord, so it was not taken.',
  'not-in-a-group': '{name} sits in no political group, so there is none to lead. Move them to their group first.',
  'not-in-the-meeting':
    'You follow this meeting without speaking or stopping the clock. Ask the lead if you should take part.',
  'not-in-this-council':
    'One of the people chosen is not part of this council today. Reload the page and choose again.',
  'not-its-author': 'Only its author changes or withdraws a minority statement.',
  'not-on-agenda': 'This question is not on the agenda. It comes there when its answer is ready to score.',
  'not-on-consent-list': 'This question is not on the consent list any more. Reload the page.',
  'not-ready':
    '{missing, plural, one {# thing is} other {# things are}} still missing. The list on this page leads to each.',
  'not-the-chair': 'Only the chair of this assessment can record the agreed level.',
  'not-the-facilitator': 'Only the person who facilitates can do this now. The chair and the lead can take over.',
  'note-struck-already': 'This note has been taken out already.',
  'nothing-on-screen': 'No question is on the screens yet. Choose one first.',
  'nothing-to-restore': 'The answer reads now as it did at that moment, so nothing was changed.',
  'objected-already': 'Somebody has objected, so this question is talked about in the meeting.',
  'observers-only-read': 'Observers read this assessment without commenting. The lead can allow comments by observers.',
  'one-lead-peer': 'A team has exactly one lead peer. Put that person first.',
  'only-adder-or-officer-removes': 'Only the lead, an officer or the person who added this evidence can remove it.',
  'only-asker-takes-back': 'Only the person who asked for other readers can take that back.',
  'only-assigned-comment': 'You can comment on the questions assigned to you. Ask the lead to assign you to this one.',
  'shared-too-long-ago':
    'The council has had this comment for more than 15 minutes, so it cannot be taken back. You can reply to it.',
  'comment-shared-already': 'This comment is shared with the council already.',
  'only-who-answers-peers':
    'Members, officers and the lead answer the comments of peers. Tell one of them what you would say.',
  'answer-the-first': 'This is a reply. Reply to the comment that it answers.',
  'only-author-or-lead-peer': 'Only the author of a comment or the lead peer can share it with the council.',
  'only-author-changes-written':
    'Only its author or the lead peer can change this. Tell one of them what you would change.',
  'only-lead-or-chair': 'Only the lead of the council and the chair of this assessment can do this.',
  'only-monitoring-officer-decides':
    'Only the monitoring officer or their deputy decides this, and the lead where neither is in post.',
  'only-owner-or-officer-changes':
    'Only the owner of this item, the lead or an officer can change it. Ask one of them.',
  'only-the-lead': 'Only the lead of the assessment can do this. Ask them to do it.',
  'only-the-programme': 'Only the programme office can do this.',
  'only-those-taking-part-add':
    'Evidence is added by the lead, members and officers of this council. Ask one of them to add it.',
  'only-writers-attach':
    'Only the people who write this answer attach evidence to it. Ask the lead to assign you to the question.',
  'only-writers-fill-gaps': 'Your role reads this and does not write it. Ask the lead to write it.',
  'only-writers-keep-versions':
    'Only the people who write this answer name and restore its versions. Ask the lead to assign you to the question.',
  'own-role': 'Nobody gives themselves another role. Ask another lead to change yours.',
  'owner-is-not-here': 'This person has no role in the council today. Choose somebody else.',
  'crest-needs-words': 'Say in words what the crest shows, for whoever does not see it.',
  'crest-unreadable': 'This picture cannot be read. Choose a PNG or a JPEG.',
  'export-waits-already': 'The whole of your council is being made into a file already. Wait until it is ready.',
  'paper-area-unknown': 'This assessment has no such area. Choose one of its areas.',
  'paper-not-as-seen':
    'What you may see has changed since this document was made, so it is not handed out any more. Make it again.',
  'paper-of-the-whole': 'This document is made of the whole assessment, and only your questions are open to you.',
  'paper-takes-long': 'Many documents are being made at the moment. Try again in a minute.',
  'paper-unknown': 'There is no such document. The kinds are: {kinds}. The formats are: {formats}.',
  'papers-wait-already':
    'You have {most} documents that are still being made. Wait until one is ready, then ask for the next.',
  'paragraph-of-another-country':
    'This paragraph of Schedule 12A is not of your council’s country. Choose one from the list.',
  'peer-belongs-here': '{email} belongs to this council and cannot be its peer. Choose somebody from another council.',
  'peer-let-in-already': 'This peer has been let in already.',
  'picture-too-large': 'This picture has more than 64 million points. Make it smaller, then attach it again.',
  'picture-unreadable': 'This picture cannot be read. Save it again as a PNG or JPEG, then attach it.',
  'people-are-fixed': 'Scoring has opened, so the people are fixed.',
  'position-is-held': '{name} holds this already: {position}. End it first, then name somebody else.',
  'question-not-submitted': 'This question is not part of the submission. Reload the page.',
  'question-left-out': 'This question is left out of the assessment, so it is not scored. The lead can put it back.',
  'questions-scored': 'Scoring has begun on {questions}. They stay in. Tick only the others.',
  'quorum-not-met':
    'Too few assessors have scored, or they are all of one political group. The scores can be revealed when enough are in.',
  'readers-asked-already':
    'Somebody has asked for other readers of this item already. It is decided first; whoever asked can take it back.',
  'readers-decided-already': 'This has been decided already. Reload the page to see how.',
  'reason-needed': 'Enter why somebody else takes this on.',
  'reminded-lately': 'A reminder was asked for on {at}. You can ask for the next one a day later.',
  'review-closed': 'This review has ended, so nothing in it changes any more.',
  'answer-is-empty':
    'This answer has no words yet, so it is not ready to score. Write it first, or keep it as being written.',
  'not-scored-yet': 'You have not scored this question in this round. Give your score first.',
  'answer-not-changed':
    'The answer says again what it said when it was judged, so there is nothing to decide. Reload the page.',
  'round-already-open': 'This answer is being scored, so how far it is cannot change any more.',
  'round-moved-on': 'Another round has opened since you loaded this page. Reload it to see the new round.',
  'round-not-open-yet': 'Scoring has not opened for this question. It opens when its answer is ready.',
  'round-not-revealed': 'The scores of this round have not been revealed. Reveal them first.',
  'round-revealed':
    'The scores of this round were revealed on {at}, so it takes no more changes. Ask the chair for another round.',
  'rules-are-fixed': 'Scoring has opened, so dates and rules are fixed.',
  'same-peer-twice': '{email} is in the team twice. Name each person once.',
  'score-changed-meanwhile':
    'You submitted another score for this question meanwhile, perhaps on another device. Look at both, then submit the one that you mean.',
  'seat-scores-later': 'You follow somebody in this seat. You score from the next round of this question on.',
  'signatory-has-signed':
    'This signatory has signed, so nobody follows. Take the assessment back from signing to change it.',
  'sent-too-much':
    'This holds more than any form of Concord does, so it was not taken. Make it shorter and send it again.',
  'sign-in-cancelled':
    'You did not finish at your council’s sign-in, so nothing was changed. Try again, or ask for a link by e-mail.',
  'sign-in-again':
    'This asks for a sign-in that is not older than 15 minutes, so nothing was changed. Sign in again, then press the button again.',
  'signatures-missing':
    '{missing, plural, one {# signature is} other {# signatures are}} still missing. The assessment can be submitted when all have signed.',
  'signed-already': 'You have signed this assessment already. Take your signature back first.',
  'signed-out':
    'You are no longer signed in. Sign in again in another tab, then send this again. What you typed is still here.',
  'someone-else-signed-in':
    'Somebody else is signed in here now. What you wrote stays on this device for you alone. Sign in again to send it.',
  'thread-already-open': 'This thread is open already.',
  'not-a-reader-of-thread': 'Somebody you named cannot see this comment. Choose from the people who are offered.',
  'cannot-comment-there': '{name} may read this comment and not answer it. Choose from the people who are offered.',
  'not-your-comment': 'Only whoever wrote a comment can change or delete it. You can reply to it.',
  'comment-deleted-already': 'This comment was deleted. Write a new one.',
  'thread-is-suggestion':
    'This is a suggestion. It is accepted, declined or withdrawn, and cannot be resolved or reopened.',
  'suggest-in-one-line': 'Select words in one paragraph, without a line break between them, to suggest others.',
  'suggest-on-fewer-words': 'Select at most {most, number} characters to suggest other words.',
  'suggestion-changes-nothing':
    'These words stand there already. Write others, or leave the field empty to take them out.',
  'suggestions-enough':
    'This text has {most, number} suggestions that nobody has decided. Some have to be accepted or declined first.',
  'only-writers-decide':
    'Only people who may write this text accept or decline suggestions. You can reply to this one.',
  'suggestion-decided-already':
    'This suggestion was {outcome, select, accepted {accepted} declined {declined} other {withdrawn}} meanwhile. Nothing was changed.',
  'suggestion-words-changed':
    'The words have changed since, so nothing was written. The suggestion is for “{was}”. Now it says “{now}”. Decline it, or write the words yourself.',
  'suggestion-words-gone':
    'The words are gone, so nothing was written. The suggestion is for “{was}”. Decline it, or attach it to other words.',
  'not-your-suggestion': 'Only whoever made a suggestion can withdraw it. You can reply to it.',
  'text-is-being-written': 'Somebody is writing in this text just now, so nothing was changed. Try again in a moment.',
  'thread-has-its-words': 'The words of this comment have not gone. Reload the page to see where they are.',
  'thread-already-resolved': 'This thread has been resolved. Reopen it to go on.',
  'took-too-long': 'This took too long and was stopped. Nothing was changed. Try again in a few minutes.',
  'too-many-links':
    'A link was asked for this address five times within the hour. Use the newest one, or ask again in {minutes, plural, one {a minute} other {# minutes}}.',
  'too-busy':
    'Too many people are using Concord just now, so nothing was changed. Wait half a minute, then send it again. What you typed is still here.',
  'too-often':
    'This was done too often in a short time, so it was not taken. Try again in {minutes, plural, one {a minute} other {# minutes}}.',
  'too-many-versions':
    'An answer keeps at most {most} named versions, and this one has them all. Use the history without a name.',
  'version-name-taken': 'This answer has a version called “{name}” already. Choose another name.',
  'widening-takes-another':
    'This opens the item to more people, so somebody else has to agree to it. Ask a second person.',
  'nothing-to-pack': 'There is no evidence in this submission that peers open.',
  'pack-waits-already': 'A pack is being made for you already. It appears here when it is ready.',
  'pack-not-as-seen': 'Something in this pack is no longer open to you. Ask for a new one.',
  'word-of-another':
    'This answer in the file is of another assessment, or of an older copy of Concord. Nothing is taken for it.',
  'word-unchanged': 'The file says what it said when it was made. There is nothing to suggest.',
  'word-change-too-long':
    'A change in {name} is longer than one suggestion may be. Bring that answer in on its own page, by “Bring in from Word”.',
  'words-cannot-be-found': 'The selected words could not be found in the answer. Select them again.',
  'words-not-in-text': 'Other words stand at this place in the answer now. Select them again.',
  'only-who-keeps-plan': 'The lead and officers keep the plan. You can read it.',
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
  'review-not-published': 'The peers’ report is not published yet, so nothing in it can be answered.',
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
  'mailed-lately':
    'This invitation was mailed less than ten minutes ago. Ask them to look among unwanted mail, or wait.',
  'mailed-often': 'Five invitations went to this address in the last 24 hours. Nothing more goes there today.',
  'minuted-already': 'What this committee minuted is entered already, and stays as it is.',
  'body-not-met': 'This committee has not met yet. Enter the minute on the day of its meeting or later.',
  'answer-day-missing': 'Enter the day by which the recommendations are answered.',
  'answer-day-too-early': 'Enter the day of the meeting or a later one.',
  'reply-begun-already': 'The reply to this report was begun already. Open it from the page of the report.',
  'reply-with-nobody': 'The reply is with no committee now. Read the page again to see how far it is.',
  'reply-is-empty': 'The reply has no words yet. Write it first.',
  'reply-not-minuted': 'The committee that has the reply has not minuted yet. Enter the minute first.',
  'recommendations-unanswered':
    '{count, plural, one {1 recommendation is} other {# recommendations are}} not answered yet. Answer each before the reply is agreed.',
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
  'peers-stay-longer': 'The peers may come in until a later day already. Enter that day or a later one.',
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
  'publication-decided-already': 'This was confirmed or called off already. Read the page again to see which.',
  'publication-not-out': 'This is not published now, so there is nothing to withdraw.',
  'asked-by-yourself': 'You asked for this yourself, so somebody else has to confirm it.',
  'pre-election-period':
    'It is the pre-election period of {election}, until {endsOn}. The monitoring officer can let this out earlier.',
  'no-quiet-period': 'Today is not in a pre-election period, so nothing holds this back.',
  'no-visit-yet': 'Set the day of the visit first: the clock is counted from it.',
  'plan-at-the-latest': 'The plan is due by {day} at the latest. Enter that day or an earlier one.',
  'milestone-is-done': 'This is done already, so its day stays.',
  'done-by-itself': 'This counts as done once it is published or approved.',
  'only-its-author': 'Only whoever noted this can change it. Tell them what you would change.',
  'only-who-answers-requests': 'The lead and officers of the council answer what peers ask for. Tell one of them.',
  'due-beyond-review': 'The review ends before that day. Enter an earlier one.',
  'request-decided-already': 'This request is answered, declined or withdrawn by now. Reload the page to see it.',
  'item-not-for-peers': 'Peers may not open this item. Choose another, or change who reads it first.',
  'has-action-already': 'It has an action in the plan by now. Look at that one first: more are added in the plan.',
  'aim-is-no-rise': 'Choose a level above the one that was agreed.',
  'question-not-in-report': 'A question that you name is not part of the submission. Choose another.',
  'only-the-lead-peer': 'Only the lead peer does this for the team.',
  'only-who-checks-facts': 'The lead and officers of the council check the facts.',
  'report-sent-already': 'The report is with the council, so the team writes no more in it.',
  'report-not-sent': 'The report was not sent to the council yet.',
  'report-is-empty': 'There is no finding yet, so there is no report to send.',
  'check-beyond-review': 'Choose a day before the review’s last day, so that the report can still be published.',
  'report-under-way':
    'The peers’ report is with you and not published yet. Wait until it is published, or until the review’s last day is over.',
  'marks-enough':
    'Evidence is attached to 200 places in this answer, which is all that one has room for. Detach one first.',
  'report-published-already': 'The report is published and stays as it is.',
  'facts-not-open': 'The days for questioning facts are over, or the report is published.',
  'facts-still-open':
    '{count, plural, one {1 fact that the council questions is} other {# facts that the council questions are}} not decided yet.',
  'fact-decided-already': 'This was decided already. Read the page again to see how.',
  'council-still-checks':
    'The council still checks the facts. The report can be published after its last day for that.',
}
