'use client'
import { useState } from 'react'
import { FrozenPanel } from '@/app/_editor/frozen-panel'
import { clockWords, dayWords } from '@/app/_ui/time'
import type { ShownComment } from '@/lib/review/shown-comment'

/** A frozen answer with the peers' comments beside the words that they hang on. */
export function ReportAnswer({ code, state, comments }: { code: string; state: string; comments: ShownComment[] }) {
  const [shown, setShown] = useState<string>()
  const anchors = comments.flatMap((comment) => (comment.anchor ? [{ threadId: comment.id, ...comment.anchor }] : []))
  return (
    <div className={comments.length > 0 ? 'grid gap-6 md:grid-cols-[minmax(0,2fr)_minmax(14rem,1fr)]' : ''}>
      <FrozenPanel
        state={state}
        label={`Submitted answer to question ${code}`}
        anchors={anchors}
        onThread={setShown}
        shownThread={shown}
      />
      {comments.length > 0 ? (
        <section aria-label={`Peer comments on question ${code}`}>
          <h4 className="font-semibold">Peer comments</h4>
          <ul className="mt-2 flex flex-col gap-3">
            {comments.map((comment) => (
              <li
                key={comment.id}
                className={`border-l-4 pl-3 ${comment.id === shown ? 'border-accent bg-accent-soft' : 'border-line'}`}
              >
                {comment.anchor ? (
                  <button
                    type="button"
                    onClick={() => setShown(comment.id)}
                    className="cursor-pointer text-left text-accent underline"
                  >
                    “{comment.anchor.quote}”
                  </button>
                ) : null}
                <p className="whitespace-pre-line">{comment.body}</p>
                <p className="text-sm text-secondary">
                  {comment.author}, {dayWords(comment.at)}, {clockWords(comment.at)}
                  {comment.audience === 'team' ? ' · team only' : ''}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
