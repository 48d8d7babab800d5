'use client'
import { useTranslations } from 'next-intl'
import { createContext, type KeyboardEvent, useContext, useId, useRef, useState } from 'react'
import type { AreaProps } from '@/app/_ui/short-form'
import type { Reader } from '@/lib/comment/comment'

const Readers = createContext<readonly Reader[]>([])
/** All who see the comments inside, beside the reader. */
export const ReadersHere = Readers
export const useReaders = () => useContext(Readers)

/** Whom a text names. */
export const namedIn = (text: string, readers: readonly Reader[]): string[] =>
  readers.filter(({ name }) => text.includes(`@${name}`)).map(({ userId }) => userId)

/** So many are offered at once; typing narrows them. */
const OFFERED = 8
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')

/** A text in which an @ offers the people who see it: arrows choose, Enter takes, Escape goes on without. */
export function MentionArea({ box, value, onText, ...area }: AreaProps) {
  const t = useTranslations('comments.mention')
  const readers = useReaders()
  const id = useId()
  const [asked, setAsked] = useState<{ from: number; words: string } | null>(null)
  const [at, setAt] = useState(0)
  /** Where the name that was taken last ends with its space: one that is typed there would be a second. */
  const ended = useRef(-1)
  const found = asked
    ? readers.filter(({ name }) => plain(` ${name}`).includes(` ${plain(asked.words)}`)).slice(0, OFFERED)
    : []
  const look = (text: string, caret: number) => {
    const [, words] = /(?:^|[\s(])@([\p{L}\p{M}'’. -]{0,40})$/u.exec(text.slice(0, caret)) ?? []
    setAsked(words === undefined ? null : { from: caret - words.length - 1, words })
    setAt(0)
  }
  const take = (reader: Reader | undefined) => {
    if (!asked || !reader) return
    const before = `${value.slice(0, asked.from)}@${reader.name} `
    const after = value.slice(asked.from + 1 + asked.words.length).replace(/^ /, '')
    onText(before + after)
    setAsked(null)
    ended.current = before.length
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(before.length, before.length)
    })
  }
  const press = (event: KeyboardEvent) => {
    if (found.length === 0) return
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (way) setAt((at + way + found.length) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(found[at])
    else if (event.key === 'Escape') setAsked(null)
    else return
    event.preventDefault()
  }
  return (
    <div className="relative">
      <textarea
        ref={box}
        {...area}
        value={value}
        onChange={({ target }) => {
          onText(target.value)
          look(target.value, target.selectionStart)
        }}
        onBeforeInput={(event) => {
          if (event.data !== ' ' || event.currentTarget.selectionStart !== ended.current) return
          event.preventDefault()
          ended.current = -1
        }}
        onKeyDown={press}
        onBlur={() => setAsked(null)}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? id : undefined}
        aria-activedescendant={found.length > 0 ? `${id}${at}` : undefined}
      />
      {found.length > 0 ? (
        <ul
          id={id}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list whose items are chosen is a listbox
          role="listbox"
          aria-label={t('list')}
          className="absolute z-10 max-h-72 w-full overflow-auto rounded-(--radius) border border-control bg-sheet"
        >
          {found.map((one, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard where the focus is
            <li
              key={one.userId}
              id={`${id}${place}`}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of the listbox
              role="option"
              aria-selected={place === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
              className={`min-h-11 cursor-pointer px-3 py-1 ${place === at ? 'bg-accent-soft outline-3 -outline-offset-3 outline-focus' : ''}`}
            >
              {one.name}
              <span className="block text-sm text-secondary">{one.post}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status" className="sr-only">
        {found.length > 0 ? t('found', { count: found.length }) : ''}
      </p>
    </div>
  )
}
