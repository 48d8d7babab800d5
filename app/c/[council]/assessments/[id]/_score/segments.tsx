'use client'
import { type ReactNode, useState } from 'react'
import { describedBy } from '@/app/_ui/field'
import { useSent } from '@/app/_ui/form'

type Segment = { value: string; label: ReactNode; hint?: string }

/** One of a few that have an order, side by side in one bar, each wide enough for a thumb. What the chosen one means stands under it. */
export function Segments({
  name,
  label,
  note,
  segments,
  defaultValue,
}: {
  name: string
  label: string
  note?: string | undefined
  segments: Segment[]
  defaultValue?: string | undefined
}) {
  const { id, error, typed, turn } = useSent(name)
  const given = String(typed ?? defaultValue ?? '')
  const [chosen, setChosen] = useState({ turn, value: given })
  const value = chosen.turn === turn ? chosen.value : given
  const hint = segments.find((one) => one.value === value)?.hint
  return (
    <fieldset
      id={`field-${id}`}
      tabIndex={-1}
      aria-describedby={describedBy(id, hint, error)}
      className={error ? 'border-l-4 border-error pl-4' : ''}
    >
      <legend className="font-semibold">
        {label}
        {note ? <span className="font-normal text-secondary"> · {note}</span> : null}
      </legend>
      {error ? (
        <p id={`error-${id}`} className="font-semibold text-error">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="mt-1 grid auto-cols-fr grid-flow-col overflow-hidden rounded-(--radius) border border-control bg-sheet">
        {segments.map((segment) => (
          <label key={`${turn}-${segment.value}`} className="segment">
            <input
              type="radio"
              name={name}
              value={segment.value}
              defaultChecked={given === segment.value}
              onChange={() => setChosen({ turn, value: segment.value })}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <span>{segment.label}</span>
          </label>
        ))}
      </div>
      <p id={`hint-${id}`} className="text-sm text-secondary empty:hidden">
        {hint}
      </p>
    </fieldset>
  )
}
