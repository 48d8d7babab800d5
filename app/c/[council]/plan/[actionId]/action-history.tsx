import { useTranslations } from 'next-intl'
import { Time } from '@/app/_ui/time'
import type { ActionView } from '@/lib/plan/view-action'

/** What was done with an action and said of it, as the trail has it. */
export function ActionHistory({ view: { history } }: { view: ActionView }) {
  const t = useTranslations('plan')
  const words = ({ act, subject }: ActionView['history'][number]) => {
    const said = { words: String(subject.words ?? subject.reason ?? '') }
    if (act === 'action.added') return t('lineAdded')
    if (act === 'action.changed') return t('lineChanged')
    if (act === 'action.dropped') return t('lineDropped', said)
    return t(subject.state === 'done' ? 'lineDone' : subject.isAtRisk ? 'lineRisk' : 'lineMoved', said)
  }
  return (
    <>
      <p className="mb-3 text-sm text-secondary">{t('action.historyHint')}</p>
      <ol className="flex flex-col gap-3">
        {history.map((entry) => (
          <li key={`${entry.at.getTime()} ${entry.act}`} className="border-l-2 border-line pl-3">
            <p>{words(entry)}</p>
            <p className="text-sm text-secondary">
              {entry.who}, <Time at={entry.at} />
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}
