import { type NextRequest, NextResponse } from 'next/server'
import type { z } from 'zod'
import { signedInUser } from '@/app/_doors/caller'
import { answer } from '@/app/_doors/form-state'
import { retryAfter, withinLimit } from '@/app/_doors/limit'
import { isSameOrigin } from '@/app/_doors/same-origin'
import { isWant, whenThereIs } from '@/app/_doors/want'
import { wordsFor } from '@/app/_doors/words'
import type { Caller } from '@/db/gate'
import type { Result } from '@/lib/result'
import { keepDraft, keepDraftInput } from '@/lib/score/keep-draft'
import type { SentAnswer } from '@/lib/score/send-kept'
import { submitScore, submitScoreInput } from '@/lib/score/submit-score'

type Params = { params: Promise<{ council: string; id: string; code: string }> }
type Verb<S extends z.ZodType> = (caller: Caller, input: z.output<S>) => Promise<Result<{ submittedAt: string } | null>>

/**
 * A score from the device it was written on, perhaps long after: PUT keeps it as a draft, POST submits it. `writtenBy` is
 * believed only to refuse: where somebody else is signed in by now, nothing is taken in their name. Answers are never stored.
 */
const door =
  <S extends z.ZodType>(schema: S, verb: Verb<S>) =>
  async (request: NextRequest, { params }: Params): Promise<NextResponse<SentAnswer>> => {
    const { council, id, code } = await params
    const { writtenBy, ...sent } = readObject(await request.json().catch(() => null))
    const user = await signedInUser()
    if (!isSameOrigin(request)) return say({ status: 'refused', message: wordsFor({ kind: 'not-from-here' }) })
    if (!user) return say({ status: 'later', message: wordsFor({ kind: 'signed-out' }) })
    if (writtenBy !== user.userId)
      return say({ status: 'later', message: wordsFor({ kind: 'someone-else-signed-in' }) })
    const within = await withinLimit('act', user.userId)
    if (!within.ok) return say({ status: 'later', message: wordsFor(within.refusal) }, 429, retryAfter(within.refusal))
    const state = await answer(schema, { ...sent, assessmentId: id, code }, (input) =>
      verb({ userId: user.userId, place: { council } }, input),
    )
    if (state.status === 'done') return say({ status: 'done', value: state.value })
    if (state.status === 'refused' && state.refusal && isWant(state.refusal))
      return say({ status: 'later', message: state.message }, 503, whenThereIs(state.refusal.kind))
    return say({ status: 'refused', message: state.status === 'refused' ? whyOf(state) : '' })
  }

const whyOf = ({ message, fieldErrors }: { message: string; fieldErrors: Record<string, string> }) =>
  [message, ...Object.values(fieldErrors).filter((error) => error !== message)].join(' ')

const readObject = (sent: unknown): Record<string, unknown> =>
  typeof sent === 'object' && sent !== null ? { ...sent } : {}

const say = (said: SentAnswer, status = STATUS[said.status], more: Record<string, string> = {}) =>
  NextResponse.json(said, { status, headers: { 'Cache-Control': 'no-store', ...more } })
const STATUS = { done: 200, later: 401, refused: 422 }

export const PUT = door(keepDraftInput, keepDraft)
export const POST = door(submitScoreInput, submitScore)
