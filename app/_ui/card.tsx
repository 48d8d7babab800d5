import type { ReactNode } from 'react'

/** A sheet on the paper, with its heading. */
export const Card = ({
  title,
  level = 2,
  children,
  id,
}: {
  title?: ReactNode
  level?: 2 | 3
  children: ReactNode
  id?: string
}) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section
      id={id}
      aria-labelledby={id && title ? `${id}-title` : undefined}
      className="rounded-(--radius) border border-line bg-sheet p-4 [--ground:var(--color-sheet)] sm:p-6"
    >
      {title ? (
        <Heading id={id ? `${id}-title` : undefined} className="mb-3">
          {title}
        </Heading>
      ) : null}
      {children}
    </section>
  )
}
