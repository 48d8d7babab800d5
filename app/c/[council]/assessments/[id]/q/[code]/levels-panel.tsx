import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { addressOf } from '@/app/_doors/asked'
import { LevelMark } from '@/app/_ui/level-mark'
import type { QuestionView } from '@/lib/score/view-question'

/** What the question is after: why it matters, how to answer it, the four levels, and what would settle it. */
export function LevelsPanel({ question, here }: { question: QuestionView['question']; here: string }) {
  const t = useTranslations('comments')
  return (
    <div className="flex flex-col gap-5">
      <section aria-labelledby="why">
        <h2 id="why">Why it matters</h2>
        <p className="mt-1">{question.why}</p>
      </section>
      <section aria-labelledby="levels">
        <h2 id="levels">The four levels</h2>
        <ol className="mt-2 flex flex-col gap-3">
          {question.levels.map((level) => (
            <li key={level.level}>
              <p className="font-semibold">
                <LevelMark level={level.level} words />
              </p>
              <p className="mt-1">{level.text}</p>
              <p className="text-sm">
                <Link
                  href={addressOf(here, { panel: 'comments', level: String(level.level) })}
                  prefetch={false}
                  scroll={false}
                >
                  {t('onLevel')}
                  <span className="sr-only"> {level.level}</span>
                </Link>
              </p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="settle">
        <h2 id="settle">What would settle it</h2>
        <ul className="mt-1 list-disc pl-5">
          {question.evidence.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="guidance">
        <h2 id="guidance">Writing the answer</h2>
        <p className="mt-1">{question.guidance}</p>
      </section>
    </div>
  )
}
