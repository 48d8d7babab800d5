'use client'
import { type ReactNode, useEffect, useRef } from 'react'

/** What has to be put right, each line leading to its field. Takes the keyboard when it appears. */
export function ErrorSummary({
  message,
  prefix = '',
  fieldErrors = {},
  children,
}: {
  message: string
  prefix?: string
  fieldErrors?: Record<string, string>
  /** The way on, where there is one. */
  children?: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const lines = Object.entries(fieldErrors).filter(([, error]) => error !== message)
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-(--radius) border-2 border-error bg-error-soft p-4">
      <p className="font-semibold text-error">{message}</p>
      {lines.length > 0 ? (
        <ul className="mt-2 list-disc pl-5">
          {lines.map(([name, error]) => (
            <li key={name}>
              <a href={`#field-${prefix}${name}`} className="text-error">
                {error}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {children}
    </div>
  )
}
