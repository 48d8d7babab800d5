'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FrozenPanel } from '@/app/_editor/frozen-panel'
import type { FrozenEvidence } from '@/app/_editor/frozen-text'
import { Button } from '@/app/_ui/button'
import { PeerComment, threadsOf } from '@/app/_ui/peer-comment'
import { ShortForm } from '@/app/_ui/short-form'
import type { ShownComment } from '@/lib/review/shown-comment'
import { answerPeersAction } from './actions'

/** A frozen text with the peers' comments beside the words that they hang on. `about`: what the comments are on. */
type Props = {
  slug: string
  label: string
  about: string
  state: string
  comments: ShownComment[]
  /** Its words that rest on evidence. */
  evidence?: FrozenEvidence[]
  /** Whether the reader answers for the council, and in which reviews nobody does any more. */
  canAnswer: boolean
  over: readonly string[]
}

export function ReportText({ slug, label, about, state, comments, evidence = [], canAnswer, over }: Props) {
  const t = useTranslations('comments.peers')
  const [shown, setShown] = useState<string>()
  const anchors = comments.flatMap((comment) =>
    comment.anchor ? [{ id: comment.id as string, ...comment.anchor }] : [],
  )
  const said = (comment: ShownComment, more?: React.ReactNode) => (
    <PeerComment
      key={comment.id}
      comment={comment}
      isShown={comment.id === shown}
      onShow={setShown}
      audience={comment.byCouncil ? t('council') : undefined}
    >
      {more}
    </PeerComment>
  )
  return (
    <div className={comments.length > 0 ? 'grid gap-6 md:grid-cols-[minmax(0,2fr)_minmax(14rem,1fr)]' : ''}>
      <FrozenPanel
        state={state}
        label={label}
        anchors={anchors}
        evidence={evidence}
        called={t('evidence')}
        onThread={setShown}
        shownThread={shown}
      />
      {comments.length > 0 ? (
        <section aria-label={`Peer comments on ${about}`}>
          <h4 className="font-semibold">Peer comments</h4>
          <ul className="mt-2 flex flex-col gap-4">
            {threadsOf(comments).map(({ first, replies }) =>
              said(
                first,
                <>
                  {replies.length > 0 ? (
                    <ul className="mt-2 flex flex-col gap-3">{replies.map((one) => said(one))}</ul>
                  ) : null}
                  {canAnswer && first.answersId === null && !over.includes(first.reviewId) ? (
                    <Answer slug={slug} to={first} />
                  ) : null}
                </>,
              ),
            )}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function Answer({ slug, to }: { slug: string; to: ShownComment }) {
  const t = useTranslations('comments.peers')
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <Button variant="quiet" onClick={() => setOpen(true)}>
        {t('answer')}
        <span className="sr-only"> {to.author}</span>
      </Button>
    )
  return (
    <ShortForm
      action={answerPeersAction.bind(null, slug)}
      name="body"
      label={t('answerTo', { name: to.author })}
      hint={t('answerSeen')}
      submit={t('answer')}
      also={{ commentId: to.id }}
      isFocused
      onDone={() => setOpen(false)}
      onCancel={() => setOpen(false)}
    />
  )
}
