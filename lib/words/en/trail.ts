/** A trail: of a council, or of one assessment. `acts` says what was done, as a sentence; its subject is who did it, but where somebody’s place ended by it. */
export const trail = {
  title: 'Trail',
  lead: 'Everything that changed, by whom and when. Each entry is sealed with the one before it, so none can be altered or taken out unseen.',
  scores: 'Scores stand in the trail of their assessment, once they are revealed.',
  filters: { person: 'By or about', kind: 'What', question: 'Question', assessment: 'Where' },
  all: {
    person: 'Everybody',
    kind: 'Everything',
    question: 'All questions',
    assessment: 'The whole council',
  },
  kinds: {
    people: 'People and duties',
    assessment: 'Set-up and stages',
    answers: 'Answers and evidence',
    scoring: 'Scoring and agreeing',
    meeting: 'Meeting',
    review: 'Peer review',
    plan: 'Plan',
    route: 'Committees, scrutiny and publication',
  },
  show: 'Show',
  none: 'Nothing here',
  noneHint: 'No entry is about all of this. Choose everybody and everything to see the whole.',
  earlier: 'Earlier entries',
  office: 'The programme office',
  somebody: 'somebody',
  why: 'Why: {why}',
  more: ' and {count, plural, one {1 more question} other {# more questions}}',
  seal: {
    title: 'Seal',
    this: 'This entry: <code></code>',
    before: 'The one before: <code></code>',
    first: 'none, it is the first',
  },
  check: {
    press: 'Check the trail',
    download: 'Download as JSON lines',
    whole: '{count, plural, one {# entry} other {# entries}}, unbroken since {day}.',
    entry: 'the entry of {at} (“{what}”)',
    hidden: 'an entry that is not yours to read',
    broken: {
      altered: 'Broken: {which} is not what was sealed.',
      missing: 'Broken: entries before {which} are missing.',
      unlinked: 'Broken: {which} does not follow the one before it. One of the two was changed.',
      scores: 'Broken: {which} took up other scores than there are now.',
    },
    next: 'All before it is as it was written. Tell whoever runs this site.',
  },
  acts: {
    council: {
      added: 'Added the council to the register and invited its lead',
      'lead-mailed-again': 'Sent the invitation of the lead again',
      'lead-invited-anew': 'Corrected the invitation of the lead',
      'profile-changed': 'Changed the profile of the council',
      'look-changed': 'Changed the crest or the colour of the council’s documents',
      'export-asked': 'Asked for everything that the council holds, as one file',
    },
    person: {
      invited: 'Invited somebody as {role}: {post}',
      'role-changed':
        '{hasNewRole, select, yes {Changed the role of {who} from {from} to {to}} other {Changed the post of {who} to {post}}}',
      removed: 'Ended the role of {who}, {from}',
      'anonymity-asked': 'Asked that {who} is made anonymous',
      'anonymity-confirmed': 'Confirmed that {who} is made anonymous',
      'anonymity-called-off': 'Called off that {who} is made anonymous',
      'made-anonymous': 'Confirmed it, and {who} was made anonymous',
      'name-corrected': 'Corrected the name of {who}',
      'asked-to-sign-in-anew': 'Signed {who} out everywhere, to sign in again',
      'group-changed': '{hasGroup, select, yes {Moved {who} to {group}} other {Took {who} out of a political group}}',
    },
    position: {
      named: 'Named {who}: {position}{hasGroup, select, yes {, {group}} other {}}',
      ended: '{who} is no longer: {position}{hasGroup, select, yes {, {group}} other {}}',
    },
    administration: {
      set: '{hasGroups, select, yes {Marked as the administration: {groups}} other {Marked that there is no administration}}',
    },
    group: {
      added: 'Added the political group {name}',
      changed:
        '{isRenamed, select, yes {Renamed the political group {before} as {name}} other {Changed the seats of {name}}}',
      merged: 'Merged the political group {name} into {into}',
      ended: 'Ended the political group {name}',
    },
    gap: { filled: 'Wrote for another framework what none of our questions answers' },
    invitation: {
      accepted: 'Joined the council by an invitation',
      'sent-again': 'Sent an invitation again',
      withdrawn: 'Withdrew an invitation',
    },
    duty: {
      ended:
        '{who} {what, select, duties {is no longer {duties}} questions {no longer writes these} other {is no longer {duties} and writes no more here}}',
    },
    successor: {
      named:
        'Named {who} {duty} after {predecessor}{hasVoided, select, yes {; signatures that were given are asked for again} other {}}',
    },
    assessment: {
      created: 'Started the assessment “{title}”',
      deleted: 'Deleted the assessment “{title}”',
      'carried-over': 'Began it with what “{title}” said',
      reopened: 'Reopened the submission as “{title}”',
      archived: 'Put the assessment away',
      unarchived: 'Took the assessment up again',
      'rules-changed': 'Changed the rules',
      'dates-changed': 'Changed the title or the dates',
      'people-named':
        'Named assessors, chair and signatories{hasGroups, select, yes {; nobody assesses of {groups}} other {}}',
      'duties-taken-up': '{who} accepted, and is now: {duties}',
      moved: 'Moved the assessment on: {stage}',
      'naming-tightened': 'Made the naming rule stricter',
      'comments-allowed': 'Said who may comment',
      'questions-left-out':
        '{count, plural, =0 {Left out no question} one {Left out a question} other {Left out # questions}}',
      'questions-taken-in': '{count, plural, one {Took a question back in} other {Took # questions back in}}',
      'signing-started': 'Froze the answers and asked for signatures',
      'signing-withdrawn': 'Opened the answers again before submission',
      signed: 'Signed the assessment',
      'signing-declined': 'Declined to sign',
      'note-attached':
        'Added a note as {office, select, s151_officer {section 151} other {monitoring}} officer{hasVoided, select, yes {; earlier signatures fell} other {}}',
      'note-changed':
        'Changed a note as {office, select, s151_officer {section 151} other {monitoring}} officer{hasVoided, select, yes {; earlier signatures fell} other {}}',
      'note-withdrawn':
        'Withdrew a note as {office, select, s151_officer {section 151} other {monitoring}} officer{hasVoided, select, yes {; earlier signatures fell} other {}}',
      'signature-taken-back': 'Took back their signature or that they declined',
      submitted: 'Submitted the assessment',
    },
    question: {
      'progress-marked': 'Marked the answer as {progress}',
    },
    questions: {
      assigned:
        '{hasWriters, select, yes {Gave {count, plural, one {a question} other {# questions}} to {writers}} other {Took all writers off}}',
    },
    version: {
      named:
        'Named a version{hasName, select, yes { “{name}”} other {}} of the {hasArea, select, yes {statement of area {area}} other {answer}}',
      restored: 'Restored an earlier text of the {hasArea, select, yes {statement of area {area}} other {answer}}',
    },
    evidence: {
      added: 'Added evidence to the register',
      asked: 'Asked for other readers or another legal class of evidence',
      attached: 'Attached evidence',
      changed: 'Changed the owner or the review date of evidence',
      decided:
        '{outcome, select, done {Agreed to} declined {Declined} other {Took back}} what was asked about the readers of evidence',
      held: 'Held evidence until its legal class is decided',
      marked: 'Attached evidence to words of an answer',
      'mark-confirmed': 'Checked words of an answer against the newest version of their evidence',
      narrowed: 'Narrowed who reads evidence',
      removed: 'Removed evidence',
      unmarked: 'Detached evidence from words of an answer',
      revised: 'Added version {number} of evidence',
    },
    comment: {
      'thread-started':
        'Started a thread{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      replied:
        'Replied in a thread{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      'words-suggested':
        'Suggested other words{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      'suggestion-accepted':
        'Accepted a suggestion{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      'suggestion-declined':
        'Declined a suggestion{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      'suggestion-withdrawn':
        'Withdrew a suggestion of their own{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      'thread-resolved':
        'Resolved a thread{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      'thread-attached':
        'Attached a thread again{on, select, area { to words of the statement of area {area}} other { to other words}}',
      'thread-assigned':
        '{hasWho, select, yes {Asked {who} to deal with a thread} other {Asked nobody any more to deal with a thread}}',
      corrected:
        'Put a comment of their own in other words{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      deleted:
        'Deleted a comment of their own{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
      'thread-reopened':
        'Reopened a thread{on, select, area { on the statement of area {area}} evidence { on evidence} other {}}',
    },
    round: {
      opened: 'Opened round {number}',
      'put-aside': 'Put round {number} aside',
      revealed: 'Revealed the scores of round {number}',
    },
    rounds: { revealed: 'Revealed the scores of all first rounds that had enough' },
    score: {
      submitted: 'Gave a score, shown since the reveal',
      agreed: 'Recorded the agreed level: level {level}, ambition {ambition}',
      reopened: 'Reopened the agreed level and opened round {number}',
      'let-stand': 'Decided that what was scored stands, although the answer changed',
    },
    stance: { recorded: 'Took a stand on the agreed level' },
    minority: {
      attached: 'Attached the minority statement of {group}',
      changed: 'Changed the minority statement of {group}',
      withdrawn: 'Withdrew the minority statement of {group}',
    },
    reminder: { asked: 'Asked for a reminder to whoever has still to score' },
    consent: {
      proposed: 'Proposed to pass the question by consent: level {level}, ambition {ambition}',
      objected: 'Objected to passing the question by consent',
    },
    agenda: { ordered: 'Put the agenda in order' },
    meeting: {
      arranged: 'Arranged the meeting{hasPlace, select, yes {: {place}} other {}}',
      'facilitator-named':
        'Named {facilitator} facilitator{hasPredecessor, select, yes { after {predecessor}} other {}}',
      'taken-over': 'Took over the screens',
      'question-opened': 'Brought a question to the screens',
      'question-begun': 'Asked everybody to score the question',
      'decision-noted': 'Noted a decision: {words}',
      'action-noted': 'Noted an action for {owner}: {words}',
      'note-struck': 'Took out a note',
    },
    review: {
      'team-invited': 'Invited a peer team',
      'peer-let-in': 'Let a peer in',
      closed: 'Ended the review and the peers’ access',
      answered: 'Answered a comment of the peers',
      'visit-set': 'Set the day of the visit: {words}',
      'milestone-moved':
        'Moved what follows the review: {name, select, plan {the plan} progress {the progress review} other {a report}}',
      'milestone-done': 'Said that it is done: {name, select, progress {the progress review} other {its report}}',
      'peer-levels-agreed': 'Agreed that the peers give levels, each alone',
      'peer-levels-taken-back': 'Took back that the peers give levels',
      'peer-levels-let-out': 'Agreed that the peers’ levels are published to the council',
      'peer-levels-kept-back': 'Took back that the peers’ levels are published',
      'request-answered': 'Answered what peers had asked for',
      'request-declined': 'Declined what peers had asked for',
      'correction-proposed': 'Questioned a fact in the peers’ report',
    },
    action: {
      added: 'Added the action “{title}”, whose owner is {who}',
      changed: 'Changed the action “{title}”, whose owner is {who}',
      dropped: 'Dropped the action “{title}”',
      moved: 'Said where “{title}” stands: {words}',
    },
    plan: {
      sent: 'Sent the plan to {who} to approve',
      'taken-back': 'Took the plan back from its approver',
      approved: 'Approved the plan',
      'sent-back': 'Sent the plan back',
    },
    referral: {
      made: 'Took {hasReply, select, yes {the reply} other {the submission}} to {body}',
      'called-off': 'Called off that the submission goes to a committee',
      moved: 'Moved the meeting of a committee to {day}',
      minuted: 'Entered what a committee minuted',
      answered: '{outcome, select, accepted {Accepted} other {Did not accept}} what a committee recommends',
    },
    reply: {
      begun: 'Began the reply to the peers’ report',
      'taken-back': 'Took the reply back from the committee that had it',
      agreed: 'Agreed the reply',
    },
    progress: {
      begun: 'Began the progress review',
      stated: 'Wrote how far the council is with a recommendation',
      'handed-over': 'Handed the progress review to the peers',
      'peers-let-in': 'Let the peers in until {day}',
    },
    publication: {
      asked: 'Asked that something of the submission is published',
      'called-off': 'Called off what was asked to be published',
      confirmed: 'Confirmed what {who} asked, and it was published',
      declined: 'Declined what {who} asked to be published',
      'let-out': 'Let it be published in a pre-election period',
      withdrawn: 'Withdrew what was published',
      'period-kept': 'Said a pre-election period: {election}',
      'period-dropped': 'Took a pre-election period away: {election}',
    },
    recommendation: {
      answered:
        '{outcome, select, accepted {Accepted} partly {Partly accepted} other {Rejected}} a recommendation of the peers',
    },
  },
} as const
