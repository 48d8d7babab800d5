import type { ReactNode } from 'react'
import type { ShownComment } from '@/lib/review/shown-comment'
import { momentWords } from '@/lib/words/dates'

/** One comment of a peer, as a list item: the words that it hangs on lead to them, `audience` and `children` are the place's own. */
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
  <li className={`border-l-4 pl-3 ${isShown ? 'border-accent bg-accent-soft' : 'border-line'}`}>
    {comment.anchor ? (
      <button
        type="button"
        onClick={() => onShow(comment.id)}
        className="on-paper cursor-pointer text-left text-accent underline"
      >
        “{comment.anchor.quote}”
      </button>
    ) : null}
    <p className="whitespace-pre-line">{comment.body}</p>
    <p className="text-sm text-secondary">
      {comment.author}, {momentWords(comment.at)}
      {audience ? ` · ${audience}` : ''}
    </p>
    {children}
  </li>
)
