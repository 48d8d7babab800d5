/** Leaving for good: a person made anonymous, a council removed. `called` is what stands where a name and a post were. */
export const leaving = {
  called: { name: 'A former member', post: 'Post not kept' },
  title: 'Leaving for good',
  lead: 'A person is made anonymous, or a council is removed, when one of you asks and another confirms it. Then it waits, and any of you can call it off.',
  open: { title: 'Under way', none: 'Nobody is leaving.' },
  over: {
    title: 'What has been',
    about: 'Who or what',
    end: 'What became of it',
  },
  head: {
    person: 'Make {name} anonymous',
    council: 'Remove {name}',
  },
  kinds: { person: 'Make a person anonymous', council: 'Remove a council' },
  ask: {
    title: 'Ask',
    label: 'Ask that somebody leaves for good',
    happens: {
      person: 'What happens when a person is made anonymous',
      council: 'What happens when a council is removed',
    },
    kind: 'What is to be done',
    about: 'Short name of the council, or e-mail address of the person',
    hint: 'Exactly as it stands in the register, for example northmoor.',
    reason: 'Why',
    reasonHint: 'It is kept with this for good. Write no name here.',
    press: 'Ask for it',
    done: 'Asked. Another of you has to confirm it.',
  },
  step: {
    asked: '{who} asked for it on <at></at>',
    confirmed: '{who} confirmed it on <at></at>',
    calledOff: '{who} called it off on <at></at>',
    done: 'Done on <at></at>',
    due: 'It is done on <at></at>',
    unconfirmed: 'Waits for somebody else to confirm it',
    why: 'Why: {why}',
    gone: '{rows, number} rows went, and {people, plural, =0 {nobody was} one {1 person was} other {# people were}} made anonymous with them.',
    sealed: 'Submission {version} with the seal {seal}',
  },
  waits: {
    role: 'They still have a role in a council. It is done once that has ended.',
    review: {
      person: 'They are a peer in a review that is under way. It is done once that has ended.',
      council:
        'Peers of other councils are reviewing it. It is done once that review has ended, so that nobody loses what they are writing.',
    },
    signing: 'They are named in an assessment that is being signed. It is done once it is submitted or reopened.',
  },
  what: {
    title: 'What will happen',
    person: {
      name: 'Their name, e-mail address and posts are taken out. In their place stands “A former member”, with the role that they had.',
      stays: 'What they wrote, scored and did stays in the record. Their name is not looked for in texts.',
      sealed:
        'A sealed submission cannot change. It keeps the name and the post of its day, and the trail keeps its entries.',
      signIn: 'Their sign-ins end, they cannot sign in again, and open invitations and waiting mails go.',
      days: 'This is done {days, number} days after a second person has confirmed it. It cannot be undone.',
    },
    council: {
      rows: 'Everything that the council has here is deleted: assessments, answers, scores, evidence and its files, submissions, reviews and its trail. Its published seals are no longer known.',
      people:
        'Whoever belongs to it and to no other place is made anonymous. People who review other councils keep their account and what they wrote there.',
      peers:
        'While peers of other councils review it, it waits until that review has ended. What they wrote about this council goes with it.',
      leads:
        'Its leads are told by mail and on their page, now and again when it is confirmed, so that they can object.',
      stays:
        'The name of the council, who asked and who confirmed, and the seals of its submissions stay here. Backups keep it until they are deleted.',
      days: 'This is done {days, number} days after a second person has confirmed it. It cannot be undone.',
    },
  },
  sure: {
    ask: {
      title: 'Ask for it',
      press: 'Ask that {name} is made anonymous',
      done: 'Asked. Another lead has to confirm it.',
    },
    confirm: {
      title: 'Are you sure?',
      person: 'You are the second of two. A week from now {name} is made anonymous, unless somebody calls it off.',
      council:
        'You are the second of two. Thirty days from now {name} and all that it has here is gone, unless somebody calls it off.',
      press: 'Confirm it',
    },
    callOff: { press: 'Call it off' },
    own: 'You asked for this. Somebody else has to confirm it.',
    only: 'Another lead of this council has to confirm it. Where there is none, ask those who keep the register.',
  },
  removal: {
    title: 'This council is to be removed from Concord',
    asked:
      'Those who keep the register were asked to remove it. A second of them has still to confirm it. If this is a mistake, tell them.',
    confirmed:
      'It is removed on <at></at>, with everything that it has here. If this is a mistake, tell those who keep the register: until then they can call it off.',
  },
} as const
