'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { useReadPage } from '@/app/_ui/page-reading'
import { Press } from '@/app/_ui/press'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import {
  attachItemAction,
  changeItemAction,
  changeReadersAction,
  decideReadersAction,
  reviseItemAction,
  takeBackReadersAction,
} from '@/app/c/[council]/_evidence/actions'
import { typedIn } from '@/app/c/[council]/_evidence/attach-form'
import { FigureFields } from '@/app/c/[council]/_evidence/figure-form'
import { FilesField } from '@/app/c/[council]/_evidence/files-field'
import { MinuteFields } from '@/app/c/[council]/_evidence/minute-form'
import { type FieldsNow, type Nameable, TwoFields } from '@/app/c/[council]/_evidence/two-fields'
import { type Uploaded, upload } from '@/app/c/[council]/_evidence/upload'
import type { Chosen } from '@/app/c/[council]/_evidence/upload-all'
import type { Minute } from '@/lib/evidence/evidence'
import type { Figure } from '@/lib/evidence/figure'

type Of = { slug: string; itemId: string }

/** Who reads it and how it stands in law. */
export function ReadersForm({
  slug,
  itemId,
  now,
  nation,
  people,
}: Of & { now: FieldsNow; nation: string; people: Nameable[] }) {
  const t = useTranslations('evidence.page')
  return (
    <Form
      action={changeReadersAction.bind(null, slug)}
      submit={t('send')}
      done={t('sentDone')}
      label={t('change')}
      hidden={{ itemId }}
    >
      <p className="text-secondary">{t('changeHint')}</p>
      <TwoFields nation={nation} people={people} now={now} />
      <CheckboxField name="hold" label={t('hold')} hint={t('holdHint')} />
      <TextAreaField name="why" label={t('why')} rows={2} />
    </Form>
  )
}

/** What a second person says. */
export function DecideForm({
  slug,
  itemId,
  askId,
  what,
  readersAfterNo,
}: Of & { askId: string; what: string; readersAfterNo: string | null }) {
  const t = useTranslations('evidence.page')
  const [outcome, setOutcome] = useState('')
  return (
    <Form
      action={decideReadersAction.bind(null, slug)}
      submit={t('decide')}
      label={t('decide')}
      hidden={{ itemId, askId }}
    >
      <RadiosField
        name="outcome"
        label={t('decide')}
        hint={t('decideHint')}
        onChoose={setOutcome}
        choices={[
          { value: 'done', label: t('decideYes', { what }) },
          {
            value: 'declined',
            label: readersAfterNo === null ? t('decideNo') : t('decideNoHeld', { readers: readersAfterNo }),
          },
        ]}
      />
      {outcome === 'declined' ? <TextAreaField name="because" label={t('because')} rows={2} /> : null}
    </Form>
  )
}

/** Whoever asked does so no more. */
export function TakeBack({ slug, itemId, askId }: Of & { askId: string }) {
  const t = useTranslations('evidence.page')
  return (
    <Press action={takeBackReadersAction.bind(null, slug)} input={{ itemId, askId }} variant="secondary">
      {t('takeBack')}
    </Press>
  )
}

/** Whose it is, and when somebody looks at it again. */
export function OwnerForm({
  slug,
  itemId,
  ownerId,
  reviewBy,
  people,
}: Of & { ownerId: string; reviewBy: string | null; people: Nameable[] }) {
  const t = useTranslations('evidence.page')
  return (
    <Form action={changeItemAction.bind(null, slug)} submit={t('changeItem')} done={t('saved')} hidden={{ itemId }}>
      <SelectField
        name="ownerId"
        label={t('owner')}
        defaultValue={ownerId}
        options={people.map(({ value, label, hint }) => ({ value, label: `${label}, ${hint}` }))}
      />
      <TextField name="reviewBy" label={t('reviewBy')} type="date" width="short" defaultValue={reviewBy ?? ''} />
    </Form>
  )
}

/** Another question that is to rest on it. */
export function UseForm({
  slug,
  itemId,
  assessmentId,
  questions,
}: Of & { assessmentId: string; questions: { code: string; name: string }[] }) {
  const t = useTranslations('evidence.page')
  return (
    <Form
      action={attachItemAction.bind(null, slug)}
      submit={t('use')}
      done={t('used')}
      hidden={{ itemId, assessmentId }}
      variant="secondary"
    >
      <SelectField
        name="code"
        label={t('question')}
        empty={t('chooseQuestion')}
        options={questions.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Form>
  )
}

type Now = { kind: string; title: string; url: string | null; figure: Figure | null; minute: Minute | null }

/** A newer version, by its kind. The older ones stay. */
export function NewerForm({ slug, itemId, now }: Of & { now: Now }) {
  const t = useTranslations('evidence')
  const say = useTranslations('refusals')
  const readPage = useReadPage()
  const [file, setFile] = useState<Chosen>()
  const send = async (_: Uploaded, form: FormData): Promise<Uploaded> => {
    if (!file) {
      const message = t('chooseFile')
      return { status: 'refused', message, fieldErrors: { file: message }, values: typedIn(form) }
    }
    const tell = (share: number) => setFile((before) => before && { ...before, share })
    const state = await upload(
      `/c/${slug}/evidence/files`,
      file.file,
      { ...typedIn(form), readers: 'council' },
      tell,
      say,
    )
    if (state.status === 'done') setFile(undefined)
    return state
  }
  const note = <TextField name="note" label={t('page.note')} />
  if (now.kind === 'file')
    return (
      <Form action={send} submit={t('page.newer')} done={t('added')} hidden={{ itemId }} onDone={readPage}>
        <FilesField
          isOne
          chosen={file ? [file] : []}
          onChoose={([first]) => first && setFile({ key: first.name, file: first })}
          onDrop={() => setFile(undefined)}
        />
        <TextField name="title" label={t('title')} defaultValue={now.title} />
        <TextField name="speaksFor" label={t('speaksFor')} type="date" width="short" hint={t('speaksForHint')} />
        {note}
      </Form>
    )
  return (
    <Form
      action={reviseItemAction.bind(null, slug)}
      submit={t('page.newer')}
      done={t('added')}
      hidden={{ itemId, kind: now.kind }}
    >
      {now.kind === 'link' ? (
        <>
          <TextField name="url" label={t('address')} type="url" inputMode="url" defaultValue={now.url ?? ''} />
          <TextField name="title" label={t('title')} defaultValue={now.title} />
          <TextField name="speaksFor" label={t('speaksFor')} type="date" width="short" hint={t('speaksForHint')} />
        </>
      ) : null}
      {now.figure ? <FigureFields now={now.figure} /> : null}
      {now.minute ? <MinuteFields now={now.minute} title={now.title} /> : null}
      {note}
    </Form>
  )
}
