'use client'
import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import type { Minute } from '@/lib/evidence/evidence'
import { addMinuteAction } from './actions'
import { AddedNote, type ForQuestion, useNamed } from './added-note'
import { type Nameable, TwoFields } from './two-fields'

/** The fields of a minute. */
export function MinuteFields({ now, title }: { now?: Minute; title?: string }) {
  const t = useTranslations('evidence')
  return (
    <>
      <TextField name="title" label={t('title')} hint={t('titleHint')} defaultValue={title} />
      <TextField name="body" label={t('minute.body')} hint={t('minute.bodyHint')} defaultValue={now?.body} />
      <TextField name="on" label={t('minute.on')} type="date" width="short" defaultValue={now?.on} />
      <TextField name="item" label={t('minute.item')} width="short" defaultValue={now?.item} />
      <TextAreaField name="says" label={t('minute.says')} hint={t('minute.saysHint')} defaultValue={now?.says} />
    </>
  )
}

/** A minute of a formal body. */
export function MinuteForm({
  slug,
  at,
  nation,
  people,
}: {
  slug: string
  at?: ForQuestion | undefined
  nation: string
  people?: Nameable[]
}) {
  const t = useTranslations('evidence')
  const [title, add] = useNamed(addMinuteAction.bind(null, slug), 'title')
  return (
    <Form
      action={add}
      submit={t(at ? 'attach' : 'add')}
      done={({ itemId }) => <AddedNote slug={slug} at={at} titles={[title]} itemId={itemId} />}
      hidden={{ assessmentId: at?.assessmentId ?? '', code: at?.code ?? '' }}
    >
      <MinuteFields />
      <TextField name="reviewBy" label={t('reviewBy')} type="date" width="short" hint={t('reviewByHint')} />
      <TwoFields nation={nation} people={people} />
    </Form>
  )
}
