'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { hearWindow } from '@/app/_editor/editor-events'

export type Panel = { id: string; label: string; content: ReactNode }

/**
 * The answer with its panels: side by side on a wide screen; on a narrow one the answer or one panel at a time, chosen
 * in a bar at the bottom. `asked` is the panel that a link asked for; without it the answer stands first, with `first`
 * beside it. Panels stay in the page while hidden, so nothing typed in one is lost.
 */
export function Workspace({
  answer,
  panels,
  first,
  asked,
}: {
  answer: ReactNode
  panels: Panel[]
  first: string
  asked?: string
}) {
  const wanted = panels.find((panel) => panel.id === asked)?.id
  const [chosen, setChosen] = useState(wanted ?? 'answer')
  const [beside, setBeside] = useState(wanted ?? first)
  const choose = (id: string) => {
    setChosen(id)
    if (id !== 'answer') setBeside(id)
  }
  useEffect(
    () =>
      hearWindow('concord:thread', () => {
        setBeside('comments')
        setChosen((now) => (now === 'answer' ? now : 'comments'))
      }),
    [],
  )
  const key = (id: string, label: string, isChosen: boolean, more = '') => (
    <button
      key={id}
      type="button"
      aria-pressed={isChosen}
      aria-controls={`panel-${id}`}
      onClick={() => choose(id)}
      className={`min-h-11 cursor-pointer border-b-4 px-1.5 text-sm max-[22rem]:px-0.5 wide:px-3 ${isChosen ? 'border-accent font-semibold' : 'border-transparent hover:border-line forced-colors:border-[Canvas]'} ${more}`}
    >
      {label}
    </button>
  )
  return (
    <div className="grid gap-6 wide:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <div id="panel-answer" className={chosen === 'answer' ? '' : 'hidden wide:block'}>
        {answer}
      </div>
      <div className={chosen === 'answer' ? 'wide:block' : ''}>
        <fieldset className="bottom-bar no-print fixed inset-x-0 bottom-0 z-10 flex justify-between overflow-x-auto border-t border-line bg-sheet wide:static wide:mb-4 wide:justify-start wide:border-t-0 wide:border-b wide:bg-transparent">
          <legend className="sr-only">What to show</legend>
          {key('answer', 'Answer', chosen === 'answer', 'wide:hidden')}
          {panels.map((panel) => (
            <span key={panel.id} className="contents">
              <span className="contents wide:hidden">{key(panel.id, panel.label, chosen === panel.id)}</span>
              <span className="hidden wide:contents">{key(panel.id, panel.label, beside === panel.id)}</span>
            </span>
          ))}
        </fieldset>
        {panels.map((panel) => (
          <div
            key={panel.id}
            id={`panel-${panel.id}`}
            className={`${chosen === panel.id ? '' : 'hidden'} ${beside === panel.id ? 'wide:block' : 'wide:hidden'}`}
          >
            {panel.content}
          </div>
        ))}
      </div>
    </div>
  )
}
