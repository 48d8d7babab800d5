import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { LevelMark } from '@/app/_ui/level-mark'
import { Time } from '@/app/_ui/time'
import { TypedWords } from '@/app/_ui/typed-words'
import { unanimousIn } from '@/lib/score/verdict'
import type { ScorePageView } from '@/lib/score/view-score-sheet'
import { AgreeForm, Step } from '../agree-form'
import { NextRoundForm, ReopenForm } from '../round-forms'
import { MyStand, Stands } from './stands'

type Props = { sheet: ScorePageView; slug: string; hidden: { assessmentId: string; code: string; roundId: string } }

/** The act of agreeing, over the whole width and in three steps: the level, the reason, who agrees. */
export function AgreeSheet({ sheet, slug, hidden }: Props) {
  const t = useTranslations('agree')
  const { agreement, duties, abilities, round, chairs } = sheet
  const next = (round?.number ?? 0) + 1
  return (
    <section
      aria-labelledby="agree-sheet"
      className="border border-line border-t-4 border-t-accent bg-sheet p-4 sm:p-6"
    >
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4">
        <h2 id="agree-sheet">{agreement ? t('sheet.titleAgreed') : t('sheet.title')}</h2>
        <p className="text-sm text-secondary">
          {agreement
            ? t.rich('sheet.recorded', { at: () => <Time at={agreement.agreedAt} /> })
            : duties.isChair
              ? t('sheet.chair')
              : t('sheet.others', { chair: chairs.join(' and ') || 'none' })}
        </p>
      </div>
      {agreement ? (
        <Agreed sheet={sheet} slug={slug} hidden={hidden} />
      ) : (
        <ToAgree sheet={sheet} slug={slug} hidden={hidden} />
      )}
      {abilities.openNextRound.may || abilities.reopenScore.may ? (
        <div className="no-print mt-4 flex flex-wrap gap-x-8 gap-y-2 border-t border-line pt-4">
          {abilities.openNextRound.may ? (
            <Details summary={t('again.open', { number: next })}>
              <NextRoundForm slug={slug} hidden={hidden} number={next} />
            </Details>
          ) : null}
          {abilities.reopenScore.may ? (
            <Details summary={t('again.reopen')}>
              <ReopenForm slug={slug} hidden={hidden} number={next} />
            </Details>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

function ToAgree({ sheet, slug, hidden }: Props) {
  const t = useTranslations('agree.sheet')
  const { revealed, abilities, seats } = sheet
  const isMine = revealed !== undefined && abilities.agreeScore.may
  const who = (
    <div className="flex flex-col gap-3">
      <Step number={isMine ? 3 : null} title={t('who')} />
      <p>{t('waits')}</p>
      <p className="text-sm text-secondary">
        {t('effect', { count: seats })} {t('undo')}
      </p>
      <NotAsked sheet={sheet} />
    </div>
  )
  if (!revealed || !abilities.agreeScore.may) return who
  return (
    <AgreeForm
      key={hidden.roundId}
      slug={slug}
      hidden={hidden}
      from={{
        levels: revealed.levels,
        ambitions: revealed.answers.flatMap(({ score }) => (score.kind === 'level' ? [score.ambition] : [])),
        passedOver: revealed.passedOver,
      }}
      unanimous={unanimousIn(revealed.levels)}
      who={who}
    />
  )
}

function Agreed({ sheet, slug, hidden }: Props) {
  const t = useTranslations('agree')
  const { agreement, abilities } = sheet
  if (!agreement) return null
  return (
    <div className="agree-steps">
      <div className="flex flex-col gap-3">
        <Step number={1} title={t('sheet.level')} />
        <p className="text-xl font-semibold [&_svg]:h-14">
          <LevelMark level={agreement.level} ambition={agreement.ambition} words />
        </p>
      </div>
      <div className="flex flex-col gap-3">
        <Step number={2} title={t('sheet.reasonAgreed')} />
        <TypedWords>{agreement.reason}</TypedWords>
        {agreement.groupDissent ? (
          <div className="border-l-4 border-caution bg-caution-soft p-3">
            <p className="font-semibold">{t('sheet.groupDissent')}</p>
            <p className="whitespace-pre-line">{agreement.groupDissent}</p>
          </div>
        ) : null}
        {agreement.minorityViews.length > 0 ? (
          <div>
            <h4 className="font-semibold">{t('stands.views')}</h4>
            <ul className="flex flex-col gap-2">
              {agreement.minorityViews.map(({ by, view }) => (
                <li key={`${by} ${view}`}>
                  <blockquote className="border-l-4 border-line pl-4 whitespace-pre-line">{view}</blockquote>
                  <p className="pl-4 text-sm text-secondary">{by}</p>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
      <div className="flex flex-col gap-4">
        <Step number={3} title={t('sheet.who')} />
        <div>
          <Stands agreement={agreement} />
        </div>
        {abilities.recordStance.may ? (
          <MyStand at={{ slug, assessmentId: hidden.assessmentId, code: hidden.code }} mine={agreement.mine} />
        ) : (
          <NotAsked sheet={sheet} />
        )}
      </div>
    </div>
  )
}

/** Said to whoever is no assessor: that nothing waits for them here, and whom to ask. */
function NotAsked({ sheet: { duties, namers } }: { sheet: ScorePageView }) {
  const t = useTranslations('agree.stands')
  if (duties.isAssessor) return null
  return (
    <p className="text-sm text-secondary">
      {t('notAssessor')} {namers.length > 0 ? t('ask', { lead: namers.join(' or ') }) : null}
    </p>
  )
}
