import { useTranslations } from 'next-intl'
import type { Overview } from '@/lib/assessment/view-overview'

/** How many questions are agreed, and where the others are. What is left out is in neither number. */
export function HowFar({ view }: { view: Overview }) {
  const t = useTranslations('overview')
  const isIn = view.questions.filter(({ leftOut }) => leftOut === null)
  const count = (...states: string[]) =>
    isIn.filter(({ state, level }) => level === null && states.includes(state)).length
  const rest = (
    [
      ['revealed', count('revealed')],
      ['scoring', count('scoring')],
      ['ready', count('ready')],
      ['drafting', count('drafting')],
      ['not-started', count('not-started')],
    ] as const
  ).flatMap(([kind, number]) => (number > 0 ? [t(`rest.${kind}`, { count: number })] : []))
  const last = rest.pop()
  const words = last && (rest.length > 0 ? t('and', { before: rest.join(', '), last }) : last)
  return (
    <span>
      {t.rich('agreed', {
        agreed: isIn.filter(({ level }) => level !== null).length,
        all: isIn.length,
        b: (said) => <strong className="text-text">{said}</strong>,
      })}
      {words && view.isRunning ? ` ${words}.` : ''}
    </span>
  )
}
