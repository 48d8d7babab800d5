'use client'
import type { ReactNode } from 'react'
import { describedBy, Field, inputClass } from './field'
import { useSent } from './form'

export type Option = { value: string; label: string }

/** One of several, where the list is too long to show whole. `empty` names the choice of none. */
export function SelectField({
  name,
  label,
  hint,
  options,
  defaultValue = '',
  empty,
  onChoose,
}: {
  name: string
  label: string
  hint?: ReactNode
  options: Option[]
  defaultValue?: string
  empty?: string
  onChoose?: (value: string) => void
}) {
  const { id, error, typed, settled } = useSent(name)
  return (
    <Field name={id} label={label} hint={hint} error={error}>
      <select
        // A browser resets a list of choices to what it began with, so it begins anew with what was chosen.
        key={settled}
        id={`field-${id}`}
        name={name}
        defaultValue={String(typed ?? defaultValue)}
        onChange={onChoose && ((event) => onChoose(event.target.value))}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={`${inputClass(Boolean(error))} max-w-xl`}
      >
        {empty === undefined ? null : <option value="">{empty || 'Choose one'}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
