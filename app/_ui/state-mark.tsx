const STATES = {
  'not-started': { word: 'Not started', shape: <circle cx="8" cy="8" r="6" fill="none" strokeDasharray="3 2" /> },
  drafting: { word: 'Being written', shape: <path d="M3 13l1-4 7-7 3 3-7 7z" fill="none" /> },
  ready: { word: 'Ready to score', shape: <circle cx="8" cy="8" r="6" fill="none" /> },
  scoring: { word: 'Scoring', shape: <path d="M8 2a6 6 0 1 0 6 6H8z" className="fill-mark" /> },
  revealed: { word: 'Revealed', shape: <path d="M1 8q7-9 14 0q-7 9-14 0zM8 5.5a2.5 2.5 0 1 0 .01 0" fill="none" /> },
  agreed: { word: 'Agreed', shape: <path d="M2 8l4 5 8-10" fill="none" strokeWidth="2.5" /> },
  submitted: { word: 'Submitted', shape: <path d="M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2" fill="none" /> },
  'left-out': {
    word: 'Left out',
    shape: <path d="M3 13L13 3M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0" fill="none" />,
  },
  close: { word: 'Close', shape: <path d="M2 5h12M2 11h12" fill="none" strokeWidth="2" /> },
  split: { word: 'Split', shape: <path d="M8 15V9L3 2M8 9l5-7" fill="none" strokeWidth="2" /> },
  polarised: {
    word: 'Polarised',
    shape: <path d="M2 8h12M2 8l3-3M2 8l3 3M14 8l-3-3M14 8l-3 3" fill="none" strokeWidth="2" />,
  },
} as const
export type MarkedState = keyof typeof STATES

/** A state as a shape with its word. `bare` keeps the word for screen readers only. */
export function StateMark({ state, bare }: { state: MarkedState; bare?: boolean }) {
  const { word, shape } = STATES[state]
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-sm">
      <svg
        viewBox="0 0 16 16"
        aria-hidden
        className="size-4 shrink-0 stroke-mark"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      >
        {shape}
      </svg>
      <span className={bare ? 'sr-only' : ''}>{word}</span>
    </span>
  )
}
