'use client'
import { useTranslations } from 'next-intl'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import type { Minute } from '@/lib/evidence/evidence'

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
