import type { z } from 'zod'
import { log } from '@/lib/log'
import { type Result, refuse } from '@/lib/result'
import { signedInUser } from './caller'
import { cleaned, isNavigation, valuesOf } from './form-values'
import { noteRefusal } from './note-refusal'
import { wordsFor } from './words'

/** What a form knows of its last sending. A refused one carries what was typed, so that nothing is lost. */
export type FormState<T = unknown> =
  | { status: 'idle' }
  | { status: 'done'; value: T }
  | {
      status: 'refused'
      message: string
      fieldErrors: Record<string, string>
      values: Record<string, string | string[]>
    }

/** Parses what was sent, runs the work on it, and turns whatever goes wrong into words; the work's own faults reach the log with a reference. */
export async function answer<S extends z.ZodType, T>(
  schema: S,
  sent: FormData | Record<string, unknown>,
  work: (input: z.output<S>) => Promise<Result<T>>,
): Promise<FormState<T>> {
  const raw = sent instanceof FormData ? valuesOf(sent) : cleaned(sent)
  const values = raw as Record<string, string | string[]>
  const parsed = schema.safeParse(raw)
  if (!parsed.success) {
    const fieldErrors: Record<string, string> = {}
    for (const issue of parsed.error.issues) fieldErrors[String(issue.path[0] ?? '')] ??= issue.message
    return { status: 'refused', message: 'Some answers need another look.', fieldErrors, values }
  }
  try {
    const result = await work(parsed.data)
    if (result.ok) return { status: 'done', value: result.value }
    await noteRefusal(result.refusal)
    const message = wordsFor(result.refusal)
    const field = 'field' in result.refusal && result.refusal.field
    return { status: 'refused', message, fieldErrors: field ? { [field]: message } : {}, values }
  } catch (fault) {
    if (isNavigation(fault)) throw fault
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

/** The same for an action of somebody signed in. Where the session has ended the form stays as it is, with what was typed. */
export const answerSignedIn: typeof answer = (schema, sent, work) =>
  answer(schema, sent, async (input) => ((await signedInUser()) ? work(input) : refuse({ kind: 'signed-out' })))
