'use client'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonVariant } from './button'

/** Sends its form. Says that it is working, and cannot be pressed twice meanwhile. */
export function SubmitButton({
  children,
  variant,
  name,
  value,
}: {
  children: React.ReactNode
  variant?: ButtonVariant
  name?: string
  value?: string
}) {
  const { pending } = useFormStatus()
  return (
    <Button
      type="submit"
      variant={variant}
      name={name}
      value={value}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending ? 'Working…' : children}
    </Button>
  )
}
