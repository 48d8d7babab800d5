'use client'
import type { ReactNode } from 'react'
import { FieldGroup } from './field'
import { useSent } from './form'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; mark?: ReactNode }

/** One of a few, all in view. For a thumb: `wide` makes each as wide as the page, `tiles` sets so many side by side where there is room. */
export function RadiosField({
  name,
  label,
  hint,
  choices,
  defaultValue,
  wide,
  tiles,
  onChoose,
}: {
  name: string
  label: ReactNode
  hint?: ReactNode
  choices: Choice[]
  defaultValue?: string
  wide?: boolean
  tiles?: 2 | 3
  onChoose?: (value: string) => void
}) {
  const { id, error, typed, turn } = useSent(name)
  const chosen = typed ?? defaultValue
  return (
    <FieldGroup name={id} label={label} hint={hint} error={error} tiles={tiles}>
      {choices.map((choice) => (
        <label
          key={`${turn}-${choice.value}`}
          className={wide || tiles ? WIDE : 'flex min-h-8 cursor-pointer items-start gap-3'}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={chosen === choice.value}
            onChange={() => onChoose?.(choice.value)}
            className="mt-0.5 size-6 shrink-0 accent-(--color-accent)"
          />
          {choice.mark}
          <span>
            <span className={choice.hint ? 'font-semibold' : ''}>{choice.label}</span>
            {choice.hint ? <span className="block text-secondary">{choice.hint}</span> : null}
          </span>
        </label>
      ))}
    </FieldGroup>
  )
}

const WIDE =
  'flex w-full cursor-pointer items-start gap-3 rounded-(--radius) border border-control bg-sheet p-3 hover:bg-sunken has-checked:border-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus'
