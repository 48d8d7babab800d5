import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { wordsFor } from '@/app/_doors/words'
import { EmptyState } from '@/app/_ui/empty-state'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { RulesInWords } from '@/app/_ui/rules-in-words'
import { Time } from '@/app/_ui/time'
import { questionName } from '@/lib/framework/named-question'
import type { Ability, ScorePageView } from '@/lib/score/view-score-sheet'
import { say } from '@/lib/words/say'
import { AnswerChange } from '../../_score/answer-change'
import type { At } from './panel'
import { PutAside } from './put-aside'
import { RevealConfirm, ScoreForm } from './score-acts'

type Round = NonNullable<ScorePageView['round']>
/** The scoring of one question while its round is open, as far as this reader may see it and with what they may do next. Revealed scores have a page of their own. */
export function ScorePanel({ slug, assessmentId, code, sheet }: At & { sheet: ScorePageView }) {
  const { round } = sheet
  return (
    <section aria-labelledby="score-heading" className="flex flex-col gap-4">
      <KeepFocus>
        <h2 id="score-heading">{say('question.panels.score')}</h2>
        <RulesInWords rules={sheet.rule} />
        <AnswerChange slug={slug} assessmentId={assessmentId} code={code} changed={sheet.changed} />
        {round ? (
          <Open
            sheet={sheet}
            round={round}
            slug={slug}
            hidden={{ assessmentId, code, roundId: round.id }}
            userId={sheet.reader.userId}
          />
        ) : (
          <EmptyState title="Scoring has not opened for this question">
            Each assessor scores alone once the answer is ready and the lead has opened scoring. Nobody sees another’s
            score until they are revealed together.
          </EmptyState>
        )}
        {sheet.isOnRecord ? (
          <p className="border-t border-line pt-4">
            <Link href={`/c/${slug}/assessments/${assessmentId}/record?question=${code}`}>
              {say('question.record')}
            </Link>
          </p>
        ) : null}
      </KeepFocus>
    </section>
  )
}

type Inside = {
  sheet: ScorePageView
  round: Round
  slug: string
  hidden: { assessmentId: string; code: string; roundId: string }
  userId: string
}

function Open({ sheet, round, slug, hidden, userId }: Inside) {
  const t = useTranslations('agree')
  const { mine, mineBefore, draft, abilities, quorumReached, question, vacated, duties, namers } = sheet
  const follows = !abilities.submitScore.may && abilities.submitScore.because.kind === 'seat-scores-later'
  return (
    <>
      <p className="text-sm text-secondary">
        {t('round', { number: round.number, most: sheet.rule.maxRounds + sheet.putAside })}
        {sheet.putAside > 0 ? ` (${say('duties.aside.uncounted', { count: sheet.putAside })})` : ''}, opened{' '}
        <Time at={round.openedAt} />.
        {round.reason ? ` ${t('opened', { number: round.number, why: round.reason })}` : ''}
      </p>
      {round.state !== 'open' ? null : abilities.submitScore.may ? (
        <>
          <p>
            <Link href={`/c/${slug}/assessments/${hidden.assessmentId}/score/${hidden.code[0]}#${hidden.code}`}>
              {t('panel.sheet')}
            </Link>
          </p>
          <ScoreForm
            key={hidden.roundId}
            at={{ ...hidden, shortName: question.shortName, userId, council: slug }}
            levels={question.levels}
            help={question.help}
            submitted={mine}
            draft={draft}
            before={mineBefore?.score}
            beforeRound={mineBefore?.round}
          />
        </>
      ) : (
        <>
          <p>
            {follows && !abilities.submitScore.may ? `${wordsFor(abilities.submitScore.because)} ` : ''}
            {t('panel.notAssessor')}
          </p>
          {duties.isAssessor ? null : (
            <p className="text-secondary">
              {t('stands.notAssessor')} {namers.length > 0 ? t('stands.ask', { lead: namers.join(' or ') }) : null}
            </p>
          )}
        </>
      )}
      {quorumReached === undefined ? null : (
        <Step title={say('agree.reveal.step')} ability={abilities.revealRound}>
          <p className="mb-3">{t('reveal.ready')}</p>
          <RevealConfirm
            slug={slug}
            hidden={hidden}
            name={questionName({ code: hidden.code, shortName: question.shortName })}
          />
        </Step>
      )}
      {abilities.putRoundAside.may ? (
        <Step title={say('duties.aside.title')} ability={abilities.putRoundAside}>
          <PutAside vacated={vacated} number={round.number} slug={slug} hidden={hidden} />
        </Step>
      ) : null}
    </>
  )
}

/** Something to do next, or the sentence that says why it cannot be done now. */
const Step = ({ title, ability, children }: { title: string; ability: Ability; children: ReactNode }) => (
  <div className="no-print border-t border-line pt-4">
    <h3 className="mb-2">{title}</h3>
    {ability.may ? children : <p className="text-secondary">{wordsFor(ability.because)}</p>}
  </div>
)
