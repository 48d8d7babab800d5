'use client'
import { useEffect, useState } from 'react'
import { hearWindow } from '@/app/_editor/editor-events'
import { Button } from '@/app/_ui/button'
import { shortened } from '@/app/_ui/shortened'
import { Time } from '@/app/_ui/time'
import type { Anchor } from '@/lib/comment/comment'
import type { WritersAnswer } from './writers/route'

const CUT_OFF = 'Concord cannot be reached. Check your connection, then try again.'

/** Who wrote the words that are selected in the text beside it, and when; `seq` where it is an earlier text. */
export function WhoWrote({ at, seq }: { at: { slug: string; textId: string }; seq?: number }) {
  const [selected, setSelected] = useState<Anchor | null>(null)
  const [answer, setAnswer] = useState<WritersAnswer>()
  const [isAsking, setAsking] = useState(false)
  useEffect(() => hearWindow('concord:selection', setSelected), [])

  const ask = async () => {
    if (!selected || isAsking) return
    setAsking(true)
    const asked = new URLSearchParams({ start: selected.start, end: selected.end, ...(seq ? { at: String(seq) } : {}) })
    const address = `/c/${at.slug}/texts/${at.textId}/writers?${asked}`
    setAnswer(
      await fetch(address)
        .then((response) => response.json() as Promise<WritersAnswer>)
        .catch((): WritersAnswer => ({ ok: false, message: CUT_OFF })),
    )
    setAsking(false)
  }
  return (
    <div className="no-print">
      <Button
        variant="secondary"
        aria-disabled={!selected || isAsking}
        aria-describedby="who-wrote-hint"
        onMouseDown={(event) => event.preventDefault()}
        onClick={ask}
      >
        Who wrote the selected words
      </Button>
      <p id="who-wrote-hint" className="mt-1 text-sm text-secondary">
        {selected ? (
          <>
            Selected: “<bdi>{shortened(selected.quote)}</bdi>”
          </>
        ) : (
          'Select words in the text first.'
        )}
      </p>
      <div role="status">
        {answer && !answer.ok ? <p className="mt-2 font-semibold text-error">{answer.message}</p> : null}
        {answer?.ok ? (
          <ul aria-label="Who wrote these words" className="mt-2 flex flex-col gap-2 border-l-4 border-accent pl-4">
            {answer.passages.map(({ by, at: when, text }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: passages have no other order or name
              <li key={place}>
                <bdi className="font-semibold">{by}</bdi>, <Time at={when} />:{' '}
                <q className="font-serif">
                  <bdi>{text}</bdi>
                </q>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
