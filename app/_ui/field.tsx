import type { ReactNode } from 'react'

export const inputClass = (hasError: boolean) =>
  `w-full rounded-(--radius) border bg-sheet px-3 py-2 min-h-11 text-text ${hasError ? 'border-2 border-error' : 'border-control'}`
export const describedBy = (name: string, hint?: ReactNode, error?: string) =>
  [hint ? `hint-${name}` : '', error ? `error-${name}` : ''].filter(Boolean).join(' ') || undefined

/** Label, hint and error around one control, wired once: the control's id is `field-` and its name. */
export function Field({
  name,
  label,
  hint,
  error,
  children,
}: {
  name: string
  label: string
  hint?: ReactNode
  error?: string
  children: ReactNode
}) {
  return (
    <div className={error ? 'border-l-4 border-error pl-4' : ''}>
      <label htmlFor={`field-${name}`} className="block font-semibold">
        {label}
      </label>
      <Hints name={name} hint={hint} error={error} />
      <div className="mt-1">{children}</div>
    </div>
  )
}

/** The same around a group of choices. */
export function FieldGroup({
  name,
  label,
  hint,
  error,
  tiles,
  children,
}: {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string
  tiles?: 2 | 3
  children: ReactNode
}) {
  return (
    <fieldset
      id={`field-${name}`}
      tabIndex={-1}
      aria-describedby={describedBy(name, hint, error)}
      className={error ? 'border-l-4 border-error pl-4' : ''}
    >
      <legend className="font-semibold">{label}</legend>
      <Hints name={name} hint={hint} error={error} />
      <div className={`mt-2 ${tiles ? `grid gap-2 ${TILES[tiles]}` : 'flex flex-col gap-2'}`}>{children}</div>
    </fieldset>
  )
}

/** At most so many side by side, fewer where they would be narrow. No container query: within a fieldset Chromium loses what is in it when the fieldset changes. */
const TILES = {
  2: 'grid-cols-[repeat(auto-fit,minmax(max(min(11rem,100%),calc((100%-0.5rem)/2)),1fr))]',
  3: 'grid-cols-[repeat(auto-fit,minmax(max(min(10rem,100%),calc((100%-1rem)/3)),1fr))]',
}

function Hints({ name, hint, error }: { name: string; hint?: ReactNode; error?: string }) {
  return (
    <>
      {hint ? (
        <p id={`hint-${name}`} className="text-sm text-secondary">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`error-${name}`} className="font-semibold text-error">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
    </>
  )
}
