'use client'
import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import type { FormState } from '../_doors/form-state'
import type { ButtonVariant } from './button'
import { ErrorSummary } from './error-summary'
import { SignInAgain } from './sign-in-again'
import { SubmitButton } from './submit-button'
import { keepTyped, takeTyped } from './typed'
import { useAct } from './use-act'

type Sent = {
  prefix: string
  errors: Record<string, string>
  values: Record<string, string | string[]> | undefined
  turn: number
  /** What was typed after it was sent: it is nobody's to take away when the sending ends. */
  since?: Readonly<Record<string, string | string[]>>
}
/** For a form that is sent in another way than by one action. */
export const SentContext = createContext<Sent>({ prefix: '', errors: {}, values: undefined, turn: 0 })

/** What a field needs to know of its form: an id that no other form's field has, its error, what was typed into it, and how often it was sent: `turn` where it was not typed in since, `settled` in any case. */
export function useSent(name: string) {
  const { prefix, errors, values, turn, since = {} } = useContext(SentContext)
  const begin = { seen: turn, turn, typed: values?.[name], isSent: values !== undefined }
  const own = useRef(begin)
  // Decided once a sending: a field that was typed in meanwhile stays the same one, with the caret in it.
  if (own.current.seen !== turn)
    own.current = name in since ? { ...own.current, seen: turn, typed: since[name], isSent: true } : begin
  const { seen: settled, ...now } = own.current
  return { id: prefix + name, error: errors[name], settled, ...now }
}

/**
 * A form around one action. A refused sending shows what is wrong at the top and beside each field, moves the keyboard
 * there and keeps what was typed, also while its person signs in again or loads a page from before an update anew; a done one says so to screen readers too.
 */
export function Form<T>({
  action,
  children,
  submit,
  variant,
  done,
  label,
  hidden = {},
  onDone,
}: {
  action: (previous: FormState<T>, form: FormData) => Promise<FormState<T>>
  children?: ReactNode
  submit: string
  variant?: ButtonVariant
  /** What is said when it is done, perhaps of what came of it. */
  done?: ReactNode | ((value: T) => ReactNode)
  label?: string
  hidden?: Record<string, string>
  onDone?: (value: T) => void
}) {
  const [state, send, isSending] = useAct(action)
  const since = useRef<Record<string, string | string[]>>({})
  const turn = useRef(0)
  const seen = useRef(state)
  if (seen.current !== state) {
    seen.current = state
    turn.current += 1
  }
  const told = useRef(onDone)
  told.current = onDone
  useEffect(() => {
    if (state.status === 'done') told.current?.(state.value)
  }, [state])
  const name = label ?? submit
  useEffect(() => {
    if (state.status === 'refused' && state.isOfOlderPage) keepTyped(name, state.values)
  }, [state, name])
  const [brought, setBrought] = useState<Sent['values']>()
  useEffect(() => setBrought((before) => before ?? takeTyped(name)), [name])
  const prefix = useId()
  const isRefused = state.status === 'refused'
  const sent = {
    ...{ prefix, since: since.current },
    errors: isRefused && !isSending ? state.fieldErrors : {},
    values: isRefused ? state.values : state.status === 'idle' ? brought : undefined,
    turn: turn.current + (brought ? 1 : 0),
  }
  return (
    <SentContext value={sent}>
      <form
        action={(form) => {
          since.current = {}
          send(form)
        }}
        onChange={({ target, currentTarget }) => {
          const { name: field } = target as unknown as HTMLInputElement
          if (field) since.current = { ...since.current, [field]: typedIn(currentTarget, field) }
        }}
        aria-label={label}
        noValidate
        className="flex flex-col gap-5"
      >
        {isRefused && !isSending ? (
          <ErrorSummary key={turn.current} prefix={prefix} message={state.message} fieldErrors={state.fieldErrors}>
            <SignInAgain state={state} onLeave={() => keepTyped(name, state.values)} />
          </ErrorSummary>
        ) : null}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton variant={variant}>{submit}</SubmitButton>
          <p role="status" className="text-done">
            {state.status === 'done' ? (typeof done === 'function' ? done(state.value) : (done ?? 'Done')) : ''}
          </p>
        </div>
      </form>
    </SentContext>
  )
}

/** What stands in a field now, or in all of its name. */
function typedIn(form: HTMLFormElement, field: string): string | string[] {
  const all = new FormData(form).getAll(field).filter((one): one is string => typeof one === 'string')
  return all.length > 1 ? all : (all[0] ?? '')
}
