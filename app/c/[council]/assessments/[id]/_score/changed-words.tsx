'use client'
import { useTranslations } from 'next-intl'
import type { ChangedPart } from '@/lib/text/history/change-of-words'

/** What went and what came, with a little around it: by a sign, a line and a word for screen readers; colour only repeats it. */
export function ChangedWords({ parts }: { parts: readonly ChangedPart[] }) {
  const t = useTranslations('changed')
  return (
    <p dir="auto" className="whitespace-pre-line break-words">
      {parts.map(({ kind, text }, at) => {
        const key = `${at} ${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={key} className={`change-${kind}`}>
            <span aria-hidden="true">{kind === 'added' ? '+ ' : '− '}</span>
            <span className="sr-only">{t(kind)}</span>
            {text}
          </Mark>
        )
      })}
    </p>
  )
}
