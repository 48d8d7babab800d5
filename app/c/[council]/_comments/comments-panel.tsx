import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { addressOf, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pager } from '@/app/_ui/pager'
import { subjectWords } from '@/app/_words/subject-words'
import { viewThreads } from '@/lib/comment/view-threads'
import { CommentStart } from './comment-start'
import { CommentThreadList } from './comment-thread-list'

type Props = {
  slug: string
  subjectId: string
  /** What the form for a comment on all of it is called. */
  onWhole: string
  /** Where no text is open beside it: what it is on is said, and no words can be selected. */
  isAlone?: boolean
  /** The page, and what its address says of these comments alone. */
  here: string
  panel?: Record<string, string>
  asked: Partial<Record<'thread' | 'resolved' | 'level' | 'after' | 'before', string | undefined>>
}

/** A page of the threads of one subject, the open or the resolved ones, or one of them with all that was said; and the ways to start another. */
export async function CommentsPanel({ slug, subjectId, onWhole, isAlone = false, here, panel = {}, asked }: Props) {
  const t = await getTranslations('comments')
  const { thread, resolved, after, before } = asked
  const level = [1, 2, 3, 4].find((one) => String(one) === asked.level)
  const isResolved = resolved === '1'
  const view = orNotFound(
    await viewThreads(await councilCaller(slug), {
      ...{ subjectId, after, before, resolved: isResolved },
      ...(thread ? { thread } : {}),
    }),
  )
  const { threads, counts, abilities, whyNot, isWhole, subject } = view
  const list = isWhole ? { thread } : { resolved: isResolved ? '1' : undefined }
  const other = isResolved ? counts.open : counts.resolved
  return (
    <div className="flex flex-col gap-6">
      {isAlone && subject ? <h2>{t('on', { what: subjectWords(subject) })}</h2> : null}
      {whyNot ? <p className="text-secondary">{wordsFor(whyNot)}</p> : null}
      {abilities.comment && !isWhole ? (
        <CommentStart
          slug={slug}
          subjectId={subjectId}
          onWhole={onWhole}
          isAlone={isAlone}
          canSuggest={abilities.suggest}
          readers={view.readers}
          level={level}
        />
      ) : null}
      <section aria-labelledby="comments-heading" className="flex flex-col gap-4">
        <h2 id="comments-heading" tabIndex={-1} className={threads.length > 0 ? '' : 'sr-only'}>
          {t(isWhole ? 'whole' : isResolved ? 'resolved' : 'open')}
        </h2>
        {isWhole ? (
          <p>
            <Link href={addressOf(here, panel)} prefetch={false} scroll={false}>
              {t('toAll')}
            </Link>
          </p>
        ) : null}
        {counts.lost > 0 && !isWhole && !isResolved ? (
          <p className="border-l-4 border-caution pl-3">{t('lost', { count: counts.lost })}</p>
        ) : null}
        {threads.length > 0 ? (
          <CommentThreadList
            slug={slug}
            here={addressOf(here, panel)}
            threads={threads}
            canComment={abilities.comment}
            canDecide={abilities.decide}
            reader={view.reader}
            readers={view.readers}
            label={t(isWhole ? 'whole' : isResolved ? 'resolved' : 'open')}
            chosen={thread}
          />
        ) : (
          <EmptyState title={t(isResolved ? 'noneResolved' : 'none')}>
            {abilities.comment && !isResolved ? t('noneHint') : null}
          </EmptyState>
        )}
        <Pager list="comments-heading" stays {...pagesOf(here, { ...panel, ...list }, view)} />
        {!isWhole && (isResolved || other > 0) ? (
          <p>
            <Link
              href={addressOf(here, { ...panel, resolved: isResolved ? undefined : '1' })}
              prefetch={false}
              scroll={false}
            >
              {t(isResolved ? 'toOpen' : 'toResolved', { count: other })}
            </Link>
          </p>
        ) : null}
      </section>
    </div>
  )
}
