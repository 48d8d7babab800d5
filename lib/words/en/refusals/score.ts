import type { RefusalKind } from '../../../refusal'

/** Of scores and meetings. */
export const score = {
  'already-agreed': 'A level is already agreed in this round. Reopen it to change it.',
  'cannot-facilitate':
    'This person cannot facilitate. Their role in this council does not allow it. Choose somebody else.',
  'group-dissent-not-recorded':
    'This level is two or more away from what {groups} gave. Record their dissent and write who they are, in these words, or choose another level.',
  'hand-already-up': 'Your hand is up already.',
  'hand-not-up': 'Your hand is not up.',
  'item-moved-on': 'The meeting has gone on to another question. Look at the screen and press again.',
  'leads-no-group':
    'You do not lead a political group today, so there is no statement for you to attach. The lead names who leads a group, among the people.',
  'no-clock': 'The clock has changed meanwhile. Look at it and press again.',
  'no-more-rounds':
    'This assessment allows {most} rounds for each question, and all have been held. The chair now agrees a level, with any dissent on record.',
  'no-reason-written': 'There is no reason yet. Write it together, or type it here, then record the level.',
  'no-seat-vacated': 'Nobody has left this round, so it goes on as it is.',
  'nobody-gave-a-level': 'Nobody gave a level in this round, so there is none to agree. Open another round.',
  'nobody-scores': 'Nobody assesses any more. The lead names a successor first, on the set-up page.',
  'nobody-waits': 'Nobody has a hand up.',
  'not-agreed-in-scores':
    'Only questions on which the revealed scores agree, and that are not recorded yet, can pass by consent.',
  'not-agreed-yet': 'No level has been agreed for this question yet.',
  'not-a-group-leader': 'Only the leader of a political group attaches or withdraws its minority statement.',
  'not-an-assessor':
    'Only the assessors named for this assessment can do this. Ask the lead if you should be one of them.',
  'not-in-the-meeting':
    'You follow this meeting without speaking or stopping the clock. Ask the lead if you should take part.',
  'not-its-author': 'Only its author changes or withdraws a minority statement.',
  'not-on-agenda': 'This question is not on the agenda. It comes there when its answer is ready to score.',
  'not-on-consent-list': 'This question is not on the consent list any more. Reload the page.',
  'not-the-chair': 'Only the chair of this assessment can record the agreed level.',
  'not-the-facilitator': 'Only the person who facilitates can do this now. The chair and the lead can take over.',
  'note-struck-already': 'This note has been taken out already.',
  'nothing-on-screen': 'No question is on the screens yet. Choose one first.',
  'objected-already': 'Somebody has objected, so this question is talked about in the meeting.',
  'quorum-not-met':
    'Too few assessors have scored, or they are all of one political group. The scores can be revealed when enough are in.',
  'reason-needed': 'Enter why somebody else takes this on.',
  'not-scored-yet': 'You have not scored this question in this round. Give your score first.',
  'answer-not-changed':
    'The answer says again what it said when it was judged, so there is nothing to decide. Reload the page.',
  'round-moved-on': 'Another round has opened since you loaded this page. Reload it to see the new round.',
  'round-not-open-yet': 'Scoring has not opened for this question. It opens when its answer is ready.',
  'round-not-revealed': 'The scores of this round have not been revealed. Reveal them first.',
  'round-revealed':
    'The scores of this round were revealed on {at}, so it takes no more changes. Ask the chair for another round.',
  'score-changed-meanwhile':
    'You submitted another score for this question meanwhile, perhaps on another device. Look at both, then submit the one that you mean.',
  'seat-scores-later': 'You follow somebody in this seat. You score from the next round of this question on.',
} satisfies Partial<Record<RefusalKind, string>>
