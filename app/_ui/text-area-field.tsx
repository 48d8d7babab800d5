'use client'
import type { ReactNode } from 'react'
import { describedBy, Field, inputClass } from './field'
import { useSent } from './form'

/** Several lines of plain text. */
export function TextAreaField({
  name,
  label,
  hint,
  rows = 4,
  defaultValue = '',
}: {
  name: string
  label: string
  hint?: ReactNode
  rows?: number
  defaultValue?: string
}) {
  const { error, typed, turn } = useSent(name)
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <textarea
        key={turn}
        id={`field-${name}`}
        name={name}
        rows={rows}
        defaultValue={String(typed ?? defaultValue)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
        className={inputClass(Boolean(error))}
      />
    </Field>
  )
}
