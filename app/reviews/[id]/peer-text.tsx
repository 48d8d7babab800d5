'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Anchor } from '@/app/_editor/anchors'
import { FrozenPanel } from '@/app/_editor/frozen-panel'
import type { FrozenEvidence } from '@/app/_editor/frozen-text'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { threadsOf } from '@/app/_ui/peer-comment'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { ShownComment } from '@/lib/review/shown-comment'
import { commentOnSubmissionAction } from './actions'
import { TeamComment } from './team-comment'

/** A frozen text as a peer reads it: selecting words comments on them. `about`: what the comments are on. */
export function PeerText({
  reviewId,
  code,
  label,
  about,
  state,
  comments,
  evidence = [],
  reader,
}: {
  reviewId: string
  /** The code of the question, or the number of the area. */
  code: string
  label: string
  about: string
  state: string
  comments: ShownComment[]
  /** Its words that rest on evidence. */
  evidence?: FrozenEvidence[]
  reader: { userId: string; isLead: boolean }
}) {
  const t = useTranslations('comments.peers')
  const [selected, setSelected] = useState<Anchor | null>(null)
  const [taken, setTaken] = useState<Anchor | null>(null)
  const [isWriting, setIsWriting] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  const [shown, setShown] = useState<string>()
  const write = (on: Anchor | null) => {
    setTaken(on)
    setIsWriting(true)
    setIsSaved(false)
  }
  const anchors = comments.flatMap((comment) =>
    comment.anchor ? [{ id: comment.id as string, ...comment.anchor }] : [],
  )
  return (
    <div className="grid gap-6 md:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
      <FrozenPanel
        state={state}
        label={label}
        anchors={anchors}
        evidence={evidence}
        called={t('evidence')}
        onSelect={(anchor) => anchor && setSelected(anchor)}
        onThread={setShown}
        shownThread={shown}
      />
      <section aria-label={`Comments on ${about}`} className="flex flex-col gap-4">
        <ul className="flex flex-col gap-4">
          {threadsOf(comments).map(({ first, replies }) => (
            <TeamComment key={first.id} {...{ reviewId, first, replies, reader, shown }} onShow={setShown} />
          ))}
        </ul>
        {isWriting ? (
          <Form
            action={commentOnSubmissionAction.bind(null, reviewId)}
            submit={t('comment')}
            variant="secondary"
            label={`Comment on ${about}`}
            hidden={{ code, on: taken ? JSON.stringify(taken) : '' }}
            onDone={() => {
              setTaken(null)
              setIsWriting(false)
              setIsSaved(true)
            }}
          >
            <p className="text-sm text-secondary">{taken ? t('onWords', { words: taken.quote }) : t('onWhole')}</p>
            <TextAreaField name="body" label={t('yours')} hint={t('privacy')} rows={3} isFocused />
          </Form>
        ) : null}
        <p role="status" className="text-done">
          {isSaved ? t('saved') : ''}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          {selected && selected !== taken ? (
            <Button variant="secondary" onClick={() => write(selected)}>
              {t('commentOnWords')}
            </Button>
          ) : null}
          {isWriting && !taken ? null : (
            <Button variant="quiet" onClick={() => write(null)}>
              {t('commentOnWhole')}
            </Button>
          )}
          {selected ? (
            <p className="w-full text-sm text-secondary">{t('selected', { words: selected.quote })}</p>
          ) : (
            <p className="w-full text-sm text-secondary">{t('select')}</p>
          )}
        </div>
      </section>
    </div>
  )
}
