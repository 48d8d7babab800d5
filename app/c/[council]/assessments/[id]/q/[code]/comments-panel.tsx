import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { addressOf, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pager } from '@/app/_ui/pager'
import { viewThreads } from '@/lib/comment/view-threads'
import { CommentStart } from './comment-start'
import { CommentThreadList } from './comment-thread-list'
import type { AskedOfPanel, At } from './panel'

/** A page of the threads of one question, the open or the resolved ones, or one of them with all that was said; and the ways to start another. */
export async function CommentsPanel({ slug, assessmentId, code, asked }: At & { asked: AskedOfPanel }) {
  const t = await getTranslations('question.comments')
  const { thread, resolved, after, before } = asked
  const isResolved = resolved === '1'
  const view = orNotFound(
    await viewThreads(await councilCaller(slug), {
      ...{ assessmentId, code, after, before, resolved: isResolved },
      ...(thread ? { thread } : {}),
    }),
  )
  const { threads, counts, abilities, whyNot, isWhole } = view
  const here = `/c/${slug}/assessments/${assessmentId}/q/${code}`
  const list = isWhole ? { thread } : { resolved: isResolved ? '1' : undefined }
  const other = isResolved ? counts.open : counts.resolved
  return (
    <div className="flex flex-col gap-6">
      {whyNot ? <p className="text-secondary">{wordsFor(whyNot)}</p> : null}
      {abilities.comment && !isWhole ? <CommentStart slug={slug} assessmentId={assessmentId} code={code} /> : null}
      <section aria-labelledby="comments-heading" className="flex flex-col gap-4">
        <h2 id="comments-heading" tabIndex={-1} className={threads.length > 0 ? '' : 'sr-only'}>
          {t(isWhole ? 'whole' : isResolved ? 'resolved' : 'open')}
        </h2>
        {isWhole ? (
          <p>
            <Link href={addressOf(here, { panel: 'comments' })} prefetch={false} scroll={false}>
              {t('toAll')}
            </Link>
          </p>
        ) : null}
        {threads.length > 0 ? (
          <CommentThreadList
            slug={slug}
            here={addressOf(here, { panel: 'comments' })}
            threads={threads}
            canComment={abilities.comment}
            label={t(isWhole ? 'whole' : isResolved ? 'resolved' : 'open')}
            chosen={thread}
          />
        ) : (
          <EmptyState title={t(isResolved ? 'noneResolved' : 'none')}>{isResolved ? null : t('noneHint')}</EmptyState>
        )}
        <Pager list="comments-heading" stays {...pagesOf(here, { panel: 'comments', ...list }, view)} />
        {!isWhole && (isResolved || other > 0) ? (
          <p>
            <Link
              href={addressOf(here, { panel: 'comments', resolved: isResolved ? undefined : '1' })}
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
