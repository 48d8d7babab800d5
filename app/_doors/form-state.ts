import { createHash } from 'node:crypto'
import { headers } from 'next/headers'
import type { z } from 'zod'
import type { LimitKind } from '@/lib/limit/limit'
import { log } from '@/lib/log'
import { asOneAct } from '@/lib/once'
import type { SignedIn } from '@/lib/people/whose-session'
import type { Refusal } from '@/lib/refusal'
import { type Result, refuse } from '@/lib/result'
import { tookTooLong } from '@/lib/took-too-long'
import { wantOf } from '@/lib/want'
import { inOurWords } from '@/lib/words/field-words'
import { ACT_KEY } from './act-key'
import { signedInUser } from './caller'
import { cleaned, isNavigation, isOfFormSize, valuesOf } from './form-values'
import { withinLimit } from './limit'
import { noteRefusal } from './note-refusal'
import { wordsFor } from './words'

type Values = Record<string, string | string[]>
/** What a form knows of its last sending. A refused one carries what was typed, so that nothing is lost. */
export type FormState<T = unknown> =
  | { status: 'idle' }
  | { status: 'done'; value: T }
  | {
      status: 'refused'
      /** Where a use case or its door refused: why, with its facts. */
      refusal?: Refusal
      /** The page is from before an update, and has to be loaded anew. */
      isOfOlderPage?: true
      message: string
      fieldErrors: Record<string, string>
      values: Values
    }

/** A refusal as a form shows it, with what was typed. */
function refused(refusal: Refusal, values: Values): Extract<FormState, { status: 'refused' }> {
  const message = wordsFor(refusal)
  const field = 'field' in refusal && refusal.field
  return { status: 'refused', refusal, message, fieldErrors: field ? { [field]: message } : {}, values }
}

/**
 * What was sent without the key of the act, and the fingerprint of both and of what `is` asked: other words are another act, whatever key
 * they bring, and so is another action, or the same in another place.
 */
function parted(sent: unknown, is: readonly string[]): { key?: string; given: unknown } {
  if (typeof sent !== 'object' || sent === null || !(ACT_KEY in sent)) return { given: sent }
  const { [ACT_KEY]: key, ...given } = sent
  return key
    ? {
        key: createHash('sha256')
          .update(JSON.stringify([key, is, given]))
          .digest('hex'),
        given,
      }
    : { given }
}

/** Parses what was sent, runs the work on it, and turns whatever goes wrong into words; what the machine has no room or connections for is a refusal, the work's own faults reach the log with a reference. */
export async function answer<S extends z.ZodType, T>(
  schema: S,
  sent: FormData | Record<string, unknown>,
  work: (input: z.output<S>) => Promise<Result<T>>,
  is: readonly string[] = [],
): Promise<FormState<T>> {
  if (!isOfFormSize(sent)) return refused(refuse({ kind: 'sent-too-much' }).refusal, {})
  const { key, given } = parted(sent instanceof FormData ? valuesOf(sent) : cleaned(sent), is)
  const values = given as Values
  const parsed = schema.safeParse(given, { error: inOurWords })
  if (!parsed.success) {
    const fieldErrors: Record<string, string> = {}
    for (const issue of parsed.error.issues) fieldErrors[String(issue.path[0] ?? '')] ??= issue.message
    return { status: 'refused', message: 'Some answers need another look.', fieldErrors, values }
  }
  try {
    const result = await asOneAct(key, () => work(parsed.data))
    if (result.ok) return { status: 'done', value: result.value }
    await noteRefusal(result.refusal)
    return refused(result.refusal, values)
  } catch (fault) {
    if (isNavigation(fault)) throw fault
    const want = wantOf(fault)
    if (want) {
      log.error({ err: fault }, 'there was no room, or no connection left, for an action')
      return refused(refuse({ kind: want === 'no-room' ? 'no-room' : 'too-busy' }).refusal, values)
    }
    if (tookTooLong(fault)) {
      const { refusal } = refuse({ kind: 'took-too-long' })
      await noteRefusal(refusal)
      return refused(refusal, values)
    }
    const reference = crypto.randomUUID().slice(0, 8)
    log.error({ err: fault, reference }, 'an action failed')
    return {
      status: 'refused',
      message: `Something went wrong on our side and nothing was changed. Try again; if it happens again, report reference ${reference}.`,
      fieldErrors: {},
      values,
    }
  }
}

/** What is asked of an act before its use case is. */
export type Asked<I = never> = {
  /** As what it is counted. */
  limit?: LimitKind
  /** It, or what is wished of it, is hard to undo, and not for whoever finds an open laptop. */
  freshSignIn?: boolean | ((input: I) => boolean)
}

/** Milliseconds for which a sign-in is fresh. */
const FRESH_FOR = 15 * 60_000
export const isFresh = ({ since }: SignedIn) => Date.now() - since.getTime() <= FRESH_FOR

/**
 * The same for an action of somebody signed in, as often as they may. Where the session has ended, or it comes too often, the
 * form stays as it is, with what was typed.
 */
export async function answerSignedIn<S extends z.ZodType, T>(
  schema: S,
  sent: FormData | Record<string, unknown>,
  { limit = 'act', freshSignIn = false, place = '' }: Asked<z.output<S>> & { place?: string },
  work: (input: z.output<S>) => Promise<Result<T>>,
): Promise<FormState<T>> {
  const action = (await headers()).get('next-action') ?? ''
  const judged = async (input: z.output<S>): Promise<Result<T>> => {
    const user = await signedInUser()
    if (!user) return refuse({ kind: 'signed-out' })
    const isHard = typeof freshSignIn === 'function' ? freshSignIn(input) : freshSignIn
    if (isHard && !isFresh(user)) return refuse({ kind: 'sign-in-again' })
    const within = await withinLimit(limit, user.userId)
    return within.ok ? work(input) : within
  }
  return answer(schema, sent, judged, [action, place])
}
