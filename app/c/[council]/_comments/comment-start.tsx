'use client'
import { useEffect, useState } from 'react'
import { hearWindow, selectedNow } from '@/app/_editor/editor-events'
import { Button } from '@/app/_ui/button'
import { ShortForm } from '@/app/_ui/short-form'
import type { Anchor } from '@/lib/comment/comment'
import { startThreadAction } from './comment-actions'
import { Quote } from './quote'

type Props = { slug: string; subjectId: string; onWhole: string; isAlone: boolean }

/** Starts a thread: on the words selected in the text, once they are taken up here, or on the whole. */
export function CommentStart({ slug, subjectId, onWhole, isAlone }: Props) {
  const [selected, setSelected] = useState<Anchor | null>(selectedNow)
  const [taken, setTaken] = useState<Anchor | null>(null)
  useEffect(() => hearWindow('concord:selection', setSelected), [])
  const action = startThreadAction.bind(null, slug)

  if (taken) {
    return (
      <div className="flex flex-col gap-3 border-l-4 border-accent pl-4">
        <Quote words={taken.quote} />
        <ShortForm
          action={action}
          name="body"
          label="Comment on the selected words"
          submit="Add comment"
          also={{ subjectId, anchor: taken }}
          isFocused
          onDone={() => setTaken(null)}
          onCancel={() => setTaken(null)}
        />
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      {isAlone ? null : (
        <div>
          <Button
            variant="secondary"
            aria-disabled={!selected}
            aria-describedby="selection-hint"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => selected && setTaken(selected)}
          >
            Comment on the selected words
          </Button>
          <p id="selection-hint" className="mt-1 text-sm text-secondary">
            {selected ? `Selected: “${shortened(selected.quote)}”` : 'Select words in the text first.'}
          </p>
        </div>
      )}
      <ShortForm
        action={action}
        name="body"
        label={onWhole}
        submit="Add comment"
        variant="secondary"
        also={{ subjectId }}
      />
    </div>
  )
}

const shortened = (words: string) => (words.length > 80 ? `${words.slice(0, 80)}…` : words)
