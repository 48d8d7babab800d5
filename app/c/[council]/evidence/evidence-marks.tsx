/** How an item stands, as a small sheet of paper: filled, empty, or struck through. Its word stands beside it or is hidden for whoever hears it. */
export type Mark = 'strong' | 'current' | 'old'

export function EvidenceMark({ mark }: { mark: Mark }) {
  const edge = mark === 'old' ? 'stroke-caution fill-caution-soft' : 'stroke-accent'
  const ground = mark === 'strong' ? 'fill-accent' : mark === 'current' ? 'fill-sheet' : ''
  return (
    <svg aria-hidden width="13" height="15" viewBox="0 0 13 15" className={`shrink-0 ${edge} ${ground}`}>
      <path d="M1 1h7.5L12 4.5V14H1z" strokeWidth="1.5" strokeLinejoin="round" />
      {mark === 'old' ? <path d="M3 11.5 10 5" strokeWidth="1.5" /> : null}
    </svg>
  )
}

/** As many as a tile has room for; the number is said in words. */
const MOST = 5

/** What a question rests on, one mark an item. */
export const EvidenceMarks = ({ current, old, isStrong }: { current: number; old: number; isStrong: boolean }) => (
  <span className="inline-flex flex-wrap gap-0.5">
    {Array.from({ length: Math.min(current, MOST) }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they are the same
      <EvidenceMark key={at} mark={isStrong ? 'strong' : 'current'} />
    ))}
    {Array.from({ length: Math.min(old, MOST) }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they are the same
      <EvidenceMark key={`old ${at}`} mark="old" />
    ))}
  </span>
)
