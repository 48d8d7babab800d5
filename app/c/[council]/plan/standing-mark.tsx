import type { Standing } from '@/lib/plan/plan'

const TONES: Partial<Record<Standing, string>> = {
  stuck: 'text-caution',
  overdue: 'text-error',
  'at-risk': 'text-error',
}
const SHAPES: Record<Standing, React.ReactNode> = {
  stuck: <path d="M8 2a6 6 0 1 0 .01 0M8 5v3.5l2.5 1.5" fill="none" />,
  overdue: <path d="M8 2l7 12H1zM8 6.5v3.5M8 12v.5" fill="none" />,
  'at-risk': <path d="M8 2l7 12H1zM8 6.5v3.5M8 12v.5" fill="none" />,
  'under-way': (
    <>
      <circle cx="8" cy="8" r="6" fill="none" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  agreed: <circle cx="8" cy="8" r="6" fill="none" />,
  proposed: <circle cx="8" cy="8" r="6" fill="none" strokeDasharray="3 2" />,
  done: <path d="M2 8l4 5 8-10" fill="none" strokeWidth="2.5" />,
  dropped: <path d="M3 8h10" fill="none" strokeWidth="2.5" />,
}

/** How an action stands: a shape, a tone and its words, so that no one of them is needed alone. */
export const StandingMark = ({ standing, children }: { standing: Standing; children: React.ReactNode }) => (
  <span className={`inline-flex items-center gap-1.5 font-semibold ${TONES[standing] ?? ''}`}>
    <svg
      viewBox="0 0 16 16"
      aria-hidden
      className="size-4 shrink-0 stroke-current"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      {SHAPES[standing]}
    </svg>
    {children}
  </span>
)
