import type { RefusalKind } from '../../../refusal'

/** Of texts, their versions and comments on them. */
export const text = {
  'answer-not-open': 'This text is not open for writing now. It can be read, and its versions compared.',
  'comments-are-closed': 'Comments are open only while the answers are being prepared, scored and agreed.',
  'gap-filled-meanwhile':
    'Somebody else has written here since you opened the page. Copy your words, reload the page, and put both together.',
  'moment-not-kept':
    'This moment is not kept apart from the minute around it. Go back to the history and choose one that is listed.',
  'nothing-to-restore': 'The answer reads now as it did at that moment, so nothing was changed.',
  'observers-only-read': 'Observers read this assessment without commenting. The lead can allow comments by observers.',
  'only-assigned-comment': 'You can comment on the questions assigned to you. Ask the lead to assign you to this one.',
  'only-writers-fill-gaps': 'Your role reads this and does not write it. Ask the lead to write it.',
  'only-writers-keep-versions':
    'Only the people who write this answer name and restore its versions. Ask the lead to assign you to the question.',
  'thread-already-open': 'This thread is open already.',
  'not-a-reader-of-thread': 'Somebody you named cannot see this comment. Choose from the people who are offered.',
  'cannot-comment-there': '{name} may read this comment and not answer it. Choose from the people who are offered.',
  'not-your-comment': 'Only whoever wrote a comment can change or delete it. You can reply to it.',
  'comment-deleted-already': 'This comment was deleted. Write a new one.',
  'thread-is-suggestion':
    'This is a suggestion. It is accepted, declined or withdrawn, and cannot be resolved or reopened.',
  'suggest-in-one-line': 'Select words in one paragraph, without a line break between them, to suggest others.',
  'suggest-paragraphs-at-the-end':
    'More words follow in this paragraph. To suggest several paragraphs, select the words up to the end of theirs, or write them in one.',
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
  'too-many-versions':
    'An answer keeps at most {most} named versions, and this one has them all. Use the history without a name.',
  'version-name-taken': 'This answer has a version called “{name}” already. Choose another name.',
  'word-change-too-long':
    'A change in {name} is longer than one suggestion may be. Bring that answer in on its own page, by “Bring in from Word”.',
  'words-cannot-be-found': 'The selected words could not be found in the answer. Select them again.',
  'words-not-in-text': 'Other words stand at this place in the answer now. Select them again.',
} satisfies Partial<Record<RefusalKind, string>>
