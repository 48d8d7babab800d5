import { useTranslations } from 'next-intl'

const STEPS = ['setUp', 'write', 'score', 'meet', 'record', 'sign', 'review'] as const

/** How an assessment goes, step by step, with whose each step is. */
export function Steps() {
  const t = useTranslations('help.steps')
  return (
    <>
      <p>{t('lead')}</p>
      <ol data-wide className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        {STEPS.map((step) => (
          <li key={step} className="border-t border-line pt-3">
            <h3>{t(`${step}.title`)}</h3>
            <p className="text-secondary">{t(`${step}.who`)}</p>
            <p className="mt-1">{t(`${step}.words`)}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
