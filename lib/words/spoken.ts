/** The language and the clock that every sentence is said with. */
export const SPOKEN = {
  locale: 'en-GB',
  timeZone: 'Europe/London',
  /** Words that are missing are a fault of ours: nobody is shown a key in their place. */
  onError: (fault: Error): never => {
    throw fault
  },
} as const
