import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/app/_ui/button'
import { LevelMark } from '@/app/_ui/level-mark'
import type { PlanView } from '@/lib/plan/view-plan'
import { dateWords } from '@/lib/words/dates'
import { StandingMark } from './standing-mark'
import { TimeStrip } from './time-strip'

export type ShownAction = PlanView['groups'][number]['actions'][number]
/** An action of the plan: what and whose, its strip of time, and how it stands. Only what is stuck has a filled button. */
export function ActionRow({ action, view, slug }: { action: ShownAction; view: PlanView; slug: string }) {
  const t = useTranslations('plan')
  const { standing, bar } = action
  const href = `/c/${slug}/plan/${action.id}`
  const isLoud = standing === 'stuck' || standing === 'overdue' || standing === 'at-risk'
  const canMove = (action.isMine || view.abilities.moveAny) && standing !== 'proposed' && standing !== 'dropped'
  const words = stripWords(t, action)
  return (
    <li className="plan-row">
      <div className="min-w-0">
        <h3 className="font-sans text-base">
          <Link href={href} prefetch={false} className="text-text">
            {action.title}
          </Link>
        </h3>
        <p className="text-sm">
          {action.ownerName}, {action.ownerPost}
        </p>
        <Aim action={action} />
      </div>
      <div className="plan-strip">
        <p className="relative h-5 text-sm min-[1100px]:hidden" aria-hidden>
          <span
            className="absolute whitespace-nowrap font-semibold"
            style={bar.due > 0.5 ? { right: `${(1 - bar.due) * 100}%` } : { left: `${bar.due * 100}%` }}
          >
            {t(bar.late === null ? 'due' : 'wasDue', { day: dateWords(action.dueOn) })}
          </span>
        </p>
        <TimeStrip bar={bar} span={view.span} label={words} dueWords={dateWords(action.dueOn)} />
      </div>
      <div className="flex flex-col items-start gap-1 text-sm">
        <StandingMark standing={standing}>{standingWords(t, action)}</StandingMark>
        <p className={standing === 'stuck' ? 'text-secondary' : ''}>
          {action.said ? (standing === 'stuck' ? t('last', { words: action.said }) : action.said) : t('nothingSaid')}
        </p>
        {canMove && isLoud ? (
          <LinkButton
            href={`${href}#say`}
            prefetch={false}
            variant={standing === 'stuck' ? 'primary' : 'secondary'}
            className="mt-1 max-sm:w-full"
          >
            {t('say')}
            <span className="sr-only">: {action.title}</span>
          </LinkButton>
        ) : null}
      </div>
    </li>
  )
}

function Aim({ action: { question, levelFrom, levelAim } }: { action: ShownAction }) {
  const t = useTranslations('plan')
  if (!question || !levelFrom || !levelAim) return null
  return (
    <p className="flex items-center gap-1.5 text-sm text-secondary">
      <span aria-hidden>
        <LevelMark level={levelFrom} ambition={levelAim} size="small" />
      </span>
      {t('level', { code: question.code, shortName: question.shortName, from: levelFrom, aim: levelAim })}
    </p>
  )
}

type Words = ReturnType<typeof useTranslations<'plan'>>
type Drawn = Pick<ShownAction, 'title' | 'startedOn' | 'movedOn' | 'dueOn' | 'steps'>
/** How an action stands, in words; what is overdue and said to be at risk is both. */
export const standingWords = (
  t: Words,
  { standing, isAtRisk, bar }: Pick<ShownAction, 'standing' | 'isAtRisk' | 'bar'>,
) => t(standing === 'overdue' && isAtRisk ? 'standing.overdueRisk' : `standing.${standing}`, { days: bar.silentDays })

/** A strip of time in words. */
export const stripWords = (t: Words, { title, startedOn, movedOn, dueOn, steps }: Drawn) =>
  t('pictureOf', {
    ...{ title, from: dateWords(startedOn), moved: dateWords(movedOn), due: dateWords(dueOn) },
    ...{ steps: steps.length, done: steps.filter(({ isDone }) => isDone).length },
  })
