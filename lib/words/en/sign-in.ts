/** Signing in: what is said where somebody signs in again, by their council's account, or came too often. */
export const signIn = {
  again: {
    title: 'Sign in again',
    lead: 'You are signed in as {name}. What you were about to do asks for a sign-in that is not older than 15 minutes. Then you are back where you were.',
  },
  review: {
    title: 'Sign in to open the peer review',
    lead: 'You were invited to a peer review. Sign in with the e-mail address to which that invitation was sent, and the review opens.',
  },
  council: {
    title: 'With your council account',
    lead: 'Your council’s own sign-in asks who you are.',
  },
  demoAgain: 'The people of the demo are invented. One press signs in again.',
  sent: {
    title: 'Check your e-mail',
    lead: 'We are sending a link to the address that you gave, if it is known to a council here. The link works once, for one hour.',
    late: 'If nothing comes within five minutes, look in the junk folder and see whether the address was right, then ask for another link. If that does not come either, ask the lead of your council’s assessment.',
    demo: 'In the demo, mail is kept on the <page>mail page</page>.',
    again: 'Ask for another link',
  },
  problem: {
    title: 'Sign-in did not work',
    link: 'The link was used already, is more than an hour old, or your address is not expected here. Ask for a new link; if that does not help, ask the lead of your council’s assessment to invite you.',
    again: 'Go to the sign-in page',
  },
} as const
