import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { addressOf } from '@/app/_doors/asked'
import { wordsFor } from '@/app/_doors/words'
import { Pager } from '@/app/_ui/pager'
import { subjectWords } from '@/app/_words/subject-words'
import { CommentThreadList } from '@/app/c/[council]/_comments/comment-thread-list'
import type { CommentsView } from '@/lib/assessment/view-comments'
import { subjectPage } from '@/lib/subject/subject'

type Open = NonNullable<CommentsView['open']>

/** One thread under a piece of the real text that it hangs on. */
export function CommentOpen({ slug, open, list, here }: { slug: string; open: Open; list: string; here: string }) {
  const t = useTranslations('comments.page')
  const { subject, thread, passage } = open
  const page = subjectPage(slug, subject)
  const there = subject.kind === 'answer' ? `${page}?panel=comments&thread=${thread.id}` : page
  const ofThread = { thread: thread.id }
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span>
          <Link href={there} className="inline-block first-letter:uppercase">
            {subjectWords(subject)}
          </Link>
          {passage ? `, ${t('paragraph', { number: passage.paragraph })}` : ''}
        </span>
        <Link href={list} className="md:hidden">
          ‹ {t('back')}
        </Link>
      </p>
      {passage ? (
        <div className="rounded-(--radius) border border-line bg-sheet p-4 font-serif text-lg">
          {passage.before ? <p className="mb-3 line-clamp-3 text-secondary">{passage.before}</p> : null}
          {passage.parts.map((part) => (
            <p key={`${part.before} ${part.words}`} dir="auto" className="mb-3 whitespace-pre-wrap">
              {part.before}
              <mark className="comment-passage">{part.words}</mark>
              {part.after}
            </p>
          ))}
          <p className="font-sans text-base">
            <Link href={there}>{t('whole')}</Link>
          </p>
        </div>
      ) : null}
      {thread.lost ? (
        <p>
          <Link href={there}>{t('attachThere')}</Link>
        </p>
      ) : null}
      {open.whyNot ? <p className="text-secondary">{wordsFor(open.whyNot)}</p> : null}
      <CommentThreadList
        slug={slug}
        here={here}
        threads={[thread]}
        canComment={open.canComment}
        canDecide={open.canDecide}
        reader={open.reader}
        readers={open.readers}
        isUnderWords={passage !== undefined}
        label={t('title')}
        chosen={thread.id}
      />
      <Pager
        list="comments-list"
        previous={open.previous && addressOf(here, { ...ofThread, saidBefore: open.previous })}
        next={open.next && addressOf(here, { ...ofThread, said: open.next })}
      />
    </div>
  )
}
