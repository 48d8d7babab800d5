/** What is held of people, why, who sees it and for how long. Each sentence says what the product does: change one with the other. */
export const privacy = {
  title: 'Privacy',
  lead: 'What Concord holds about you, why, who sees it and how long it stays.',
  changed: 'Last changed on <at></at>.',
  who: {
    title: 'Who is responsible',
    council:
      'Your council decides that you take part, what is written and how long it is needed. It is responsible for what it holds about you here.',
    runs: 'Whoever runs this Concord keeps it for the council. Those who keep the register of councils do not see what a council writes.',
  },
  held: {
    title: 'What is held, and why',
    table: 'What is held about people',
    head: { what: 'What', why: 'Why', seen: 'Who sees it', stays: 'How long' },
    account: {
      what: 'Name and e-mail address',
      why: 'To invite you, to let you sign in and to write to you',
      seen: 'Your name: all who take part. Your address: those who manage people',
      stays: 'Until you are made anonymous',
    },
    posts: {
      what: 'Your posts, roles and duties, with their dates',
      why: 'To decide what you may see and do, and to say later who did what',
      seen: 'People of your council; in a submission its readers too',
      stays: 'Until you are made anonymous. What was sealed keeps it',
    },
    group: {
      what: 'The political group of a councillor, with its dates. It is asked of nobody else',
      why: 'So that no group is passed over when a level is agreed',
      seen: 'People of your council; in a submission as its rules allow',
      stays: 'As long as the council is here',
    },
    texts: {
      what: 'What you write, and which words are yours, to the minute',
      why: 'To share the work, and to show how an answer came about',
      seen: 'Whoever may read that text',
      stays: 'As long as the council is here. Your name goes when you are made anonymous',
    },
    scores: {
      what: 'Your scores, reasons, drafts of scores, what the answer said when you scored it, and where you stand on an agreed level',
      why: 'To find and to record what the council agrees',
      seen: 'You alone until the reveal. After it, as the naming rule of the assessment says. Drafts stay yours alone',
      stays: 'As long as the council is here',
    },
    plan: {
      what: 'Which actions are yours, and what you said of them. Whether you approved a plan, answered peers or a body, or let something be published',
      why: 'So that what was agreed is done, and somebody is asked',
      seen: 'People of your council',
      stays: 'As long as the council is here. Your name goes when you are made anonymous',
    },
    signatures: {
      what: 'Your signature under a submission: name, post and moment; or why you did not sign; and a note that you had stand beside it',
      why: 'To show who stood for it',
      seen: 'Readers of the submission',
      stays: 'As long as the council is here',
    },
    notices: {
      what: 'What you were told of, whether you have seen it and when it was mailed; how often you want mail',
      why: 'So that nothing waits for you unseen, and nothing is mailed twice',
      seen: 'You',
      stays: 'Three months; how often you want mail, as long as the council is here',
    },
    trail: {
      what: 'The trail: what was done, by whom and when',
      why: 'So that nobody can change something unseen',
      seen: 'Those of your council who may read all of it, but for what would give a hidden score away',
      stays: 'As long as the council is here. Nothing in it can be changed',
    },
    interests: {
      what: 'A peer’s statement of interest',
      why: 'To keep a review fair',
      seen: 'Whoever clears it',
      stays: 'Until the peer is made anonymous',
    },
    peerLevels: {
      what: 'As a peer, the level that you give a question and why, and what you say where you differ from your team’s',
      why: 'To find what your team agrees, where council and team agreed to levels',
      seen: 'You alone until the reveal, then your team. The council sees what you differ in, without your name, if both publish it',
      stays: 'As long as the council is here. Your name goes when you are made anonymous',
    },
    sessions: {
      what: 'Your sign-ins: when they began, when they were last used, which kind of browser',
      why: 'So that you can see and end them',
      seen: 'You',
      stays: 'They end after 8 hours without use, and after 7 days at the latest. A day later they are deleted',
    },
    councilAccount: {
      what: 'If you sign in with a council account: its identifier',
      why: 'To know you again',
      seen: 'Nobody',
      stays: 'Until you are made anonymous',
    },
    mails: {
      what: 'Which mails were sent to you. Their words and links are not kept',
      why: 'To send them once, and to tell the lead whether an invitation went',
      seen: 'The lead, of invitations',
      stays:
        'At most 15 days, but for notices. Where no mail server is set up, whole mails lie on the machine until they are deleted there',
    },
    acts: {
      what: 'What came of each thing that you did',
      why: 'So that something sent twice is done once',
      seen: 'You',
      stays: 'About a day',
    },
    limits: {
      what: 'How often you did something lately. Your network address is kept as a fingerprint',
      why: 'So that nobody can keep others from working',
      seen: 'Nobody',
      stays: 'Three hours at most',
    },
    log: {
      what: 'Lines in the server’s log: that somebody signed in or was refused, with a number for the person',
      why: 'To find faults and misuse',
      seen: 'Whoever runs this Concord',
      stays: 'As long as they keep their logs. No name, mail or network address is in it',
    },
  },
  device: {
    title: 'On your device',
    lead: 'Nothing here follows you, counts you or comes from another site. These are kept in your browser:',
    session: 'A cookie that says who you are signed in as. It goes when you sign out, and after 7 days at the latest.',
    signIn: 'Cookies that protect the sign-in itself. They go when you close the browser, or within the hour.',
    seen: 'A cookie that says which first-time hints you have closed, and one that says if you switched the question mark off. They last a year.',
    kept: 'The questions that you opened last, to read without a connection: what is asked, the levels and the answer. They go when you sign out, when you may no longer read them, and 8 hours after you opened them.',
    unsent:
      'What you typed and could not send yet, and drafts of scores. They are sent when you are connected again, and taken away when you sign out.',
  },
  leaving: {
    title: 'When somebody leaves',
    role: 'When your role in a council ends, you see nothing of it any more from that moment on. What you did stays.',
    anonymous:
      'Once you have no role any more you can ask to be made anonymous. Two leads of your council have to say so, or two of those who keep the register. It is done {person, number} days later.',
    takes:
      'Your name, address and posts are then taken out, and “{called}” stands in their place. Your sign-ins end and open invitations go.',
    stays:
      'What you wrote and scored stays without your name. A sealed submission keeps the name and post of its day, because a seal cannot change. Names within texts are not looked for.',
    council:
      'A council can be removed with everything that it has here. Two people who keep the register have to say so, and it waits {council, number} days.',
    backups:
      'Backups keep what they held on their day until whoever runs this Concord deletes them. An assessment is not deleted by itself after a set time.',
  },
  files: {
    title: 'Files that you attach',
    words:
      'Pictures lose what they said of camera and place. Documents keep what they say of their author. A file is seen by those whom you chose for it. Evidence that was removed stays on record with its file, as long as the council is here.',
  },
  rights: {
    title: 'What you can ask for',
    words:
      'You can ask your council for a copy of what is held about you, to have a mistake corrected, or to object. Its data protection officer answers.',
    own: 'What one council holds of you, you can <own>save yourself</own> when you are signed in.',
    complain: 'If the answer does not help, you can complain to the <ico>Information Commissioner’s Office</ico>.',
  },
  ask: { title: 'Contact' },
} as const
