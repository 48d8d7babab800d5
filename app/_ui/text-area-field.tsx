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
  const { id, error, typed, turn } = useSent(name)
  return (
    <Field name={id} label={label} hint={hint} error={error}>
      <textarea
        key={turn}
        id={`field-${id}`}
        name={name}
        rows={rows}
        defaultValue={String(typed ?? defaultValue)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={inputClass(Boolean(error))}
      />
    </Field>
  )
}
