'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/app/_ui/form'
import { useReadPage } from '@/app/_ui/page-reading'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { attachItemAction, attachLinkAction } from './actions'
import { FilesField } from './files-field'
import { type Nameable, TwoFields } from './two-fields'
import type { Typed, Uploaded } from './upload'
import { uploadAll } from './upload-all'
import { useFiles } from './use-files'

type Props = {
  slug: string
  /** The question that is to rest on it, or nothing yet. */
  at?: { assessmentId: string; code: string } | undefined
  nation: string
  people?: Nameable[]
  /** What is in the register and not attached to the question. */
  reusable?: { id: string; title: string }[]
  /** What is attached, where the page before has said so. */
  kind?: 'file' | 'link'
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
export function AttachForm({ slug, at, nation, people, reusable = [], kind: asked }: Props) {
  const readPage = useReadPage()
  const t = useTranslations('evidence')
  const say = useTranslations('refusals')
  const [kind, setKind] = useState<string>(asked ?? 'file')
  const files = useFiles(() => setKind('file'))
  const { chosen } = files

  const send = async (_: Uploaded, form: FormData): Promise<Uploaded> => {
    const typed = typedIn(form)
    if (kind === 'link') return attachLinkAction(slug, { status: 'idle' }, typed)
    if (kind === 'register') {
      const state = await attachItemAction(slug, { status: 'idle' }, typed)
      return state.status === 'done'
        ? { status: 'done', value: { itemId: '', evidenceId: state.value.evidenceId } }
        : state
    }
    if (chosen.length === 0) {
      const message = t('chooseFile')
      return { status: 'refused', message, fieldErrors: { file: message }, values: typed }
    }
    const to = at ? `/c/${slug}/assessments/${at.assessmentId}/q/${at.code}/evidence` : `/c/${slug}/evidence/files`
    const some = (refused: number, all: number, first: string) => t('someRefused', { refused, all, first })
    const { state, left } = await uploadAll(to, chosen, typed, files.tell, say, some)
    files.set(left)
    if (left.length < chosen.length) readPage()
    return state
  }
  const kinds = [
    { value: 'file', label: t('kinds.file') },
    { value: 'link', label: t('kinds.link') },
    ...(reusable.length > 0 ? [{ value: 'register', label: t('kinds.register') }] : []),
  ]
  return (
    <Form
      action={send}
      submit={t(at ? 'attach' : 'add')}
      done={t(at ? 'attached' : 'added')}
      label={t(at ? 'attach' : 'add')}
      hidden={at ? { assessmentId: at.assessmentId, code: at.code } : {}}
      onDone={readPage}
    >
      {asked ? null : (
        <RadiosField key={kind} name="kind" label={t('what')} defaultValue={kind} onChoose={setKind} choices={kinds} />
      )}
      {kind === 'register' ? (
        <SelectField
          name="itemId"
          label={t('item')}
          empty={t('chooseItem')}
          options={reusable.map(({ id, title }) => ({ value: id, label: title }))}
        />
      ) : null}
      {kind === 'file' ? <FilesField chosen={chosen} onChoose={files.add} onDrop={files.remove} /> : null}
      {kind === 'link' ? (
        <TextField name="url" label={t('address')} type="url" inputMode="url" hint={t('addressHint')} />
      ) : null}
      {kind === 'register' ? null : (
        <>
          {kind === 'file' && chosen.length > 1 ? (
            <p className="text-secondary">{t('titlesFromNames')}</p>
          ) : (
            <TextField name="title" label={t('title')} hint={t(kind === 'file' ? 'titleFromName' : 'titleHint')} />
          )}
          <TextField name="speaksFor" label={t('speaksFor')} type="date" width="short" hint={t('speaksForHint')} />
          <TextField name="reviewBy" label={t('reviewBy')} type="date" width="short" hint={t('reviewByHint')} />
          <TwoFields nation={nation} people={people} />
        </>
      )}
    </Form>
  )
}
