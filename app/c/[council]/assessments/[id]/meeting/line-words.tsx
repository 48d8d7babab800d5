import { useEffect, useState } from 'react'
import type { MeetingConnection } from '@/lib/meeting/client'

type Line = ReturnType<MeetingConnection['state']>
const BACK_FOR_MS = 10_000

/** Whether what one sees is the meeting as it is: a line that says when it is not, why, and for a while that it is again. */
export function LineWords({ line }: { line: Line }) {
  const [isBack, setBack] = useState(false)
  const [before, setBefore] = useState(line)
  if (before !== line) {
    setBefore(line)
    setBack(before === 'offline' && line === 'live')
  }
  useEffect(() => {
    if (!isBack) return
    const timer = setTimeout(() => setBack(false), BACK_FOR_MS)
    return () => clearTimeout(timer)
  }, [isBack])
  return (
    <div role="status" className="line-words basis-full empty:hidden">
      {line === 'offline' ? (
        <p className="border-l-4 border-caution bg-caution-soft p-3">
          Not connected. What you see may be out of date. It goes on by itself when the connection is back.
        </p>
      ) : null}
      {line === 'ended' ? (
        <p className="border-l-4 border-error bg-error-soft p-3">
          Not connected. What you see may be out of date. You can no longer follow this meeting here: reload the page to
          see why.
        </p>
      ) : null}
      {isBack ? (
        <p className="border-l-4 border-done bg-done-soft p-3">Connected again. You see the meeting as it is now.</p>
      ) : null}
    </div>
  )
}
