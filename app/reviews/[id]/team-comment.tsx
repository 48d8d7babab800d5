'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Confirm } from '@/app/_ui/confirm'
import { Form } from '@/app/_ui/form'
import { PeerComment } from '@/app/_ui/peer-comment'
import { ShortForm } from '@/app/_ui/short-form'
import type { ShownComment } from '@/lib/review/shown-comment'
import { clockWords } from '@/lib/words/dates'
import { replyAsPeerAction, shareCommentAction, takeBackCommentAction } from './actions'

type Props = {
  reviewId: string
  first: ShownComment
  replies: ShownComment[]
  reader: { userId: string; isLead: boolean }
  shown: string | undefined
  onShow: (id: string) => void
}

/** A comment of the team with what answers it; whoever may shares it with the council, takes it back, and replies. */
export function TeamComment({ reviewId, first, replies, reader, shown, onShow }: Props) {
  const t = useTranslations('comments.peers')
  const [isReplying, setReplying] = useState(false)
  const said = (comment: ShownComment, more?: React.ReactNode) => (
    <PeerComment
      key={comment.id}
      comment={comment}
      isShown={comment.id === shown}
      onShow={onShow}
      audience={audienceWords(comment, t)}
    >
      <Sharing reviewId={reviewId} comment={comment} reader={reader} />
      {more}
    </PeerComment>
  )
  return said(
    first,
    <>
      {replies.length > 0 ? <ul className="mt-2 flex flex-col gap-3">{replies.map((one) => said(one))}</ul> : null}
      {isReplying ? (
        <ShortForm
          action={replyAsPeerAction.bind(null, reviewId)}
          name="body"
          label={t('replyTo', { name: first.author })}
          hint={t('replyPrivacy')}
          submit={t('reply')}
          also={{ commentId: first.id }}
          isFocused
          onDone={() => setReplying(false)}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <Button variant="quiet" onClick={() => setReplying(true)}>
          {t('reply')}
          <span className="sr-only"> {first.author}</span>
        </Button>
      )}
    </>,
  )
}

type Words = ReturnType<typeof useTranslations<'comments.peers'>>

function audienceWords({ byCouncil, audience, takenBackUntil }: ShownComment, t: Words) {
  if (byCouncil) return t('council')
  if (takenBackUntil) return t('soon', { clock: clockWords(takenBackUntil) })
  return t(audience === 'team' ? 'team' : 'shared')
}

function Sharing({ reviewId, comment, reader }: Pick<Props, 'reviewId' | 'reader'> & { comment: ShownComment }) {
  const t = useTranslations('comments.peers')
  if (comment.byCouncil || !(reader.isLead || comment.authorId === reader.userId)) return null
  if (comment.takenBackUntil)
    return (
      <Form
        action={takeBackCommentAction.bind(null, reviewId)}
        submit={t('takeBack')}
        variant="quiet"
        hidden={{ commentId: comment.id }}
      />
    )
  if (comment.audience === 'council') return null
  return (
    <Confirm
      opens={t('share')}
      variant="quiet"
      title={t('shareTitle')}
      what={<p>{t('shareWhat')}</p>}
      action={shareCommentAction.bind(null, reviewId)}
      submit={t('sharePress')}
      stay={t('keep')}
      hidden={{ commentId: comment.id }}
    />
  )
}
