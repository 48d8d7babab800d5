import type { ReactNode } from 'react'

const KINDS = {
  info: { edge: 'border-accent', ground: 'bg-sheet', word: 'Note' },
  caution: { edge: 'border-caution', ground: 'bg-caution-soft', word: 'Take care' },
  done: { edge: 'border-done', ground: 'bg-done-soft', word: 'Done' },
  refusal: { edge: 'border-error', ground: 'bg-error-soft', word: 'Not possible' },
}

/** A message that stands in the page. Its kind is said in a word as well as shown. */
export function Notice({
  kind = 'info',
  title,
  children,
}: {
  kind?: keyof typeof KINDS
  title?: string
  children?: ReactNode
}) {
  const { edge, ground, word } = KINDS[kind]
  return (
    <div className={`border-l-4 p-4 ${edge} ${ground}`}>
      <p className="font-semibold">{title ?? word}</p>
      {children ? <div className="mt-1">{children}</div> : null}
    </div>
  )
}
