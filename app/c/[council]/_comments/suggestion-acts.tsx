'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { ShortForm } from '@/app/_ui/short-form'
import { useAct } from '@/app/_ui/use-act'
import type { ThreadView } from '@/lib/comment/show-thread'
import { acceptSuggestionAction, declineSuggestionAction, withdrawSuggestionAction } from './comment-actions'

type Props = { slug: string; threadId: string; suggestion: NonNullable<ThreadView['suggestion']>; canDecide: boolean }

/** What becomes of a suggestion: whoever writes the text accepts or declines it, whoever made it takes it back. */
export function SuggestionActs({ slug, threadId, suggestion, canDecide }: Props) {
  const t = useTranslations('comments.suggest')
  const [isDeclining, setDeclining] = useState(false)
  const [accepted, accept, isAccepting] = useAct(acceptSuggestionAction.bind(null, slug))
  const [withdrawn, withdraw, isWithdrawing] = useAct(withdrawSuggestionAction.bind(null, slug))
  const isBusy = isAccepting || isWithdrawing
  const refused = [accepted, withdrawn].find((state) => state.status === 'refused')
  const press = (act: (sent: Record<string, unknown>) => void) => () => {
    if (!isBusy) startTransition(() => act({ threadId }))
  }
  if (isDeclining)
    return (
      <ShortForm
        action={declineSuggestionAction.bind(null, slug)}
        name="because"
        label={t('why')}
        submit={t('decline')}
        also={{ threadId }}
        rows={2}
        isFocused
        onDone={() => setDeclining(false)}
        onCancel={() => setDeclining(false)}
      />
    )
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {canDecide ? (
          <>
            <Button aria-disabled={isBusy} onClick={press(accept)}>
              {isAccepting ? t('accepting') : t('accept')}
            </Button>
            <Button variant="secondary" aria-disabled={isBusy} onClick={() => setDeclining(true)}>
              {t('decline')}
            </Button>
          </>
        ) : null}
        {suggestion.isMine ? (
          <Button variant="quiet" aria-disabled={isBusy} onClick={press(withdraw)}>
            {t('withdraw')}
          </Button>
        ) : null}
      </div>
      <p role="alert" className="mt-2 border-l-4 border-error bg-error-soft p-2 empty:hidden">
        {refused?.status === 'refused' && !isBusy ? refused.message : ''}
      </p>
    </div>
  )
}
