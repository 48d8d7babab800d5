/** A council that has no facilitator: its timetable, what to send to whom, and what to say in the meeting. */
export const guide = {
  title: 'Run it yourselves',
  link: 'Run it yourselves: timetable, texts, script',
  short: 'Script and timetable',
  lead: 'For a council without a facilitator. A timetable from the day of the meeting, texts to copy, and a script for each stage of the meeting.',
  contents: 'On this page',
  print: 'Print this guide',
  timetable: {
    title: 'Your timetable',
    none: 'Choose the day of the meeting to see what has to happen when.',
    from: 'Worked out in working days from the meeting on <day></day>. Weekends and the bank holidays of England and Wales are left out.',
    tried: 'You are trying this day out. It is not kept until it is set as the date of the meeting.',
    past: '{count, plural, one {1 day is} other {# days are}} past already. Do {count, plural, one {that} other {those}} first, or choose a later meeting.',
    try: 'Day of the meeting',
    show: 'Work it out',
    set: 'Set the dates of the assessment',
    isPast: 'past',
    when: 'When',
    what: 'What happens',
    who: 'Who does it',
    invite: {
      what: 'Invite everybody, say what it is for, and book the room and two and a half hours.',
      who: 'The lead',
    },
    open: {
      what: 'Open the answers. Writers begin; each answer has one or two who are asked to write it.',
      who: 'The lead',
    },
    halfway: { what: 'Look at what is still empty. Ask each writer what they need.', who: 'The lead and the chair' },
    ready: { what: 'Answers are ready, with their evidence.', who: 'Writers' },
    scoring: { what: 'Open scoring. Rules and people are fixed from here on.', who: 'The lead' },
    scoresDue: { what: 'Scores are due. They stay hidden until the meeting.', who: 'Assessors' },
    agenda: { what: 'Put the agenda in order and send it. Read the script below once.', who: 'The chair and the lead' },
    meeting: { what: 'The meeting: reveal, talk, agree.', who: 'Everybody who assesses' },
    stands: {
      what: 'Everybody has said whether they agree. Minority statements are written.',
      who: 'Assessors and group leaders',
    },
    freeze: {
      what: 'Freeze the answers and ask for signatures. The statutory officers may add a note.',
      who: 'The lead',
    },
    sign: { what: 'Signed and submitted.', who: 'Signatories, then the lead' },
    committee: {
      what: 'The paper goes to the committee. Its agenda is public five clear days before it meets.',
      who: 'The lead',
    },
  },
  texts: {
    title: 'Texts to copy',
    lead: 'Names and dates are yours. Change what you like before you send it: nothing is sent from here.',
    copy: 'Copy this text',
    copied: 'Copied',
    notCopied: 'Your browser does not copy. The text is selected: copy it by keyboard.',
    subject: 'Subject',
    meetingDay: 'a day that is still to be set',
    everybody: {
      title: 'To everybody who takes part',
      subject: '{title}: what we ask of you',
      body: `Dear colleague,

{council} is about to say in its own words how well it works, and where it wants to be. Members of every group and senior officers do it together. Nobody from outside judges us, and nothing is ranked.

What we ask of you:
1. Help to write the answers in areas that you know. You can write at the same time as others.
2. If you are an assessor, score each question alone by {scoresDue}. Nobody sees your scores before all are revealed together.
3. Come to the meeting on {meeting}. There we look at where we differ, and agree one level for each question. If you hold otherwise, that is kept beside it in your words.

You will get a mail with a link. It takes about twenty minutes to find your way.

{from}`,
    },
    assessors: {
      title: 'To assessors, when scoring opens',
      subject: '{title}: score alone by {scoresDue}',
      body: `Dear colleague,

Scoring is open. For each question read the answer. Choose the level that describes us now and the one that we should reach. Say why in a sentence.

Score what you see, not what you hope. If you cannot judge a question, say so: that is better than a guess. You can change a score until it is revealed.

Scores are due by {scoresDue}. Nobody is told who has scored or how, the lead included. All are revealed at the same moment, in the meeting on {meeting}.

{from}`,
    },
    agenda: {
      title: 'With the agenda, before the meeting',
      subject: '{title}: the meeting on {meeting}',
      body: `Dear colleague,

We meet on {meeting}. {chair} The questions on which we differ most come first; what we all see alike passes in one press.

Bring a phone, a tablet or a laptop. Each question takes about ten minutes: we read, reveal, hear those who stand furthest apart, and score again if it helps. Then the chair records one level with its reason. Nobody has to give way: who disagrees says so, and it is kept.

{from}`,
    },
    committee: {
      title: 'To the committee',
      subject: 'Self-assessment of {council}',
      body: `Report to the {committee}

Purpose
To receive the self-assessment “{title}” and to say what should follow from it.

Recommendations
(a) The committee notes the agreed levels, and the views of those who hold otherwise.
(b) It says which of them it wishes to look into.
(c) It asks for a plan of action, and for a report on its progress within twelve months.

How it was made
Members of all political groups that took part and senior officers wrote the answers together, from evidence. Each assessor scored alone. All scores were revealed together in a meeting on {meeting}, and each level was agreed there with its reason. No level is an average. Dissent, minority statements and the notes of the section 151 officer and the monitoring officer stand in the document in full. {signed}

What is attached
The committee’s paper, which Concord makes under “Documents”, with the picture of all levels on one page. Its seal shows that nothing was changed after it was signed.

Implications
Financial, legal, equalities and risk: [your council’s own words].

Report author: {from}`,
    },
    chairs: 'The chair is {chair}.',
    signs: 'It is signed by {names}.',
    committees: {
      cabinet: 'Cabinet, and the overview and scrutiny committee',
      committee: 'Policy committee',
      mayor: 'Mayor and cabinet, and the overview and scrutiny committee',
    },
  },
  script: {
    title: 'Script of the meeting',
    lead: 'One person presses, the chair speaks. They may be the same person, but two are easier. Times are for eight questions that need to be talked about.',
    press: 'Press',
    say: 'Say',
    watch: 'Watch',
    stages: {
      before: {
        title: 'Half an hour before',
        time: '30 minutes',
        press:
          'Open the screen for the room and your own page. Take over the meeting, and open one question to see that both follow.',
        say: 'Nothing yet. Put the sound of all devices off.',
        watch: 'That everybody has a device and can sign in, and that the words can be read from the last row.',
      },
      welcome: {
        title: 'Welcome',
        time: '5 minutes',
        press: 'Nothing. The room screen shows the title.',
        say: '“We are here to say how this council stands, not who is right. Everybody has scored alone. We talk about where we differ. What we agree is recorded with its reason, and who disagrees is heard and kept.”',
        watch: 'That each group has somebody here. If one has nobody, say so aloud; it is on the record.',
      },
      alike: {
        title: 'What we all see alike',
        time: '5 minutes',
        press: 'Reveal the first rounds, put the agenda in order, then pass what all agree on in one press.',
        say: '“On these questions we gave the same level. If anybody wants to talk about one, object now, and it comes back to the agenda.”',
        watch: 'Wait a full minute. An objection needs no reason.',
      },
      read: {
        title: 'Each question: read',
        time: '2 minutes',
        press: 'Open the question. Turn the answer part by part.',
        say: '“Read the answer and the four levels. What does the evidence show?”',
        watch: 'Silence is work. Do not explain the answer, and do not say what you scored.',
      },
      reveal: {
        title: 'Each question: reveal',
        time: '1 minute',
        press: 'Reveal the scores, and press once more. All appear at the same moment.',
        say: '“Most of us are here. Some are there. Both have seen something.”',
        watch: 'Never ask who gave what. Scores stand under the names that your rules allow, and no more.',
      },
      talk: {
        title: 'Each question: talk',
        time: '5 minutes',
        press: 'Start the clock. Call those who raise a hand.',
        say: '“First somebody who gave the lowest level, then somebody who gave the highest: what did you see? Then anybody else. Facts before opinions.”',
        watch: 'Officers do not speak first, and the highest post in the room speaks last.',
      },
      again: {
        title: 'Each question: score again, if it helps',
        time: '2 minutes',
        press: 'Open another round with a reason. Reveal it when enough are in.',
        say: '“You have heard more than you knew. Score again, alone. Staying where you were is as good as moving.”',
        watch: 'Two rounds are nearly always enough. More of them wear people down into agreeing.',
      },
      agree: {
        title: 'Each question: agree',
        time: '2 minutes',
        press: 'Record the level, the level to aim for and the reason. Then each assessor says whether they agree.',
        say: '“I suggest this level, because… Who disagrees, say so on your own screen and write what you would have recorded. It stands beside the level.”',
        watch: 'If a group stands two levels away, Concord asks for its dissent first. Write it in the group’s words.',
      },
      close: {
        title: 'Close',
        time: '5 minutes',
        press: 'Read the decisions and actions aloud. Each has a name and a day.',
        say: '“Three things follow: you say where you stand within three days, group leaders may add a statement, and then it is signed. Thank you.”',
        watch: 'That nothing is left without a level or a decision on when it gets one.',
      },
    },
  },
} as const
