import type { ReactNode } from 'react'

/** A short fact about a thing: its kind, its audience, its state. */
export const Tag = ({
  children,
  tone = 'plain',
}: {
  children: ReactNode
  tone?: 'plain' | 'accent' | 'caution' | 'error'
}) => <span className={`inline-block rounded-(--radius) border px-2 py-0.5 text-sm ${TONES[tone]}`}>{children}</span>

const TONES = {
  plain: 'border-line bg-sunken text-text',
  accent: 'border-accent bg-accent-soft text-text',
  caution: 'border-caution bg-caution-soft text-text',
  error: 'border-error bg-error-soft text-text',
}
