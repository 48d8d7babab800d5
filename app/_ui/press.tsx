'use client'
import { type ReactNode, startTransition, useEffect, useRef } from 'react'
import type { FormState } from '../_doors/form-state'
import { Button, type ButtonVariant } from './button'
import { SignInAgain } from './sign-in-again'
import { useAct } from './use-act'

/** One press that does one thing, with its refusal under it. It cannot be pressed twice at once. */
export function Press<T>({
  action,
  input,
  children,
  variant,
  className,
  onDone,
}: {
  action: (previous: FormState<T>, sent: Record<string, unknown>) => Promise<FormState<T>>
  input: Record<string, unknown>
  children: ReactNode
  variant?: ButtonVariant
  className?: string
  onDone?: () => void
}) {
  const [state, send, isSending] = useAct(action)
  const told = useRef(onDone)
  told.current = onDone
  useEffect(() => {
    if (state.status === 'done') told.current?.()
  }, [state])
  return (
    <div className="flex flex-col gap-1">
      <Button
        variant={variant}
        className={className}
        aria-disabled={isSending}
        onClick={() => isSending || startTransition(() => send(input))}
      >
        {children}
      </Button>
      <p role="alert" className="max-w-prose text-sm font-semibold text-error empty:hidden">
        {state.status === 'refused' && !isSending ? state.message : ''}
      </p>
      <SignInAgain state={state} />
    </div>
  )
}
