'use client'
import { useSent } from './form'

/** What is wrong with something that is chosen in another way than by one field: where the error summary leads. */
export function FieldError({ name }: { name: string }) {
  const { id, error } = useSent(name)
  if (!error) return null
  return (
    <p id={`field-${id}`} tabIndex={-1} className="border-l-4 border-error pl-4 font-semibold text-error">
      <span className="sr-only">Error: </span>
      {error}
    </p>
  )
}
