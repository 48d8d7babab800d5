import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { addressOf } from '@/app/_doors/asked'
import type { CommentsView } from '@/lib/assessment/view-comments'
import { COMMENT_LISTS } from '@/lib/comment/comment-list'

/** The lists of comments with how many each has, and the areas to narrow them to. */
export function CommentLists({ view, here }: { view: CommentsView; here: string }) {
  const t = useTranslations('comments.page')
  const area = view.area === undefined ? undefined : String(view.area)
  const list = view.list === 'open' ? undefined : view.list
  return (
    <nav aria-label={t('lists')} className="flex flex-col gap-4">
      <ul className="comment-lists">
        {COMMENT_LISTS.map((one) => (
          <li key={one}>
            <Link
              href={addressOf(here, { list: one === 'open' ? undefined : one, area })}
              aria-current={one === view.list ? 'page' : undefined}
            >
              {t(`list.${one}`)} <span className="tabular-nums">{view.counts.lists[one]}</span>
            </Link>
          </li>
        ))}
      </ul>
      {view.counts.areas.length > 1 ? (
        <div className="max-xl:hidden">
          <p className="mb-1 text-sm font-semibold text-secondary">{t('areas')}</p>
          <ul className="comment-lists">
            {[{ area: undefined, open: view.counts.lists.open }, ...view.counts.areas].map((one) => (
              <li key={one.area ?? 'all'}>
                <Link
                  href={addressOf(here, { list, area: one.area?.toString() })}
                  aria-current={one.area === view.area ? 'true' : undefined}
                >
                  {one.area === undefined
                    ? t('everywhere')
                    : (view.areas.find(({ number }) => number === one.area)?.title ?? one.area)}{' '}
                  <span className="tabular-nums">{one.open}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </nav>
  )
}
