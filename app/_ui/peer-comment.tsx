import type { ReactNode } from 'react'
import type { ShownComment } from '@/lib/review/shown-comment'
import { momentWords } from '@/lib/words/dates'

/** One comment of a review, as a list item: the words that it hangs on lead to them, what `audience` says and `children` are the place's own. */
export const PeerComment = ({
  comment,
  isShown,
  onShow,
  audience,
  children,
}: {
  comment: ShownComment
  isShown: boolean
  onShow: (id: string) => void
  audience?: string
  children?: ReactNode
}) => (
  <li
    id={`c-${comment.id}`}
    className={`border-l-4 pl-3 ${comment.audience === 'team' ? 'border-dashed' : ''} ${isShown ? 'border-accent bg-accent-soft' : 'border-control'}`}
  >
    {comment.anchor ? (
      <button
        type="button"
        onClick={() => onShow(comment.id)}
        className="on-paper cursor-pointer text-left text-accent underline"
      >
        “{comment.anchor.quote}”
      </button>
    ) : null}
    <p className="break-words whitespace-pre-line">{comment.body}</p>
    <p className="text-sm text-secondary">
      {comment.author}, {momentWords(comment.at)}
      {audience ? ` · ${audience}` : ''}
    </p>
    {children}
  </li>
)

/** Each comment that began something, with what answers it; an answer to one that is not shown here stands by itself. */
export function threadsOf(comments: readonly ShownComment[]): { first: ShownComment; replies: ShownComment[] }[] {
  const ids = new Set<string>(comments.map(({ id }) => id))
  return comments
    .filter(({ answersId }) => answersId === null || !ids.has(answersId))
    .map((first) => ({ first, replies: comments.filter(({ answersId }) => answersId === first.id) }))
}
