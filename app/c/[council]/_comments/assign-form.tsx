'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { useAct } from '@/app/_ui/use-act'
import type { ThreadView } from '@/lib/comment/show-thread'
import { assignThreadAction } from './comment-actions'
import { useReaders } from './mention-area'

type Props = { slug: string; thread: ThreadView; reader: string; onDone: () => void }

/** Who should deal with a thread, and by when: somebody who may answer there, or nobody. */
export function AssignForm({ slug, thread, reader, onDone }: Props) {
  const t = useTranslations('comments')
  const offered = useReaders().filter(({ comments }) => comments)
  const id = useId()
  const [userId, setUserId] = useState(thread.assigned?.userId ?? '')
  const [dueOn, setDueOn] = useState(thread.assigned?.dueOn ?? '')
  const [state, send, isSending] = useAct(assignThreadAction.bind(null, slug))
  const first = useRef<HTMLSelectElement>(null)
  const told = useRef(onDone)
  told.current = onDone
  useEffect(() => first.current?.focus(), [])
  useEffect(() => {
    if (state.status === 'done') told.current()
  }, [state])
  const error =
    state.status === 'refused' && !isSending
      ? (state.fieldErrors.dueOn ?? state.fieldErrors.userId ?? state.message)
      : ''
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSending) startTransition(() => send({ threadId: thread.id, userId, dueOn }))
      }}
    >
      <p role="alert" className="font-semibold text-error empty:hidden">
        {error}
      </p>
      <label className="font-semibold" htmlFor={`${id}who`}>
        {t('assignTo')}
      </label>
      <select
        ref={first}
        id={`${id}who`}
        value={userId}
        onChange={(event) => setUserId(event.target.value)}
        className={inputClass(false)}
      >
        <option value="">{t('nobody')}</option>
        <option value={reader}>{t('me')}</option>
        {offered.map((one) => (
          <option key={one.userId} value={one.userId}>
            {one.name}, {one.post}
          </option>
        ))}
      </select>
      {userId ? (
        <>
          <label className="font-semibold" htmlFor={`${id}due`}>
            {t('dueOn')}
          </label>
          <input
            type="date"
            id={`${id}due`}
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
            className={`${inputClass(false)} max-w-48`}
          />
        </>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" aria-disabled={isSending}>
          {t('assignSave')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
