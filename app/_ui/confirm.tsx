'use client'
import { type ReactNode, useId, useRef } from 'react'
import type { FormState } from '../_doors/form-state'
import { Button, type ButtonVariant } from './button'
import { Form } from './form'

/**
 * An act that cannot be undone: the first press opens a dialog that says what will happen and to whom, the second does it. Escape
 * changes nothing.
 */
export function Confirm<T>({
  opens,
  title,
  what,
  action,
  submit,
  stay,
  hidden,
  variant,
  className,
}: {
  /** The words of the first press. */
  opens: string
  title: string
  what: ReactNode
  action: (previous: FormState<T>, form: FormData) => Promise<FormState<T>>
  submit: string
  /** The words of the press that changes nothing. */
  stay: string
  hidden?: Record<string, string>
  /** How the first press looks. */
  variant?: ButtonVariant
  className?: string
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = () => dialog.current?.close()
  // The browser opens it by itself, also where the page is painted and its script is not there yet; an older one by the script.
  const open = () => {
    if (!('command' in HTMLButtonElement.prototype)) dialog.current?.showModal()
  }
  const byItself = { command: 'show-modal', commandfor: `${id}dialog` }
  return (
    <>
      <Button variant={variant} className={className} aria-haspopup="dialog" onClick={open} {...byItself}>
        {opens}
      </Button>
      <dialog
        ref={dialog}
        id={`${id}dialog`}
        aria-labelledby={`${id}title`}
        aria-describedby={`${id}what`}
        className="m-auto max-h-[calc(100dvh-2rem)] w-[min(38rem,calc(100vw-2rem))] overflow-y-auto rounded-(--radius) border border-line bg-sheet p-6 text-base text-text [--ground:var(--color-sheet)] backdrop:bg-scrim"
      >
        <h2 id={`${id}title`} className="mb-3">
          {title}
        </h2>
        <div id={`${id}what`} className="mb-5 flex flex-col gap-3">
          {what}
        </div>
        <div className="flex flex-col gap-4">
          <Form action={action} submit={submit} label={title} hidden={hidden} onDone={close} />
          <Button variant="secondary" className="self-start" onClick={close}>
            {stay}
          </Button>
        </div>
      </dialog>
    </>
  )
}
