/** What the product sends by mail. Each is a subject, sentences, and the words of its link. */
export const mails = {
  signIn: {
    subject: 'Your link to sign in to Concord',
    once: 'Use this link to sign in to Concord. It works once and for one hour.',
    unasked: 'If you did not ask for it, ignore this message.',
    open: 'Sign in to Concord',
  },
  invitation: {
    subject: '{council} invites you to its self-assessment',
    works: 'The link works for 14 days. Sign in with this e-mail address to use it.',
    open: 'Open the invitation',
  },
  programme: {
    subject: 'Keep the register of councils in Concord',
    asks: 'You are asked to keep the register of councils in Concord: you add councils and invite the lead of each. What a council writes is not shown to you.',
  },
  review: {
    subject: 'You are invited to review {council}',
    asks: '{name}, {council} asks you to join its peer review: {title}.',
    first:
      'You first say whether anything connects you with the council. Then you read its submission and comment on it.',
    open: 'Open the review',
    progress: {
      subject: '{council}: the progress review is with you',
      asks: '{name}, {council} has said how far it is with what you recommended in its peer review: {title}.',
      first: 'You can come in again. Read what the council says, and write your view on each recommendation.',
      open: 'Open the progress review',
    },
  },
  reviewNews: {
    subject: 'Concord: something new for you in the review of {council}',
    tells: '{name}, there is something new for you in the review of {council}: {title}.',
    waits: 'This waits for you there.',
    open: 'Open the review',
  },
  reminder: {
    subject: '{council}: your scores',
    unscored: '{name}, there are questions in “{title}” that you have not scored yet.',
    due: 'Scores are due by {due}.',
    untold:
      'Nobody has been told who gets this message. Your scores stay hidden from everybody else until they are revealed together.',
    open: 'Open your score sheet',
  },
  removal: {
    subject: '{council} is to be removed from Concord',
    asked:
      '{name}, those who keep the register were asked to remove {council} from Concord. A second of them has still to confirm it.',
    confirmed:
      '{name}, {council} is removed from Concord on {due}, with everything that it has here: assessments, evidence, reviews and its trail.',
    object: 'If this is a mistake, tell those who keep the register of Concord. Until that day they can call it off.',
    open: 'Open {council}',
  },
  notices: {
    subject: 'Concord: {count, plural, one {1 thing} other {# things}} for you in {council}',
    one: 'Concord: {words}, {council}',
    tells: '{name}, this is new for you in {council}.',
    waits: '{name}, this waits for you in {council}.',
    due: '{words}, due {day}',
    late: '{words}, was due {day}',
    several: '{name}, this is new for you in {council}, or waits for you.',
    untold: 'Your scores stay hidden from everybody else until they are revealed together.',
    open: 'Open your inbox',
    change: 'Change when mail comes',
  },
} as const
