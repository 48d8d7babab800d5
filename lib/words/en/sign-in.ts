/** Signing in: what is said where somebody signs in again, by their council's account, or came too often. */
export const signIn = {
  again: {
    title: 'Sign in again',
    lead: 'You are signed in as {name}. What you were about to do asks for a sign-in that is not older than 15 minutes. Then you are back where you were.',
  },
  council: {
    title: 'With your council account',
    lead: 'Your council’s own sign-in asks who you are.',
    go: 'Go to the council’s sign-in',
  },
  demoAgain: 'The people of the demo are invented. One press signs in again.',
} as const
