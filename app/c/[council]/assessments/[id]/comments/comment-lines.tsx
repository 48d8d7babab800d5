import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_ui/empty-state'
import { LevelMark } from '@/app/_ui/level-mark'
import { Time } from '@/app/_ui/time'
import type { CommentsView } from '@/lib/assessment/view-comments'
import type { CommentList } from '@/lib/comment/comment-list'
import { questionName } from '@/lib/framework/named-question'
import { dayWords } from '@/lib/words/dates'

type LineView = CommentsView['lines']['rows'][number]
type Props = { lines: LineView[]; list: CommentList; chosen: string | undefined; hrefOf: (thread: string) => string }

/** A page of a list: of the open ones first what waits for the reader, then what they have not read. */
export function CommentLines({ lines, list, chosen, hrefOf }: Props) {
  const t = useTranslations('comments.page')
  if (lines.length === 0)
    return (
      <EmptyState title={t(`none.${list}`)}>{list === 'open' || list === 'mine' ? t('noneHint') : null}</EmptyState>
    )
  const parts = list === 'open' ? partsOf(lines) : [{ name: undefined, lines }]
  const isParted = parts.length > 1 || (parts[0]?.name && parts[0].name !== 'others')
  return (
    <>
      {list === 'lost' ? <p className="mb-2 text-sm text-secondary">{t('lostHint')}</p> : null}
      {parts.map((part) => (
        <div key={part.name ?? list}>
          {isParted && part.name ? (
            <h3 className="border-t border-line bg-sunken px-3 py-1">
              {part.name === 'others' ? t('others') : t(`list.${part.name}`)}
            </h3>
          ) : null}
          <ul>
            {part.lines.map((line, place) => (
              <li key={line.id} className="border-t border-line">
                {part.lines[place - 1]?.subjectId === line.subjectId ? null : (
                  <p className="px-3 pt-2 text-sm text-secondary">{placeWords(line, t)}</p>
                )}
                <Line line={line} href={hrefOf(line.id)} isChosen={line.id === chosen} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function Line({ line, href, isChosen }: { line: LineView; href: string; isChosen: boolean }) {
  const t = useTranslations('comments')
  const { quote, suggested, level, isLost, author, body, at, said, dueOn } = line
  const who = line.isMine ? t('mine') : line.assignedName ? t('of', { name: line.assignedName }) : null
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isChosen ? 'true' : undefined}
      className={`comment-line ${isChosen ? 'comment-line-chosen' : ''}`}
    >
      {level ? (
        <span className="font-semibold">
          <LevelMark level={level} words />
        </span>
      ) : null}
      {quote ? (
        <span className="font-serif text-lg">
          {isLost || suggested !== null ? <s>{quote}</s> : <mark>{quote}</mark>}
        </span>
      ) : null}
      {suggested === null ? null : (
        <span className="font-serif text-lg break-words">
          <span className="font-sans text-sm text-secondary">{t('suggest.instead')}</span>{' '}
          {suggested || t('suggest.nothing')}
        </span>
      )}
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">
          {line.isUnread ? (
            <>
              <span aria-hidden className="mr-1 text-accent">
                ●
              </span>
              <span className="sr-only">{t('page.unreadOne')} </span>
            </>
          ) : null}
          {author}
        </span>
        <span className="text-sm text-secondary">
          <Time at={at} day />
        </span>
      </span>
      <span className="break-words">{body ?? t.rich('deleted', { name: author, when: () => null })}</span>
      <span className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span className={line.isMine ? 'font-semibold text-caution' : 'text-secondary'}>
          {who ? (dueOn ? t('due', { who, day: dayWords(dueOn) }) : who) : null}
          {isLost && line.paragraph ? t('page.wasIn', { paragraph: line.paragraph }) : null}
        </span>
        {said > 1 ? <span className="text-secondary">{t('page.replies', { count: said - 1 })}</span> : null}
      </span>
    </Link>
  )
}

function partsOf(lines: LineView[]) {
  const named = (line: LineView) => (line.isWaiting ? 'waits' : line.isUnread ? 'unread' : 'others')
  return (['waits', 'unread', 'others'] as const)
    .map((name) => ({ name, lines: lines.filter((line) => named(line) === name) }))
    .filter((part) => part.lines.length > 0)
}

type Words = ReturnType<typeof useTranslations<'comments.page'>>

/** What a comment is on, beside the words that it may hang on. */
const placeWords = ({ kind, code, shortName }: LineView, t: Words) =>
  kind === 'evidence' ? `${code} ${t('onEvidence', { title: shortName })}` : questionName({ code, shortName })
