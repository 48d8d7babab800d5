'use client'
import type { ReactNode } from 'react'
import { FieldGroup } from './field'
import { useSent } from './form'
import type { Choice } from './radios-field'

/** Any of several. Each chosen value is sent under the same name. */
export function CheckboxesField({
  name,
  label,
  hint,
  choices,
  defaultValues = [],
}: {
  name: string
  label: ReactNode
  hint?: ReactNode
  choices: Choice[]
  defaultValues?: string[]
}) {
  const { id, error, typed, isSent, turn } = useSent(name)
  const chosen = isSent ? [typed ?? []].flat() : defaultValues
  return (
    <FieldGroup name={id} label={label} hint={hint} error={error}>
      {choices.map((choice) => (
        <CheckLine key={`${turn}-${choice.value}`} name={name} {...choice} isChosen={chosen.includes(choice.value)} />
      ))}
    </FieldGroup>
  )
}

/** One yes or no. */
export function CheckboxField({
  name,
  label,
  hint,
  defaultChecked = false,
}: {
  name: string
  label: ReactNode
  hint?: ReactNode
  defaultChecked?: boolean
}) {
  const { typed, isSent, turn } = useSent(name)
  return (
    <CheckLine
      key={turn}
      name={name}
      value="on"
      label={label}
      hint={hint}
      isChosen={isSent ? typed === 'on' : defaultChecked}
    />
  )
}

function CheckLine({ name, value, label, hint, isChosen }: Choice & { name: string; isChosen: boolean }) {
  return (
    <label className="flex min-h-8 cursor-pointer items-start gap-3">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChosen}
        className="mt-0.5 size-6 shrink-0 accent-(--color-accent)"
      />
      <span>
        {label}
        {hint ? <span className="block text-sm text-secondary">{hint}</span> : null}
      </span>
    </label>
  )
}
