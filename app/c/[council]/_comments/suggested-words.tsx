'use client'
import { useTranslations } from 'next-intl'

type Props = { words: string; replacement: string; isAccepted?: boolean }

/** Old words struck, and those that should stand there: told apart by signs and words, not by colour alone. */
export function SuggestedWords({ words, replacement, isAccepted = false }: Props) {
  const t = useTranslations('comments.suggest')
  return (
    <div className="border-l-4 border-line pl-3 font-serif break-words">
      <p>
        <span className="font-sans text-sm text-secondary">{t(isAccepted ? 'before' : 'now')}</span>{' '}
        <del className="suggestion-old">{words}</del>
      </p>
      <p className="whitespace-pre-wrap">
        <span className="font-sans text-sm text-secondary">{t(isAccepted ? 'since' : 'instead')}</span>{' '}
        {replacement.trim() === '' ? (
          <span className="font-sans">{t(isAccepted ? 'taken' : 'nothing')}</span>
        ) : (
          <ins className="suggestion-new">{replacement}</ins>
        )}
      </p>
    </div>
  )
}
