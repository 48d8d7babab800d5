'use client'
import { useTranslations } from 'next-intl'
import { ShortForm } from '@/app/_ui/short-form'
import { MentionArea, namedIn, useReaders } from './mention-area'

/** What somebody says in a comment, with whom it names. */
export function CommentForm<T>(props: Omit<Parameters<typeof ShortForm<T>>[0], 'name' | 'area' | 'alsoOf'>) {
  const t = useTranslations('comments.mention')
  const readers = useReaders()
  return (
    <ShortForm
      hint={readers.length > 0 ? t('hint') : undefined}
      {...props}
      name="body"
      area={MentionArea}
      alsoOf={(text) => ({ mentions: namedIn(text, readers) })}
    />
  )
}
