'use client'
import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import type { FormState } from '../_doors/form-state'
import { Button, type ButtonVariant } from './button'
import { inputClass } from './field'
import { keepTyped, takeTyped } from './typed'
import { useAct } from './use-act'

/** What its text is typed into: a text area, or what a place puts around one. */
export type AreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'ref'> & {
  box: RefObject<HTMLTextAreaElement | null>
  value: string
  onText: (text: string) => void
}
const Plain = ({ box, onText, ...rest }: AreaProps) => (
  <textarea ref={box} {...rest} onChange={(event) => onText(event.target.value)} />
)

type Act<T> = (previous: FormState<T>, sent: Record<string, unknown>) => Promise<FormState<T>>

/**
 * One text and a button, where many of the same stand on a page: its ids are its own, and its refusal stands under it.
 * Keeps what was typed until it was taken, also while a page from before an update is loaded anew.
 */
export function ShortForm<T>({
  action,
  name,
  label,
  submit,
  also = {},
  alsoOf,
  second,
  text: first = '',
  area: Area = Plain,
  hint,
  rows = 3,
  variant,
  isLabelHidden,
  isFocused,
  onDone,
  onCancel,
}: {
  action: Act<T>
  name: string
  label: string
  submit: string
  also?: Record<string, unknown>
  /** What goes with the text because of what it says. */
  alsoOf?: (text: string) => Record<string, unknown>
  /** Another button that sends it, with more. */
  second?: { submit: string; also: Record<string, unknown> }
  /** What it begins with. */
  text?: string
  area?: (props: AreaProps) => ReactNode
  hint?: ReactNode
  rows?: number
  variant?: ButtonVariant
  isLabelHidden?: boolean
  isFocused?: boolean
  onDone?: (value: T) => void
  onCancel?: () => void
}) {
  const id = useId()
  const [text, setText] = useState(first)
  const [state, send, isSending] = useAct(action)
  const box = useRef<HTMLTextAreaElement>(null)
  const sentText = useRef('')
  const told = useRef(onDone)
  told.current = onDone
  const keptAs = [label, ...Object.values(also).filter((one) => typeof one === 'string')].join(' ')
  useEffect(() => {
    const kept = takeTyped(keptAs)?.[name]
    if (kept) setText((typed) => typed || String(kept))
  }, [keptAs, name])
  useEffect(() => {
    if (state.status === 'refused' && state.isOfOlderPage) keepTyped(keptAs, state.values)
  }, [state, keptAs])
  useEffect(() => {
    if (state.status === 'refused') box.current?.focus()
    if (state.status !== 'done') return
    // What was typed since it was sent stays.
    setText((now) => (now === sentText.current ? '' : now))
    told.current?.(state.value)
  }, [state])
  useEffect(() => {
    if (isFocused) box.current?.focus()
  }, [isFocused])
  const error = state.status === 'refused' && !isSending ? (state.fieldErrors[name] ?? state.message) : undefined
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  const sendWith = (more: Record<string, unknown>) => {
    if (isSending) return
    sentText.current = text
    startTransition(() => send({ ...also, ...alsoOf?.(text), ...more, [name]: text }))
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        sendWith({})
      }}
    >
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'font-semibold'}>
        {label}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="text-sm text-secondary">
          {hint}
        </div>
      ) : null}
      <p id={`${id}-error`} role="alert" className="font-semibold text-error empty:hidden">
        {error}
      </p>
      <Area
        box={box}
        id={id}
        rows={rows}
        value={text}
        onText={setText}
        className={inputClass(Boolean(error))}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant={variant} aria-disabled={isSending}>
          {isSending ? 'Working…' : submit}
        </Button>
        {second ? (
          <Button variant="secondary" aria-disabled={isSending} onClick={() => sendWith(second.also)}>
            {second.submit}
          </Button>
        ) : null}
        {onCancel ? (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  )
}
