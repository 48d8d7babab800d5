import type { z } from 'zod'
import { log } from '../log'

/** Thrown by a job that is to be done once more, later. It is no fault; why is said where it is known. */
export class NotYet extends Error {
  constructor() {
    super('not yet')
  }
}

/** What does the jobs of one kind. A fault of it goes to the log, and the job is tried again; what is kept beside the job says nothing. */
export const job =
  <S extends z.ZodType>(schema: S, work: (payload: z.output<S>) => Promise<unknown>) =>
  async (payload: unknown): Promise<void> => {
    try {
      await work(schema.parse(payload))
    } catch (fault) {
      if (!(fault instanceof NotYet)) log.error({ err: fault }, 'a job could not be done, and is tried again')
      throw new NotYet()
    }
  }
