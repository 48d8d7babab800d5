'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useId, useState } from 'react'
import { hearWindow, selectedNow } from '@/app/_editor/editor-events'
import { Button } from '@/app/_ui/button'
import { shortened } from '@/app/_ui/shortened'
import { useAct } from '@/app/_ui/use-act'
import type { Anchor } from '@/lib/comment/comment'
import type { ThreadView } from '@/lib/comment/show-thread'
import { attachThreadAction } from './comment-actions'
import { Quote } from './quote'

type Props = { slug: string; thread: ThreadView; lost: NonNullable<ThreadView['lost']>; canAttach: boolean }

/** What a thread hung on whose words are gone, and where they were; whoever may comment selects others and attaches it to them. */
export function LostWords({ slug, thread, lost, canAttach }: Props) {
  const t = useTranslations('comments')
  const { paragraph, after } = lost
  const where = after ? t('lostAfter', { paragraph, after }) : t('lostFrom', { paragraph })
  return (
    <div className="flex flex-col gap-2">
      <Quote words={thread.anchor?.quote ?? ''} isGone />
      <p className="text-sm">
        <span className="font-semibold">{t('lostOne')}</span> {paragraph > 0 ? where : null}
      </p>
      {canAttach ? <AttachAgain slug={slug} threadId={thread.id} /> : null}
    </div>
  )
}

function AttachAgain({ slug, threadId }: { slug: string; threadId: string }) {
  const t = useTranslations('comments')
  const [selected, setSelected] = useState<Anchor | null>(selectedNow)
  useEffect(() => hearWindow('concord:selection', setSelected), [])
  const [state, attach, isAttaching] = useAct(attachThreadAction.bind(null, slug))
  const hint = useId()
  return (
    <div>
      <Button
        variant="secondary"
        aria-disabled={!selected || isAttaching}
        aria-describedby={hint}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => selected && !isAttaching && startTransition(() => attach({ threadId, anchor: selected }))}
      >
        {t('attach')}
      </Button>
      <p id={hint} className="mt-1 text-sm text-secondary">
        {selected ? t('attachTo', { words: shortened(selected.quote) }) : t('attachHint')}
      </p>
      <p role="alert" className="font-semibold text-error empty:hidden">
        {state.status === 'refused' && !isAttaching ? state.message : ''}
      </p>
    </div>
  )
}
