'use client'
import { useState } from 'react'
import type { Anchor } from '@/app/_editor/anchors'
import { FrozenPanel } from '@/app/_editor/frozen-panel'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { PeerComment } from '@/app/_ui/peer-comment'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { ShownComment } from '@/lib/review/shown-comment'
import { commentOnSubmissionAction, shareCommentAction } from './actions'

const AUDIENCES = [
  { value: 'council', label: 'The team and the council' },
  { value: 'team', label: 'The team only', hint: 'It can be shared with the council later.' },
]

/** A frozen text as a peer reads it: selecting words comments on them. `about`: what the comments are on. */
export function PeerText({
  reviewId,
  code,
  label,
  about,
  state,
  comments,
  reader,
}: {
  reviewId: string
  /** The code of the question, or the number of the area. */
  code: string
  label: string
  about: string
  state: string
  comments: ShownComment[]
  reader: { userId: string; isLead: boolean }
}) {
  const [selected, setSelected] = useState<Anchor | null>(null)
  const [taken, setTaken] = useState<Anchor | null>(null)
  const [isWriting, setIsWriting] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  const [shown, setShown] = useState<string>()
  const write = (on: Anchor | null) => {
    setTaken(on)
    setIsWriting(true)
    setIsSaved(false)
  }
  const anchors = comments.flatMap((comment) => (comment.anchor ? [{ threadId: comment.id, ...comment.anchor }] : []))
  return (
    <div className="grid gap-6 md:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
      <FrozenPanel
        state={state}
        label={label}
        anchors={anchors}
        onSelect={(anchor) => anchor && setSelected(anchor)}
        onThread={setShown}
        shownThread={shown}
      />
      <section aria-label={`Comments on ${about}`} className="flex flex-col gap-4">
        <ul className="flex flex-col gap-3">
          {comments.map((comment) => (
            <PeerComment
              key={comment.id}
              comment={comment}
              isShown={comment.id === shown}
              onShow={setShown}
              audience={comment.audience === 'team' ? 'team only' : 'shared with the council'}
            >
              {comment.audience === 'team' && (reader.isLead || comment.authorId === reader.userId) ? (
                <Form
                  action={shareCommentAction.bind(null, reviewId)}
                  submit="Share with the council"
                  variant="quiet"
                  hidden={{ commentId: comment.id }}
                />
              ) : null}
            </PeerComment>
          ))}
        </ul>
        {isWriting ? (
          <Form
            action={commentOnSubmissionAction.bind(null, reviewId)}
            submit="Comment"
            variant="secondary"
            label={`Comment on ${about}`}
            hidden={{ code, on: taken ? JSON.stringify(taken) : '' }}
            onDone={() => {
              setTaken(null)
              setIsWriting(false)
              setIsSaved(true)
            }}
          >
            <p className="text-sm text-secondary">{taken ? `On the words: “${taken.quote}”` : 'On the whole text.'}</p>
            <TextAreaField name="body" label="Your comment" rows={3} isFocused />
            <RadiosField name="audience" label="Who may read it?" choices={AUDIENCES} defaultValue="council" />
          </Form>
        ) : null}
        <p role="status" className="text-done">
          {isSaved ? 'Comment saved' : ''}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          {selected && selected !== taken ? (
            <Button variant="secondary" onClick={() => write(selected)}>
              Comment on these words
            </Button>
          ) : null}
          {isWriting && !taken ? null : (
            <Button variant="quiet" onClick={() => write(null)}>
              Comment on the whole text
            </Button>
          )}
          {selected ? (
            <p className="w-full text-sm text-secondary">Selected: “{selected.quote}”</p>
          ) : (
            <p className="w-full text-sm text-secondary">Select words in the text to comment on them.</p>
          )}
        </div>
      </section>
    </div>
  )
}
