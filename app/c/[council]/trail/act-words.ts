import { STATE_NAMES } from '@/lib/assessment/assessment'
import { ROLE_NAMES } from '@/lib/people/people'
import type { TrailEntry } from '@/lib/trail/load-entries'
import type { TrailKind } from '@/lib/trail/trail'

/** The words of the trail, in one place: what was done, as a sentence whose subject is who did it. */
export const TRAIL = {
  title: 'Trail',
  lead: 'Everything that changed, by whom and when. Each entry is sealed with the one before it, so none can be altered or taken out unseen.',
  allPeople: 'Everybody',
  allKinds: 'Everything',
  allQuestions: 'All questions',
  allAssessments: 'The whole council',
  show: 'Show',
  none: 'Nothing here',
  noneHint: 'No entry is about all of this. Choose everybody and everything to see the whole.',
  earlier: 'Earlier entries',
  seal: 'Seal',
} as const

export const KIND_WORDS: Record<TrailKind, string> = {
  people: 'People and duties',
  assessment: 'Set-up and stages',
  answers: 'Answers and evidence',
  scoring: 'Scoring and agreeing',
  meeting: 'Meeting',
  review: 'Peer review',
}

type Told = Pick<TrailEntry, 'facts' | 'about'>
const of = (entry: Told, who: string) => listed(entry.about[who] ?? [])
const fact = ({ facts }: Told, name: string) =>
  facts[name] === undefined || facts[name] === null ? '' : String(facts[name])
const listOf = ({ facts }: Told, name: string) =>
  Array.isArray(facts[name]) ? (facts[name] as unknown[]).map(String) : []
const listed = (words: string[]) =>
  words.length < 2 ? (words[0] ?? 'somebody') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
const roleIn = (entry: Told, name: string) =>
  (ROLE_NAMES as Record<string, string>)[fact(entry, name)]?.toLowerCase() ?? ''
const stageIn = (entry: Told, name: string) =>
  (STATE_NAMES as Record<string, string>)[fact(entry, name)]?.toLowerCase() ?? fact(entry, name)
const level = (entry: Told) => `level ${fact(entry, 'level')}, ambition ${fact(entry, 'ambition')}`

const WORDS: Record<string, (entry: Told) => string> = {
  'council.added': () => 'Added the council to the register and invited its lead',
  'council.profile-changed': () => 'Changed the profile of the council',
  'person.invited': (e) => `Invited a ${fact(e, 'post')} as ${roleIn(e, 'role')}`,
  'person.role-changed': (e) =>
    fact(e, 'from') === fact(e, 'to')
      ? `Changed the post of ${of(e, 'userId')} to ${fact(e, 'post')}`
      : `Changed the role of ${of(e, 'userId')} from ${roleIn(e, 'from')} to ${roleIn(e, 'to')}`,
  'person.asked-to-sign-in-anew': (e) => `Signed ${of(e, 'userId')} out everywhere, to sign in anew`,
  'person.removed': (e) => `Ended the role of ${of(e, 'userId')}, ${roleIn(e, 'from')}`,
  'person.group-changed': (e) =>
    fact(e, 'group')
      ? `Moved ${of(e, 'userId')} to ${fact(e, 'group')}`
      : `Took ${of(e, 'userId')} out of a political group`,
  'group.added': (e) => `Added the political group ${fact(e, 'name')}`,
  'invitation.accepted': () => 'Joined the council by an invitation',
  'invitation.withdrawn': () => 'Withdrew an invitation',
  'duty.ended': (e) => {
    const duties = listOf(e, 'duties')
    const writes = listOf(e, 'unassigned')
    return [
      duties.length > 0 ? `${of(e, 'userId')} is no longer ${listed(duties)}` : '',
      writes.length > 0 ? `${duties.length > 0 ? 'and' : of(e, 'userId')} no longer writes ${listed(writes)}` : '',
    ]
      .filter(Boolean)
      .join(' ')
  },
  'successor.named': (e) =>
    `Named ${of(e, 'userId')} ${fact(e, 'duty')} after ${of(e, 'predecessorId')}${
      Number(fact(e, 'voided')) > 0 ? '; signatures that were given are asked for again' : ''
    }`,
  'assessment.created': (e) => `Started the assessment “${fact(e, 'title')}”`,
  'assessment.rules-changed': () => 'Changed dates or rules',
  'assessment.people-named': () => 'Named assessors, chair and signatories',
  'assessment.moved': (e) => `Moved the assessment on: ${stageIn(e, 'to')}`,
  'assessment.naming-tightened': () => 'Made the naming rule stricter',
  'assessment.questions-left-out': (e) => `Left out ${listOf(e, 'codes').join(', ') || 'no question'}`,
  'assessment.signing-started': () => 'Froze the answers and asked for signatures',
  'assessment.signing-withdrawn': () => 'Opened the answers again before submission',
  'assessment.signed': () => 'Signed the assessment',
  'assessment.submitted': () => 'Submitted the assessment',
  'question.assigned': (e) =>
    (e.about.userIds ?? []).length > 0 ? `Gave it to ${of(e, 'userIds')} to write` : 'Took everybody off writing it',
  'question.progress-marked': (e) => `Marked the answer as ${fact(e, 'progress').replace('_', ' ')}`,
  'version.named': (e) => `Named a version${fact(e, 'name') ? ` “${fact(e, 'name')}”` : ''} of the answer`,
  'version.restored': () => 'Restored an earlier text of the answer',
  'evidence.attached': () => 'Attached evidence',
  'evidence.removed': () => 'Removed evidence',
  'comment.thread-started': () => 'Started a thread',
  'comment.replied': () => 'Replied in a thread',
  'comment.thread-resolved': () => 'Resolved a thread',
  'comment.thread-reopened': () => 'Reopened a thread',
  'round.opened': (e) => `Opened round ${fact(e, 'number')}`,
  'round.put-aside': (e) => `Put round ${fact(e, 'number')} aside`,
  'round.revealed': (e) => `Revealed the scores of round ${fact(e, 'number')}`,
  'rounds.revealed': () => 'Revealed the scores of all first rounds that had enough',
  'score.submitted': () => 'Gave a score, shown since the reveal',
  'score.agreed': (e) => `Recorded the agreed level: ${level(e)}`,
  'score.reopened': (e) => `Reopened the agreed level and opened round ${fact(e, 'number')}`,
  'stance.recorded': () => 'Took a stand on the agreed level',
  'reminder.asked': () => 'Asked for a reminder to whoever has still to score',
  'consent.proposed': (e) => `Proposed to pass it by consent: ${level(e)}`,
  'consent.objected': () => 'Objected to passing it by consent',
  'agenda.ordered': () => 'Put the agenda in order',
  'meeting.arranged': (e) => `Arranged the meeting${fact(e, 'place') ? `: ${fact(e, 'place')}` : ''}`,
  'meeting.facilitator-named': (e) =>
    `Named ${of(e, 'facilitatorId')} facilitator${e.about.predecessorId ? ` after ${of(e, 'predecessorId')}` : ''}`,
  'meeting.taken-over': () => 'Took over the screens',
  'meeting.question-opened': () => 'Brought it to the screens',
  'meeting.question-begun': () => 'Asked everybody to score it',
  'meeting.decision-noted': (e) => `Noted a decision: ${fact(e, 'words')}`,
  'meeting.action-noted': (e) => `Noted an action for ${of(e, 'ownerId')}: ${fact(e, 'words')}`,
  'meeting.note-struck': () => 'Took out a note',
  'review.team-invited': () => 'Invited a peer team',
  'review.peer-let-in': () => 'Let a peer in',
  'review.closed': () => 'Ended the review and the peers’ access',
}

/** An act in words. One without words of its own is shown as it is recorded, so that nothing is hidden. */
export function actWords(entry: Told & { act: string }): string {
  const [thing = '', deed = ''] = entry.act.split('.')
  const said = `${thing} ${deed}`.replaceAll('-', ' ')
  return WORDS[entry.act]?.(entry) ?? said.charAt(0).toUpperCase() + said.slice(1)
}
