/** The page of the demo's mail. */
export const demo = {
  title: 'Mail of the demo',
  lead: 'What Concord would have sent. Only the demo shows this page. Reminders are left out: they would say who has not scored yet.',
  none: 'No mail yet',
  how: 'Ask for a sign-in link or invite somebody, and the message appears here.',
  to: 'To {address}, <when></when>',
} as const
