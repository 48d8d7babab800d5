import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { UserId } from '@/db/ids'
import type { Result } from '@/lib/result'
import { userCaller } from './caller'
import { type Asked, answerSignedIn, type FormState } from './form-state'

type Verb<S extends z.ZodType, T> = (userId: UserId, input: z.output<S>) => Promise<Result<T>>
type How<S extends z.ZodType, T> = Asked<z.output<S>> & { next?: (value: T) => string }

/** A server action of a signed-in person outside any place; as a council action otherwise. */
export const userAction =
  <S extends z.ZodType, T>(schema: S, verb: Verb<S, T>, { next, ...asked }: How<S, T> = {}) =>
  async (_previous: FormState<T>, sent: FormData | Record<string, unknown>): Promise<FormState<T>> => {
    const state = await answerSignedIn(schema, sent, asked, async (input) => verb((await userCaller()).userId, input))
    if (state.status === 'done') {
      if (next) redirect(next(state.value))
      refresh()
    }
    return state
  }
