import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import type { ActionView } from '@/lib/plan/view-action'
import { dateWords } from '@/lib/words/dates'

/** What an action is: whose, by when, where it comes from, what it is to bring, and the steps on its way. */
export function ActionFacts({ view: { action, today }, slug }: { view: ActionView; slug: string }) {
  const t = useTranslations('plan')
  const { levelFrom, levelAim } = action
  const facts: [string, React.ReactNode][] = [
    [t('action.owner'), `${action.ownerName}, ${action.ownerPost}`],
    [t('action.due'), dateWords(action.dueOn)],
    [t('action.cost'), t(`fields.costs.${action.cost}`)],
    ...(levelFrom && levelAim
      ? [[t('action.aims'), t('action.aimsLevel', { from: levelFrom, aim: levelAim })] as [string, string]]
      : []),
    [t('action.from'), <Origin key="from" action={action} slug={slug} />],
    ...(action.benefit ? [[t('action.benefit'), action.benefit] as [string, string]] : []),
  ]
  return (
    <Card id="facts">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-secondary">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-5 mb-1">{t('action.steps')}</h3>
      {action.steps.length === 0 ? <p className="text-secondary">{t('action.noSteps')}</p> : null}
      <ul className="flex flex-col gap-1">
        {action.steps.map((step) => (
          <li key={step.id} className="flex flex-wrap gap-x-3">
            <span aria-hidden>{step.isDone ? '✓' : '○'}</span>
            <span>{step.title}</span>
            <span className="text-secondary">
              {dateWords(step.dueOn)},{' '}
              {t(step.isDone ? 'action.stepDone' : step.dueOn < today ? 'action.stepMissed' : 'action.stepToCome')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Origin({ action, slug }: { action: ActionView['action']; slug: string }) {
  const t = useTranslations('plan.action')
  const { question } = action
  if (action.recommendation) return t('fromPeers', { words: action.recommendation.words })
  if (action.bodyAsk) return t('fromBody', { body: action.bodyAsk.bodyName, words: action.bodyAsk.words })
  if (action.note) return t('fromMeeting', { words: action.note.words })
  if (!question) return t('fromHand')
  return (
    <Link href={`/c/${slug}/assessments/${question.assessmentId}/q/${question.code}`} prefetch={false}>
      {question.code} {question.shortName}
    </Link>
  )
}
