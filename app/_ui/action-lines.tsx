import { useTranslations } from 'next-intl'
import type { Stood } from '@/lib/progress/load-progress'
import { dateWords } from '@/lib/words/dates'

/** Actions of a plan, each in a line: what is done, whose it is, by when, and where it stands. */
export function ActionLines({ actions }: { actions: Stood['actions'] }) {
  const t = useTranslations('published')
  const plan = useTranslations('plan')
  return actions.map(({ title, post, dueOn, state }) => (
    <li key={title + dueOn}>
      {t('action', { title, post, day: dateWords(dueOn), state: plan(`standing.${state}`).toLowerCase() })}
    </li>
  ))
}
