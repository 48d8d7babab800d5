'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { useAct } from '@/app/_ui/use-act'
import type { Anchor } from '@/lib/comment/comment'
import { suggestWordsAction } from './comment-actions'

type Props = {
  slug: string
  subjectId: string
  anchor: Anchor
  onDone: (threadId: string) => void
  onCancel: () => void
}

/** Other words for the selected ones, beginning with these, and a reason if there is one. */
export function SuggestForm({ slug, subjectId, anchor, onDone, onCancel }: Props) {
  const t = useTranslations('comments.suggest')
  const id = useId()
  const [replacement, setReplacement] = useState(anchor.quote)
  const [reason, setReason] = useState('')
  const [state, send, isSending] = useAct(suggestWordsAction.bind(null, slug))
  const first = useRef<HTMLTextAreaElement>(null)
  const told = useRef(onDone)
  told.current = onDone
  useEffect(() => first.current?.focus(), [])
  useEffect(() => {
    if (state.status === 'done') told.current(state.value.threadId)
    if (state.status === 'refused') first.current?.focus()
  }, [state])
  const isRefused = state.status === 'refused' && !isSending
  const error = isRefused ? (state.fieldErrors.replacement ?? state.fieldErrors.reason ?? state.message) : ''
  return (
    <form
      noValidate
      aria-label={t('title')}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSending) startTransition(() => send({ subjectId, anchor, replacement, reason }))
      }}
    >
      <label className="font-semibold" htmlFor={`${id}words`}>
        {t('words')}
      </label>
      <p id={`${id}hint`} className="text-sm text-secondary">
        {t('hint')}
      </p>
      <p id={`${id}error`} role="alert" className="font-semibold text-error empty:hidden">
        {error}
      </p>
      <textarea
        ref={first}
        id={`${id}words`}
        rows={3}
        value={replacement}
        onChange={({ target }) => setReplacement(target.value)}
        aria-describedby={`${id}hint ${id}error`}
        className={`${inputClass(error !== '')} font-serif`}
      />
      <label className="font-semibold" htmlFor={`${id}why`}>
        {t('reason')}
      </label>
      <textarea
        id={`${id}why`}
        rows={2}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        className={inputClass(false)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" aria-disabled={isSending}>
          {isSending ? t('sending') : t('send')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
