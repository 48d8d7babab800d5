'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { hearWindow, selectedNow, tellWindow } from '@/app/_editor/editor-events'
import { Button } from '@/app/_ui/button'
import { shortened } from '@/app/_ui/shortened'
import type { Anchor, Reader } from '@/lib/comment/comment'
import { startThreadAction } from './comment-actions'
import { CommentForm } from './comment-form'
import { ReadersHere } from './mention-area'
import { Quote } from './quote'
import { SuggestForm } from './suggest-form'

type Props = {
  slug: string
  subjectId: string
  onWhole: string
  isAlone: boolean
  canSuggest: boolean
  readers: readonly Reader[]
  level?: number | undefined
}

/** Starts a thread: on the words selected in the text, once they are taken up here, or on the whole. */
export const CommentStart = ({ readers, ...props }: Props) => (
  <ReadersHere value={readers}>
    <Start {...props} />
  </ReadersHere>
)

function Start({ slug, subjectId, onWhole, isAlone, canSuggest, level }: Omit<Props, 'readers'>) {
  const [selected, setSelected] = useState<Anchor | null>(selectedNow)
  const [taken, setTaken] = useState<{ anchor: Anchor; suggests: boolean } | null>(null)
  const [made, setMade] = useState<string>()
  useEffect(() => hearWindow('concord:selection', setSelected), [])
  useEffect(() => {
    tellWindow('concord:taken', taken?.anchor ?? null)
    return () => {
      tellWindow('concord:taken', null)
    }
  }, [taken])
  useShown(made)
  const t = useTranslations('comments')
  const action = startThreadAction.bind(null, slug)
  const take = (suggests: boolean) => {
    if (!selected) return
    setMade(undefined)
    setTaken({ anchor: selected, suggests })
  }

  if (taken) {
    return (
      <div className="flex flex-col gap-3 border-l-4 border-accent pl-4">
        <Quote words={taken.anchor.quote} />
        {taken.suggests ? (
          <SuggestForm
            slug={slug}
            subjectId={subjectId}
            anchor={taken.anchor}
            onDone={(threadId) => {
              setTaken(null)
              setMade(threadId)
            }}
            onCancel={() => setTaken(null)}
          />
        ) : (
          <CommentForm
            action={action}
            label="Comment on the selected words"
            submit="Add comment"
            also={{ subjectId, anchor: taken.anchor }}
            isFocused
            onDone={() => setTaken(null)}
            onCancel={() => setTaken(null)}
          />
        )}
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="border-l-4 border-done bg-done-soft p-2 empty:hidden">
        {made ? t('suggest.made') : ''}
      </p>
      {isAlone ? null : (
        <div>
          <div className="flex flex-wrap gap-2">
            <Button
              variant="secondary"
              aria-disabled={!selected}
              aria-describedby="selection-hint"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(false)}
            >
              Comment on the selected words
            </Button>
            {canSuggest ? (
              <Button
                variant="secondary"
                aria-disabled={!selected}
                aria-describedby="selection-hint"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(true)}
              >
                {t('suggest.title')}
              </Button>
            ) : null}
          </div>
          <p id="selection-hint" className="mt-1 text-sm text-secondary">
            {selected ? `Selected: “${shortened(selected.quote)}”` : 'Select words in the text first.'}
          </p>
        </div>
      )}
      <CommentForm
        key={level ?? 0}
        action={action}
        label={level ? t('onLevelNumber', { level }) : onWhole}
        submit="Add comment"
        variant="secondary"
        also={level ? { subjectId, level } : { subjectId }}
        isFocused={level !== undefined}
      />
    </div>
  )
}

/** Brings what was made into view once it stands among the others: the page is read again with it. */
function useShown(made: string | undefined) {
  const shown = useRef<string>(undefined)
  useEffect(() => {
    const card = made && shown.current !== made && document.querySelector(`article[data-thread="${CSS.escape(made)}"]`)
    if (!card) return
    shown.current = made
    card.scrollIntoView({ block: 'nearest' })
  })
}
