/** Signs that are known from every word processor, beside which no word is needed. */
const PATHS = {
  bullets: 'M4 6h.01M4 12h.01M4 18h.01M9 6h11M9 12h11M9 18h11',
  numbers: 'M10 6h10M10 12h10M10 18h10M3.5 5 5 4v5M3.5 15.5c.4-1.4 3-1.2 2.7.3-.2 1-2.7 2.7-2.7 3.7h2.8',
  inwards: 'M4 5h16M4 19h16M11 10h9M11 14h9M4 9l3 3-3 3',
  outwards: 'M4 5h16M4 19h16M11 10h9M11 14h9M7 9l-3 3 3 3',
  undo: 'M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3',
  redo: 'm16 5 4 4-4 4M20 9H10a5 5 0 0 0 0 10h3',
} as const
export type Sign = keyof typeof PATHS

export const ToolSign = ({ sign }: { sign: Sign }) => (
  <svg
    viewBox="0 0 24 24"
    aria-hidden="true"
    className="size-5 fill-none stroke-current stroke-2 [stroke-linecap:round] [stroke-linejoin:round]"
  >
    <path d={PATHS[sign]} />
  </svg>
)
