'use client'
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { describedBy, Field, inputClass } from './field'
import { useSent } from './form'

/** One line of text, an address, a number or a date. Keeps what was typed when the form is refused. */
export function TextField({
  name,
  label,
  hint,
  type = 'text',
  defaultValue = '',
  autoComplete,
  inputMode,
  width = 'full',
}: {
  name: string
  label: string
  hint?: ReactNode
  type?: 'text' | 'email' | 'date' | 'url' | 'search'
  defaultValue?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: 'numeric' | 'email' | 'url'
  width?: 'full' | 'short'
}) {
  const { id, error, typed, turn } = useSent(name)
  return (
    <Field name={id} label={label} hint={hint} error={error}>
      <input
        key={turn}
        id={`field-${id}`}
        name={name}
        type={type}
        defaultValue={String(typed ?? defaultValue)}
        autoComplete={autoComplete}
        inputMode={inputMode}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={`${inputClass(Boolean(error))} ${width === 'short' ? 'max-w-48' : 'max-w-xl'}`}
      />
    </Field>
  )
}
