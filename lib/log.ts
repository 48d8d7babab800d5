import pino from 'pino'
import { Counter, register } from 'prom-client'

const ERROR = 50

/** Pages are bundled in copies, which share what is registered. */
const counted = <T extends string>(name: string, help: string, labelNames: T[] = []) =>
  (register.getSingleMetric(name) as Counter<T> | undefined) ?? new Counter({ name, help, labelNames })
const errors = counted('concord_errors', 'Lines of the log that say of an error')
const refusals = counted('concord_refused', 'What was refused, by why', ['kind'])

/** One line of JSON an event. Addresses, tokens and cookies never go in; ids and reasons do. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  serializers: { err: faultInLog },
  redact: ['cookie', 'email', '*.cookie', '*.email', 'headers'],
  hooks: {
    logMethod(said, method, level) {
      if (level >= ERROR) errors.inc()
      method.apply(this, said)
    },
  },
})

/**
 * What is written of people's comings and goings. A line is found by its `event` and its `kind`, which stay what they are;
 * a person is an id. Nothing here may tell who has scored, or that somebody has.
 */
export type Noted =
  | { event: 'sign-in'; provider: string; user: string | undefined }
  | { event: 'sign-in-refused'; kind: string }
  | { event: 'session-ended'; user: string }
  | { event: 'refused'; kind: string; user?: string | undefined }
  | { event: 'limit'; kind: string; user?: string | undefined }

const SAID: Record<Noted['event'], string> = {
  'sign-in': 'somebody signed in',
  'sign-in-refused': 'a sign-in did not succeed',
  'session-ended': 'a session was ended',
  refused: 'something was refused',
  limit: 'somebody came to a limit',
}

export function note(noted: Noted): void {
  log.info(noted, SAID[noted.event])
  if (noted.event === 'refused') refusals.inc({ kind: noted.kind })
}

/** A cause within a cause within a cause says no more. */
const DEEPEST = 4
type InLog = { type: string; code?: string; message: string; stack?: string; cause?: InLog }

/**
 * A fault as the log has it. Of an error only what is named here: libraries hang whatever they were doing on theirs. Its
 * name is its `type` where it has one, because in the built pages the name of its class is a single letter.
 */
export function faultInLog(fault: unknown, depth = 1): InLog {
  if (!(fault instanceof Error)) return { type: typeof fault, message: plain(String(fault)) }
  const { code, type, cause } = fault as { code?: unknown; type?: unknown; cause?: unknown }
  const within = typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
  return {
    type: typeof type === 'string' ? type : fault.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: plain(fault.message),
    ...(fault.stack ? { stack: plain(fault.stack) } : {}),
    ...(within === undefined || depth === DEEPEST ? {} : { cause: causeInLog(within, depth) }),
  }
}

/** The gate leaves of a statement's fault the rule that it met, as a plain object. */
const causeInLog = (cause: unknown, depth: number): InLog => {
  if (cause instanceof Error || typeof cause !== 'object' || cause === null) return faultInLog(cause, depth + 1)
  const { code, constraint, table } = cause as Record<string, unknown>
  return { type: 'cause', message: [code, constraint, table].filter((one) => typeof one === 'string').join(' ') }
}

/** What may stand in the log of some words: not the values of a statement, and no addresses. */
export const plain = (text: string): string =>
  text
    .replaceAll(/^params: .*$/gm, 'params: …')
    .replaceAll(/[^\s@<>"'(),;:=]+@[^\s@<>"'(),;:=]+\.[^\s@<>"'(),;:=]+/g, '…@…')
