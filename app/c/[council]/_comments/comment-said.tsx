'use client'
import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Confirm } from '@/app/_ui/confirm'
import { Time } from '@/app/_ui/time'
import type { ThreadView } from '@/lib/comment/show-thread'
import { correctCommentAction, deleteCommentAction } from './comment-actions'
import { CommentForm } from './comment-form'

type Comment = ThreadView['comments'][number]
type Props = { slug: string; comment: Comment; canChange: boolean; more: (words: string) => ReactNode }

/** One comment: who said it and what; its author may put it in other words or take it back. `more` leads to the rest of it. */
export function CommentSaid({ slug, comment, canChange, more }: Props) {
  const t = useTranslations('comments')
  const [isChanging, setChanging] = useState(false)
  const { author, post, at, body, named, correctedAt, deletedAt } = comment
  if (body === null)
    return (
      <p className="text-sm text-secondary italic">
        {t.rich('deleted', { name: author, when: () => (deletedAt ? <Time at={deletedAt} /> : null) })}
      </p>
    )
  return (
    <>
      <p className="text-sm text-secondary">
        <span className="font-semibold text-text">{author}</span>, {post}
        <br />
        <Time at={at} />
      </p>
      {isChanging ? (
        <CommentForm
          action={correctCommentAction.bind(null, slug)}
          label={t('correctLabel')}
          submit={t('save')}
          also={{ commentId: comment.id }}
          text={body}
          isFocused
          onDone={() => setChanging(false)}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <p className="break-words whitespace-pre-wrap">
          {withNames(body, named)}
          {comment.isCut ? <>… {more(t('goOn'))}</> : null}
        </p>
      )}
      {correctedAt ? (
        <p className="text-sm text-secondary">{t.rich('corrected', { when: () => <Time at={correctedAt} /> })}</p>
      ) : null}
      {canChange && comment.isMine && !comment.isCut && !isChanging ? (
        <div className="flex flex-wrap">
          <Button variant="quiet" onClick={() => setChanging(true)}>
            {t('correct')}
          </Button>
          <Confirm
            opens={t('remove')}
            variant="quiet"
            title={t('removeTitle')}
            what={<p>{t(comment.isFresh ? 'removeSoon' : 'removeLater')}</p>}
            action={deleteCommentAction.bind(null, slug)}
            submit={t('remove')}
            stay={t('keep')}
            hidden={{ commentId: comment.id }}
          />
        </div>
      ) : null}
    </>
  )
}

/** The words with whom they name told apart. */
function withNames(body: string, named: readonly string[]): ReactNode {
  const names = named.map((name) => `@${name}`).filter((name) => body.includes(name))
  const [name] = names
  if (!name) return body
  return body.split(name).map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
    <Fragment key={place}>
      {place > 0 ? <strong className="text-accent">{name}</strong> : null}
      {withNames(
        part,
        named.filter((one) => `@${one}` !== name),
      )}
    </Fragment>
  ))
}
