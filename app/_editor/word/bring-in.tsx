'use client'
import type { Editor } from '@tiptap/core'
import { DOMSerializer, DOMParser as ModelParser, type Slice } from '@tiptap/pm/model'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../_ui/button'
import { countWords } from '../count-words'
import type { LeftOut } from '../paste/take-out'
import { soundSlice } from '../sound-attributes'
import { type ReadWord, readWord } from './read-word'

type Read = { slice: Slice; left: LeftOut; words: number }
type Refused = Extract<ReadWord, { ok: false }>['why']

/** A Word document before it becomes part of the text: shown first as it would stand there, then added as one step of undo, or not. */
export function BringIn({ file, editor, done }: { file: File; editor: Editor; done: (left?: LeftOut) => void }) {
  const t = useTranslations('editor.bringIn')
  const dialog = useRef<HTMLDialogElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const [read, setRead] = useState<Read>()
  const [refused, setRefused] = useState<Refused>()
  useEffect(() => {
    dialog.current?.showModal()
    let isWanted = true
    readWord(file).then((outcome) => {
      if (!isWanted) return
      if (!outcome.ok) return setRefused(outcome.why)
      const body = new DOMParser().parseFromString(outcome.html, 'text/html').body
      const slice = soundSlice(ModelParser.fromSchema(editor.schema).parseSlice(body))
      setRead({ slice, left: outcome.left, words: countWords(slice.content) })
    })
    return () => {
      isWanted = false
    }
  }, [file, editor])
  useEffect(() => {
    if (read)
      page.current?.replaceChildren(DOMSerializer.fromSchema(editor.schema).serializeFragment(read.slice.content))
  }, [read, editor])

  const close = (left?: LeftOut) => {
    dialog.current?.close()
    done(left)
  }
  const add = () => {
    if (!read) return
    const { state, view } = editor
    const at = editor.isEmpty ? 0 : state.doc.content.size
    const size = state.doc.content.size
    view.dispatch(state.tr.replaceWith(at, size, read.slice.content).scrollIntoView())
    close(read.left)
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby="bring-in-title"
      onClose={() => done()}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(52rem,calc(100vw-2rem))] overflow-y-auto rounded-(--radius) border border-line bg-paper p-6 text-base text-text backdrop:bg-scrim"
    >
      <h2 id="bring-in-title" className="mb-2">
        {read ? t('title', { name: file.name }) : t('reading', { name: file.name })}
      </h2>
      {refused ? (
        <p role="alert" className="mb-4 border-l-4 border-error bg-error-soft p-3">
          {t(refused)}
        </p>
      ) : null}
      {read ? <p className="mb-3">{t('lead', { count: read.words })}</p> : null}
      <div
        ref={page}
        className={`prose ${read ? 'mb-4 max-h-[55vh] overflow-y-auto border border-line bg-sheet p-4' : ''}`}
      />
      <div className="flex flex-wrap gap-3">
        {read ? <Button onClick={add}>{t(editor.isEmpty ? 'asAnswer' : 'atEnd')}</Button> : null}
        <Button variant="secondary" onClick={() => close()}>
          {t('cancel')}
        </Button>
      </div>
    </dialog>
  )
}
