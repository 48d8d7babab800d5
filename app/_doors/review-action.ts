import { refresh } from 'next/cache'
import type { z } from 'zod'
import type { Caller, ReviewPlace } from '@/db/gate'
import type { Result } from '@/lib/result'
import { reviewCaller } from './caller'
import { type Asked, answerSignedIn, type FormState } from './form-state'

type Verb<S extends z.ZodType, T> = (caller: Caller<ReviewPlace>, input: z.output<S>) => Promise<Result<T>>

/** A server action for a peer in a review; as a council action otherwise. */
export const reviewAction =
  <S extends z.ZodType, T>(schema: S, verb: Verb<S, T>, asked: Asked<z.output<S>> = {}) =>
  async (
    reviewId: string,
    _previous: FormState<T>,
    sent: FormData | Record<string, unknown>,
  ): Promise<FormState<T>> => {
    const state = await answerSignedIn(schema, sent, { ...asked, place: reviewId }, async (input) =>
      verb(await reviewCaller(reviewId), input),
    )
    if (state.status === 'done') refresh()
    return state
  }
