'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { tellWindow } from '@/app/_editor/editor-events'
import { Button } from '@/app/_ui/button'
import { LevelMark } from '@/app/_ui/level-mark'
import { Time } from '@/app/_ui/time'
import type { ThreadView } from '@/lib/comment/show-thread'
import { dayWords } from '@/lib/words/dates'
import { CommentSaid } from './comment-said'
import { LostWords } from './lost-words'
import { Quote } from './quote'
import { SuggestedWords } from './suggested-words'
import { SuggestionActs } from './suggestion-acts'
import { ThreadActs } from './thread-acts'

type Props = {
  slug: string
  /** Where the thread stands alone, with all that was said in it. */
  href: string
  thread: ThreadView
  canComment: boolean
  canDecide: boolean
  /** The id of whoever reads it. */
  reader: string
  isShown: boolean
  /** The words that it hangs on, where they stand elsewhere on the page, are not said again. */
  isUnderWords?: boolean
  onShow?: () => void
}

/** One thread: the words it hangs on, what was said, and what may be done. */
export function CommentThread({
  slug,
  href,
  thread,
  canComment,
  canDecide,
  reader,
  isShown,
  isUnderWords,
  onShow,
}: Props) {
  const t = useTranslations('comments')
  const [first] = thread.comments
  const { suggestion } = thread
  const said = thread.comments.filter(({ body }) => body !== '')
  const show = () => {
    onShow?.()
    if (thread.anchor) tellWindow('concord:show-thread', { threadId: thread.id })
  }
  const toWhole = (words: string) => (
    <Link href={href} prefetch={false} scroll={false}>
      {words}
    </Link>
  )
  return (
    <article
      data-thread={thread.id}
      aria-label={t(suggestion ? 'suggest.by' : 'startedBy', { name: first?.author ?? '' })}
      className={`flex flex-col gap-3 rounded-(--radius) border bg-sheet p-3 ${isShown ? 'border-accent' : 'border-line'}`}
    >
      {thread.level ? (
        <p className="font-semibold">
          <LevelMark level={thread.level} words />
        </p>
      ) : null}
      {suggestion ? (
        <>
          <p className="font-semibold">{t('suggest.by', { name: first?.author ?? '' })}</p>
          <SuggestedWords
            words={suggestion.words}
            replacement={suggestion.replacement}
            isAccepted={suggestion.outcome === 'accepted'}
          />
        </>
      ) : null}
      {isUnderWords || (suggestion?.outcome === 'accepted' && thread.lost) ? null : thread.lost ? (
        <LostWords slug={slug} thread={thread} lost={thread.lost} canAttach={canComment && !thread.resolved} />
      ) : thread.anchor ? (
        <div>
          {suggestion ? null : <Quote words={thread.anchor.quote} />}
          <Button variant="quiet" onClick={show}>
            {t('show')}
          </Button>
        </div>
      ) : null}
      {suggestion && !suggestion.outcome ? (
        <SuggestionActs slug={slug} threadId={thread.id} suggestion={suggestion} canDecide={canDecide} />
      ) : null}
      <ul className="flex flex-col divide-y divide-line empty:hidden">
        {said.map((comment, place) => (
          <li key={comment.id} className="py-3 first:pt-0 last:pb-0">
            {place === 1 && thread.leftOut > 0 ? (
              <p className="mb-3 border-l-4 border-line pl-3 text-sm text-secondary">
                {t('between', { count: thread.leftOut })}. {toWhole(t('readWhole'))}
              </p>
            ) : null}
            <CommentSaid slug={slug} comment={comment} canChange={canComment} more={toWhole} />
          </li>
        ))}
      </ul>
      {thread.assigned && !thread.resolved ? (
        <p
          className={`border-l-4 pl-3 text-sm font-semibold ${thread.assigned.isMine ? 'border-caution' : 'border-line'}`}
        >
          {assignedWords(thread.assigned, t)}
        </p>
      ) : null}
      {thread.resolved ? (
        <p className="text-sm text-secondary">
          {t.rich(suggestion?.outcome ? `suggest.${suggestion.outcome}` : 'resolvedBy', {
            name: thread.resolved.by,
            when: () => <Time at={thread.resolved?.at ?? ''} />,
          })}
        </p>
      ) : null}
      {suggestion?.because ? <p className="border-l-4 border-line pl-3">{suggestion.because}</p> : null}
      {canComment && !suggestion?.outcome ? <ThreadActs slug={slug} thread={thread} reader={reader} /> : null}
    </article>
  )
}

type Words = ReturnType<typeof useTranslations<'comments'>>

/** With whom a thread is, and until when. */
function assignedWords({ name, dueOn, isMine }: { name: string; dueOn: string | null; isMine: boolean }, t: Words) {
  const who = isMine ? t('mine') : t('of', { name })
  return dueOn ? t('due', { who, day: dayWords(dueOn) }) : who
}
