import Link from 'next/link'
import type { ReactNode } from 'react'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { EmptyState } from '@/app/_ui/empty-state'
import { KeepFocus } from '@/app/_ui/keep-focus'
import { RulesInWords } from '@/app/_ui/rules-in-words'
import { Time } from '@/app/_ui/time'
import { type Ability, type ScoreSheetView, viewScoreSheet } from '@/lib/score/view-score-sheet'
import { say } from '@/lib/words/say'
import { MinorityStatements } from './minority-statements'
import type { At } from './panel'
import { PutAside } from './put-aside'
import { AgreeForm, KeptBehind, NextRoundForm, ReopenForm, RevealForm, ScoreForm, StanceForm } from './score-acts'
import { ScoreAgreement } from './score-agreement'
import { ScoreResult } from './score-result'

type Round = NonNullable<ScoreSheetView['round']>
/** The scoring of one question, as far as this reader may see it and with what they may do next. */
export async function ScorePanel({ slug, assessmentId, code, userId }: At & { userId: string }) {
  const sheet = orNotFound(await viewScoreSheet(await councilCaller(slug), { assessmentId, code }))
  const { round } = sheet
  return (
    <section aria-labelledby="score-heading" className="flex flex-col gap-6">
      <KeepFocus>
        <h2 id="score-heading">Score</h2>
        <RulesInWords rules={sheet.rule} />
        {round ? (
          <InRound
            sheet={sheet}
            round={round}
            slug={slug}
            hidden={{ assessmentId, code, roundId: round.id }}
            userId={userId}
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
  sheet: ScoreSheetView
  round: Round
  slug: string
  hidden: { assessmentId: string; code: string; roundId: string }
  userId: string
}

const InRound = ({ sheet, round, slug, hidden, userId }: Inside) => (
  <>
    <p className="text-secondary">
      Round {round.number} of at most {sheet.rule.maxRounds + sheet.putAside}
      {sheet.putAside > 0 ? ` (${say('duties.aside.uncounted', { count: sheet.putAside })})` : ''}, opened{' '}
      <Time at={round.openedAt} />
      {round.revealedAt ? (
        <>
          , revealed <Time at={round.revealedAt} />
        </>
      ) : null}
      .{round.reason ? ` Opened again because: ${round.reason}` : ''}
    </p>
    {round.state === 'open' ? (
      <Open sheet={sheet} round={round} slug={slug} hidden={hidden} userId={userId} />
    ) : (
      <Revealed sheet={sheet} round={round} slug={slug} hidden={hidden} userId={userId} />
    )}
  </>
)

function Open({ sheet, round, slug, hidden, userId }: Inside) {
  const { mine, mineBefore, draft, abilities, quorumReached, question, vacated } = sheet
  const follows = !abilities.submitScore.may && abilities.submitScore.because.kind === 'seat-scores-later'
  return (
    <>
      {abilities.submitScore.may ? (
        <ScoreForm
          key={hidden.roundId}
          at={{ ...hidden, shortName: question.shortName, userId, council: slug }}
          levels={question.levels}
          help={question.help}
          submitted={mine}
          draft={draft}
          before={mineBefore?.score}
        />
      ) : (
        <p>
          {follows && !abilities.submitScore.may ? `${wordsFor(abilities.submitScore.because)} ` : ''}
          The assessors are scoring, each alone. Every score is hidden from everybody else until all are revealed
          together.
        </p>
      )}
      {quorumReached === undefined ? null : (
        <Step title="Reveal" ability={abilities.revealRound}>
          <p className="mb-3">
            Enough assessors have scored. Revealing cannot be undone, and this round then takes no more scores.
          </p>
          <RevealForm slug={slug} hidden={hidden} />
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

function Revealed({ sheet, round, slug, hidden, userId }: Inside) {
  const { revealed, agreement, abilities, duties } = sheet
  const drives = abilities.openNextRound.may || abilities.openNextRound.because.kind === 'no-more-rounds'
  const reopens = abilities.reopenScore.may
  return (
    <>
      <KeptBehind at={{ userId, assessmentId: hidden.assessmentId, code: hidden.code }} />
      {agreement ? <ScoreAgreement agreement={agreement} /> : null}
      {agreement && abilities.recordStance.may ? (
        <Step title="What you say to it" ability={abilities.recordStance}>
          <StanceForm slug={slug} hidden={hidden} taken={agreement.mine} />
        </Step>
      ) : null}
      <MinorityStatements sheet={sheet} slug={slug} hidden={hidden} />
      {revealed ? <ScoreResult revealed={revealed} number={round.number} rule={sheet.rule} /> : null}
      {revealed && !agreement && duties.isChair ? (
        <Step title="Agree a level" ability={abilities.agreeScore}>
          <AgreeForm slug={slug} hidden={hidden} suggestion={revealed.suggestion} passedOver={revealed.passedOver} />
        </Step>
      ) : null}
      {drives ? (
        <Step title="Another round" ability={abilities.openNextRound}>
          <NextRoundForm slug={slug} hidden={hidden} number={round.number + 1} />
        </Step>
      ) : null}
      {reopens ? (
        <Step title="Take it up again" ability={abilities.reopenScore}>
          <ReopenForm slug={slug} hidden={hidden} number={round.number + 1} />
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
