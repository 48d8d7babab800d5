'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { hearWindow, selectedNow, wordsWanted } from '@/app/_editor/editor-events'
import { Button } from '@/app/_ui/button'
import { shortened } from '@/app/_ui/shortened'
import { Quote } from '@/app/c/[council]/_comments/quote'
import type { Anchor } from '@/lib/comment/comment'
import { ToTheAnswer } from './to-the-answer'

/** The words of the answer that something is to be attached to, once they are taken up from the answer or by the button here. */
export function useWordsTaken() {
  const [taken, setTaken] = useState<Anchor | null>(null)
  useEffect(() => {
    setTaken((before) => before ?? wordsWanted())
    return hearWindow('concord:attach-words', () => setTaken(wordsWanted()))
  }, [])
  return { taken, setTaken }
}

/** Says to which words something is attached, or offers to take up those that are selected. */
export function WordsTaken({ taken, setTaken }: ReturnType<typeof useWordsTaken>) {
  const t = useTranslations('evidence.toWords')
  const [selected, setSelected] = useState<Anchor | null>(selectedNow)
  useEffect(() => hearWindow('concord:selection', setSelected), [])
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (taken) box.current?.focus()
  }, [taken])
  if (taken)
    return (
      <div ref={box} tabIndex={-1} className="flex flex-col items-start gap-2 border-l-4 border-accent pl-4">
        <p className="font-semibold">{t('taken')}</p>
        <Quote words={taken.quote} />
        <Button variant="quiet" onClick={() => setTaken(null)}>
          {t('whole')}
        </Button>
      </div>
    )
  return (
    <div>
      <Button
        variant="secondary"
        aria-disabled={!selected}
        aria-describedby="attach-words-hint"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => selected && setTaken(selected)}
      >
        {t('take')}
      </Button>
      <p id="attach-words-hint" className="mt-1 text-sm text-secondary">
        {selected ? t('selected', { words: shortened(selected.quote) }) : t('select')}
      </p>
      {selected ? null : <ToTheAnswer />}
    </div>
  )
}
