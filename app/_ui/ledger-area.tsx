'use client'
import { type ReactNode, useState } from 'react'

/** A row of the ledger. On a phone it is its head with small marks, and a press opens the questions under it. */
export function LedgerArea({
  number,
  head,
  small,
  open,
  close,
  startsOpen,
  children,
}: {
  number: number
  head: ReactNode
  small: ReactNode
  open: ReactNode
  close: ReactNode
  startsOpen: boolean
  children: ReactNode
}) {
  const [isOpen, setOpen] = useState(startsOpen)
  return (
    <section aria-labelledby={`ledger-${number}`} className="ledger-row">
      <div className="ledger-head">
        {head}
        <div aria-hidden className="ledger-small">
          {small}
        </div>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`ledger-${number}-questions`}
          onClick={() => setOpen(!isOpen)}
          className="ledger-fold"
        >
          {isOpen ? close : open}
        </button>
      </div>
      <ul id={`ledger-${number}-questions`} className={isOpen ? 'ledger-tiles' : 'ledger-tiles ledger-closed'}>
        {children}
      </ul>
    </section>
  )
}
