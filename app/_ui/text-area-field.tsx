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
  isFocused,
}: {
  name: string
  label: string
  hint?: ReactNode
  rows?: number
  defaultValue?: string
  /** It is what somebody who opened this form wants to type into. */
  isFocused?: boolean
}) {
  const { id, error, typed, turn } = useSent(name)
  return (
    <Field name={id} label={label} hint={hint} error={error}>
      <textarea
        key={turn}
        id={`field-${id}`}
        name={name}
        rows={rows}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
        autoFocus={isFocused}
        defaultValue={String(typed ?? defaultValue)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={inputClass(Boolean(error))}
      />
    </Field>
  )
}
