import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { SubmissionContent } from '@/lib/submission/submission'
import { say } from '@/lib/words/say'

type Area = SubmissionContent['areas'][number]

/** What a submission says of one area as a whole, in its frozen words (`children`). Where nothing was written, nothing stands. */
export function SubmissionStatement({ area, children }: { area: Area; children: ReactNode }) {
  const t = useTranslations('statement')
  if (area.text === '') return null
  return (
    <section
      aria-labelledby={`statement-${area.number}`}
      className="rounded-(--radius) border border-line bg-sheet p-4 sm:p-6"
    >
      <h3 id={`statement-${area.number}`}>{t('submitted')}</h3>
      <div className="mt-4">{children}</div>
    </section>
  )
}

/** What it is called where it is read and commented on. */
export const statementWords = ({ number, title }: Area) => ({
  label: say('statement.frozenLabel', { number, title }),
  about: say('statement.about', { number, title }),
})
