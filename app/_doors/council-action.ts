import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Caller } from '@/db/gate'
import type { Result } from '@/lib/result'
import { councilCaller } from './caller'
import { type Asked, answerSignedIn, type FormState } from './form-state'

type Verb<S extends z.ZodType, T> = (caller: Caller, input: z.output<S>) => Promise<Result<T>>
type How<S extends z.ZodType, T> = Asked<z.output<S>> & { next?: (slug: string, value: T) => string }

/**
 * A server action that is nothing but its verb: the sender is found from the session, the input is parsed, a refusal
 * comes back as words. `next` names the page to go to when it is done; without it the page is read again.
 */
export const councilAction =
  <S extends z.ZodType, T>(schema: S, verb: Verb<S, T>, { next, ...asked }: How<S, T> = {}) =>
  async (slug: string, _previous: FormState<T>, sent: FormData | Record<string, unknown>): Promise<FormState<T>> => {
    const state = await answerSignedIn(schema, sent, { ...asked, place: slug }, async (input) =>
      verb(await councilCaller(slug), input),
    )
    if (state.status === 'done') {
      if (next) redirect(next(slug, state.value))
      refresh()
    }
    return state
  }
