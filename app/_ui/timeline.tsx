import type { Timeline as Drawn } from '@/lib/people/timeline'

const percent = (part: number) => `${(part * 100).toFixed(2)}%`

/**
 * Lanes of time, crossed by days that matter and by today. Its words never scale: places are parts of the width. A picture for
 * whoever sees it; what it says stands in a list or table beside it. `describedBy` is the id of a note about the picture.
 */
export function Timeline({ drawn, label, describedBy }: { drawn: Drawn; label: string; describedBy: string }) {
  return (
    <div role="img" aria-label={label} aria-describedby={describedBy} className="timeline">
      <div className="relative h-6">
        {drawn.marks.map(({ words, at }) => (
          <span key={`${words} ${at}`} className="timeline-word" style={{ left: percent(at) }}>
            {words}
          </span>
        ))}
      </div>
      {drawn.lanes.map(({ label: lane, bars }) => (
        <div key={lane} className="timeline-lane">
          <span className="timeline-label">{lane}</span>
          <div className="relative h-9">
            {bars.map(({ words, from, to, isNow }) => (
              <span
                key={`${words} ${from}`}
                className={`timeline-bar ${isNow ? 'timeline-bar-now' : ''}`}
                style={{ left: percent(from), width: percent(to - from) }}
              >
                {words}
              </span>
            ))}
          </div>
        </div>
      ))}
      <div className="timeline-lines" aria-hidden>
        {drawn.marks.map(({ words, at }) => (
          <span key={`${words} ${at}`} className="timeline-mark" style={{ left: percent(at) }} />
        ))}
        <span className="timeline-today" style={{ left: percent(drawn.today) }} />
      </div>
      <div className="relative h-7 border-t-2 border-control">
        {drawn.ticks.map(({ words, at }) => (
          <span key={words} className="timeline-word pt-1 text-secondary" style={{ left: percent(at) }}>
            {words}
          </span>
        ))}
      </div>
    </div>
  )
}
