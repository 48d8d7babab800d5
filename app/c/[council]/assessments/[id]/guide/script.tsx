import { useTranslations } from 'next-intl'
import { en } from '@/lib/words/en'

type Stage = keyof typeof en.guide.script.stages
const STAGES = Object.keys(en.guide.script.stages) as Stage[]
const PARTS = ['say', 'press', 'watch'] as const

/** Of each stage of the meeting what to say, what to press and what to watch for. */
export function Script() {
  const t = useTranslations('guide.script')
  return (
    <>
      <p>{t('lead')}</p>
      <ol data-wide className="flex flex-col">
        {STAGES.map((stage) => (
          <li key={stage} className="break-inside-avoid border-t border-mark py-4">
            <h3 className="flex flex-wrap items-baseline justify-between gap-x-4">
              {t(`stages.${stage}.title`)}
              <span className="font-sans text-base font-normal text-secondary">{t(`stages.${stage}.time`)}</span>
            </h3>
            <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-[5rem_minmax(0,1fr)]">
              {PARTS.map((part) => (
                <div key={part} className="contents">
                  <dt className="font-semibold">{t(part)}</dt>
                  <dd className={part === 'say' ? 'max-w-(--measure) font-serif text-lg' : 'max-w-(--measure)'}>
                    {t(`stages.${stage}.${part}`)}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </>
  )
}
