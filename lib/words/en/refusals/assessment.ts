import type { RefusalKind } from '../../../refusal'

/** Of an assessment as a whole, up to its submission. */
export const assessment = {
  'assessment-in-other-state': 'This cannot be done at the stage the assessment has reached: {state}.',
  'cannot-hold-duty':
    '{name} cannot be named as {duty}. Their role in this council does not allow it. Choose somebody else, or change the role first.',
  'cannot-write':
    '{name} cannot write answers. Their role in this council does not allow it. Choose somebody else, or change the role first.',
  'content-changed': 'What you saw has changed since the page was loaded. Reload it, read it again, then sign.',
  'duty-followed-already': 'Somebody follows in this duty already. Reload the page to see who.',
  'has-duty-already': 'This person has this duty already. Choose somebody else.',
  'naming-not-stricter':
    'Names can be shown less from now on, never more. Choose a stricter rule, or leave it as it is.',
  'no-framework': 'No questions have been published yet. Ask the programme office.',
  'no-question-ready': 'No answer is ready to score yet. Mark at least one as ready.',
  'no-submission': 'Nothing has been submitted yet. Peers can be invited after the submission.',
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
  'not-signed-yet': 'You have not answered yet, so there is nothing to take back.',
  'no-statutory-officer':
    'Only the section 151 officer and the monitoring officer add a note. The lead names who is section 151 officer, among the people.',
  'no-note-of-yours': 'You have no note beside this assessment, so there is none to withdraw.',
  'not-a-signatory': 'Only the signatories named for this assessment can sign it.',
  'not-in-this-council':
    'One of the people chosen is not part of this council today. Reload the page and choose again.',
  'not-ready':
    '{missing, plural, one {# thing is} other {# things are}} still missing. The list on this page leads to each.',
  'only-lead-or-chair': 'Only the lead of the council and the chair of this assessment can do this.',
  'people-are-fixed': 'Scoring has opened, so the people are fixed.',
  'question-left-out': 'This question is left out of the assessment, so it is not scored. The lead can put it back.',
  'questions-scored': 'Scoring has begun on {questions}. They stay in. Tick only the others.',
  'reminded-lately': 'A reminder was asked for on {at}. You can ask for the next one a day later.',
  'answer-is-empty':
    'This answer has no words yet, so it is not ready to score. Write it first, or keep it as being written.',
  'round-already-open': 'This answer is being scored, so how far it is cannot change any more.',
  'rules-are-fixed': 'Scoring has opened, so dates and rules are fixed.',
  'signatory-has-signed':
    'This signatory has signed, so nobody follows. Take the assessment back from signing to change it.',
  'signatures-missing':
    '{missing, plural, one {# signature is} other {# signatures are}} still missing. The assessment can be submitted when all have signed.',
  'signed-already': 'You have signed this assessment already. Take your signature back first.',
} satisfies Partial<Record<RefusalKind, string>>
