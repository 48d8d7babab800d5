/** The language, the clock and the ways to write a date that every sentence is said with. */
export const SPOKEN = {
  locale: 'en-GB',
  timeZone: 'Europe/London',
  formats: {
    dateTime: {
      day: { dateStyle: 'full' },
      moment: { dateStyle: 'full', timeStyle: 'short' },
    },
  },
  /** Words that are missing are a fault of ours: nobody is shown a key in their place. */
  onError: (fault: Error): never => {
    throw fault
  },
} as const
