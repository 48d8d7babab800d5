'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/app/_ui/form'
import { useReadPage } from '@/app/_ui/page-reading'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { dayWords } from '@/lib/words/dates'
import { addFigureAction, addMinuteAction, attachItemAction, attachLinkAction, markWordsAction } from './actions'
import { AddedNote, type ForQuestion } from './added-note'
import { FigureFields } from './figure-form'
import { FilesField } from './files-field'
import { MinuteFields } from './minute-form'
import { type Nameable, TwoFields } from './two-fields'
import type { Typed, Uploaded } from './upload'
import { uploadAll } from './upload-all'
import { useFiles } from './use-files'
import { useWordsTaken, WordsTaken } from './words-taken'

type Props = {
  slug: string
  /** The question that is to rest on it, or nothing yet. */
  at?: ForQuestion | undefined
  /** What the council is called, as the place that a figure is first of. */
  area: string
  nation: string
  people?: Nameable[]
  /** What is in the register and not attached to the question, and what is. */
  reusable?: { id: string; title: string; speaksFor: string }[]
  attached?: { id: string; title: string; speaksFor: string }[]
  /** What is attached, where the page before has said so. */
  kind?: 'file' | 'link' | 'figure' | 'minute'
}

/** Every field of a form, one that is sent several times as a list. */
export const typedIn = (form: FormData): Typed =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const all = form.getAll(name).filter((one): one is string => typeof one === 'string')
      return [name, all.length > 1 ? all : (all[0] ?? '')]
    }),
  )

/** Adds files, a web page, or something out of the register. What is refused stays chosen, and what was typed stays typed. */
export function AttachForm({ slug, at, area, nation, people, reusable = [], attached = [], kind: asked }: Props) {
  const readPage = useReadPage()
  const t = useTranslations('evidence')
  const say = useTranslations('refusals')
  const [kind, setKind] = useState<string>(asked ?? 'file')
  const files = useFiles(() => setKind('file'))
  const { chosen } = files
  const [titles, setTitles] = useState<string[]>([])
  const words = useWordsTaken()
  const { taken } = words
  /** What the words are to rest on may be attached to the question already. */
  const items = taken ? [...attached, ...reusable] : reusable
  const shown = kind === 'register' && items.length === 0 ? 'file' : kind

  /** Lets the words rest on it, beside the question. */
  const mark = async (itemId: string): Promise<Uploaded> => {
    const place = { assessmentId: at?.assessmentId, code: at?.code }
    const state = await markWordsAction(slug, { status: 'idle' }, { ...place, itemId, anchor: taken })
    return state.status === 'done' ? { status: 'done', value: { itemId, evidenceId: state.value.evidenceId } } : state
  }
  const thenMark = (state: Uploaded) => (taken && state.status === 'done' ? mark(state.value.itemId) : state)

  const titlesOf = (typed: Typed) => {
    if (shown === 'register') return items.filter(({ id }) => id === typed.itemId).map(({ title }) => title)
    if (shown === 'figure') return [String(typed.metric ?? '')]
    const title = String(typed.title ?? '')
    if (shown !== 'file') return [title]
    return chosen.length === 1 && title ? [title] : chosen.map(({ file }) => file.name)
  }

  const sendAsTyped = async (typed: Typed): Promise<Uploaded> => {
    const itemId = String(typed.itemId ?? '')
    if (shown === 'figure') return thenMark(await addFigureAction(slug, { status: 'idle' }, typed))
    if (shown === 'minute') return thenMark(await addMinuteAction(slug, { status: 'idle' }, typed))
    if (shown === 'link') return thenMark(await attachLinkAction(slug, { status: 'idle' }, typed))
    if (shown === 'register' && taken) return mark(itemId)
    if (shown === 'register') {
      const state = await attachItemAction(slug, { status: 'idle' }, typed)
      return state.status === 'done' ? { status: 'done', value: { itemId, evidenceId: state.value.evidenceId } } : state
    }
    if (chosen.length === 0) {
      const message = t('chooseFile')
      return { status: 'refused', message, fieldErrors: { file: message }, values: typed }
    }
    const to = at ? `/c/${slug}/assessments/${at.assessmentId}/q/${at.code}/evidence` : `/c/${slug}/evidence/files`
    const some = (refused: number, all: number, first: string) => t('someRefused', { refused, all, first })
    const came: string[] = []
    const { state, left } = await uploadAll(to, chosen, typed, files.tell, say, some, (itemId) => came.push(itemId))
    files.set(left)
    for (const itemId of came) {
      const marked = taken ? await mark(itemId) : state
      if (marked.status === 'refused') return marked
    }
    if (left.length < chosen.length) readPage()
    return state
  }
  const send = async (_: Uploaded, form: FormData): Promise<Uploaded> => {
    const typed = typedIn(form)
    const state = await sendAsTyped(typed)
    setTitles(titlesOf(typed))
    return state
  }
  const kinds = [
    { value: 'file', label: t('kinds.file') },
    { value: 'link', label: t('kinds.link') },
    { value: 'figure', label: t('kinds.figure') },
    { value: 'minute', label: t('kinds.minute') },
    ...(items.length > 0 ? [{ value: 'register', label: t('kinds.register') }] : []),
  ]
  return (
    <Form
      action={send}
      submit={t(at ? 'attach' : 'add')}
      done={({ itemId }) => <AddedNote slug={slug} at={at} titles={titles} itemId={itemId} />}
      label={t(at ? 'attach' : 'add')}
      hidden={at ? { assessmentId: at.assessmentId, code: at.code } : {}}
      onDone={() => {
        words.setTaken(null)
        readPage()
      }}
    >
      {at ? <WordsTaken {...words} /> : null}
      {asked ? null : (
        <RadiosField
          key={shown}
          name="kind"
          label={t('what')}
          defaultValue={shown}
          onChoose={setKind}
          choices={kinds}
        />
      )}
      {shown === 'register' ? (
        <SelectField
          name="itemId"
          label={t('item')}
          empty={t('chooseItem')}
          options={items.map(({ id, title, speaksFor }) => ({
            value: id,
            label: t('itemOf', { title, day: dayWords(speaksFor) }),
          }))}
        />
      ) : null}
      {shown === 'file' ? <FilesField chosen={chosen} onChoose={files.add} onDrop={files.remove} /> : null}
      {shown === 'link' ? (
        <TextField name="url" label={t('address')} type="url" inputMode="url" hint={t('addressHint')} />
      ) : null}
      {shown === 'figure' ? <FigureFields area={area} /> : null}
      {shown === 'minute' ? <MinuteFields /> : null}
      {shown === 'file' || shown === 'link' ? (
        <>
          {shown === 'file' && chosen.length > 1 ? (
            <p className="text-secondary">{t('titlesFromNames')}</p>
          ) : (
            <TextField
              name="title"
              label={t(shown === 'file' ? 'titleOptional' : 'title')}
              hint={t(shown === 'file' ? 'titleFromName' : 'titleHint')}
            />
          )}
          <TextField name="speaksFor" label={t('speaksFor')} type="date" width="short" hint={t('speaksForHint')} />
        </>
      ) : null}
      {shown === 'register' ? null : (
        <>
          <TextField name="reviewBy" label={t('reviewBy')} type="date" width="short" hint={t('reviewByHint')} />
          <TwoFields nation={nation} people={people} />
        </>
      )}
    </Form>
  )
}
