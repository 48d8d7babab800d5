'use client'
import { useState } from 'react'
import { FrozenPanel } from '@/app/_editor/frozen-panel'
import { PeerComment } from '@/app/_ui/peer-comment'
import type { ShownComment } from '@/lib/review/shown-comment'

/** A frozen text with the peers' comments beside the words that they hang on. `about`: what the comments are on. */
type Props = { label: string; about: string; state: string; comments: ShownComment[] }

export function ReportText({ label, about, state, comments }: Props) {
  const [shown, setShown] = useState<string>()
  const anchors = comments.flatMap((comment) => (comment.anchor ? [{ threadId: comment.id, ...comment.anchor }] : []))
  return (
    <div className={comments.length > 0 ? 'grid gap-6 md:grid-cols-[minmax(0,2fr)_minmax(14rem,1fr)]' : ''}>
      <FrozenPanel state={state} label={label} anchors={anchors} onThread={setShown} shownThread={shown} />
      {comments.length > 0 ? (
        <section aria-label={`Peer comments on ${about}`}>
          <h4 className="font-semibold">Peer comments</h4>
          <ul className="mt-2 flex flex-col gap-3">
            {comments.map((comment) => (
              <PeerComment key={comment.id} comment={comment} isShown={comment.id === shown} onShow={setShown} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
