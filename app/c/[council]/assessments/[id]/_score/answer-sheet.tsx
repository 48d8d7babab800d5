'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { AnswerWords } from '@/app/_ui/answer-words'
import type { AnswerView } from '@/lib/score/view-answer'

/** The answer as a sheet to read beside something that is decided about it. On a phone it is one line that opens. */
export function AnswerSheet({
  answer,
  isAway,
  href,
  folds,
}: {
  answer: AnswerView | undefined
  isAway?: boolean
  /** The page of the question. */
  href: string
  folds?: boolean
}) {
  const t = useTranslations('sheet.answer')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const facts = answer ? t('facts', { words: answer.words, evidence: answer.evidence.length }) : ''
  return (
    <section aria-label={t('title')} className="@container rounded-(--radius) border border-line bg-sheet">
      {folds ? (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-12 w-full cursor-pointer items-center justify-between gap-3 px-4 text-left hover:bg-sunken md:hidden"
        >
          <span className="font-semibold">{t('read')}</span>
          <span className="text-sm text-secondary">
            {answer ? t('words', { words: answer.words }) : ''} <span aria-hidden>{isOpen ? '▴' : '▾'}</span>
          </span>
        </button>
      ) : null}
      <div
        className={`flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-4 py-3 @md:px-8 ${folds ? 'max-md:hidden' : ''}`}
      >
        <h2 className="font-sans text-base font-semibold">{t('title')}</h2>
        <span className="text-sm text-secondary">{facts}</span>
      </div>
      <div id={id} className={folds && !isOpen ? 'max-md:hidden' : ''}>
        <div className={`px-4 py-4 @md:px-8 @md:py-6 ${folds ? 'md:min-h-80' : ''}`}>
          {answer ? (
            answer.words > 0 ? (
              <div className="prose">
                <AnswerWords blocks={answer.answer.content ?? []} />
              </div>
            ) : (
              <p className="text-secondary">{t('none')}</p>
            )
          ) : (
            <p className="text-secondary">{isAway ? t('away') : t('opening')}</p>
          )}
        </div>
        {answer && answer.evidence.length > 0 ? (
          <div className="border-t border-line px-4 py-3 @md:px-8">
            <h3 className="sr-only">{t('evidence')}</h3>
            <ul className="flex flex-col gap-1 text-sm">
              {answer.evidence.slice(0, MOST).map(({ id: item, title }) => (
                <li key={item}>
                  <a
                    href={`${href}?panel=evidence&item=${item}`}
                    target="_blank"
                    rel="noopener"
                    className="inline-block py-1"
                  >
                    {title}
                    <span className="sr-only"> {t('newTab')}</span>
                  </a>
                </li>
              ))}
              {answer.evidence.length > MOST ? (
                <li>
                  <a href={`${href}?panel=evidence`} target="_blank" rel="noopener" className="inline-block py-1">
                    {t('more', { count: answer.evidence.length - MOST })}
                    <span className="sr-only"> {t('newTab')}</span>
                  </a>
                </li>
              ) : null}
            </ul>
          </div>
        ) : null}
      </div>
    </section>
  )
}

/** How much of its evidence stands under an answer by name. */
const MOST = 4
