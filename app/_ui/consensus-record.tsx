import type { AsideRound, RecordedAgreement, RecordedRound } from '@/lib/score/consensus-record'
import { type FixedRules, stateInWords } from '@/lib/score/rule-words'
import { LEVELS } from '@/lib/score/score'
import { LevelMark } from './level-mark'
import { MinorityStatement } from './minority-statement'
import { medianWords } from './round-words'
import { SmallSpread } from './small-spread'
import { standWords } from './stand-words'
import { StateMark } from './state-mark'
import { Time } from './time'

/** How the level of one question came about: round by round, with what was agreed, by whom, why, and who held otherwise. */
export function ConsensusRecord({
  rounds,
  aside = [],
  rules,
}: {
  rounds: RecordedRound[]
  aside?: AsideRound[]
  rules: FixedRules
}) {
  const all = [...rounds, ...aside].sort((a, b) => a.number - b.number)
  return (
    <ol className="flex flex-col gap-6">
      {all.map((round) => (
        <li key={round.number} className="flex flex-col gap-3 break-inside-avoid">
          {'putAside' in round ? <Aside round={round} /> : <Held round={round} rules={rules} />}
        </li>
      ))}
    </ol>
  )
}

const Held = ({ round, rules }: { round: RecordedRound; rules: FixedRules }) => (
  <>
    <p>
      <strong>Round {round.number}</strong>, opened <When {...round.opened} />, revealed <When {...round.revealed} />.
      {round.reason ? ` Why: ${round.reason}` : ''}
    </p>
    <div className="grid grid-cols-1 items-start gap-x-8 gap-y-3 lg:grid-cols-2">
      <Result round={round} rules={rules} />
      {round.agreement ? <Agreed agreement={round.agreement} /> : null}
    </div>
    {round.letStand.map(({ why, ...decided }) => (
      <p key={decided.at.toISOString()} className="border-l-4 border-line pl-4 whitespace-pre-line">
        The answer changed after it was scored. Decided <When {...decided} /> that what was scored stands. Why: {why}
      </p>
    ))}
  </>
)

const Aside = ({ round }: { round: AsideRound }) => (
  <p className="border-l-4 border-line pl-4">
    <strong>Round {round.number}</strong>, opened <When {...round.opened} />, was put aside <When {...round.putAside} />{' '}
    because somebody had left it. What was scored in it is shown to nobody. Why: {round.why}
  </p>
)

const When = ({ at, by }: { at: Date; by: string | null }) => (
  <>
    <Time at={at} />
    {by ? ` by ${by}` : ''}
  </>
)

function Result({ round, rules }: { round: RecordedRound; rules: FixedRules }) {
  const { spread, consensus, counts } = round
  const levels = LEVELS.flatMap((level) => Array<typeof level>(counts[level]).fill(level))
  const facts = [
    { what: 'Scores at levels 1 to 4', value: LEVELS.map((level) => counts[level]).join(', ') },
    ...(spread
      ? [
          { what: 'Middle', value: medianWords(spread.median) },
          { what: 'Interquartile range', value: rounded(spread.iqr) },
          { what: 'Range', value: rounded(spread.range) },
          { what: 'Largest share on one level', value: `${Math.round(spread.modeShare * 100)}%` },
        ]
      : []),
    { what: 'Gave a level', value: `${levels.length} of ${round.assessors}` },
    ...(round.cannotJudge > 0 ? [{ what: 'Could not judge', value: round.cannotJudge }] : []),
    ...(round.doesNotApply > 0 ? [{ what: 'Said that it does not apply', value: round.doesNotApply }] : []),
  ]
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-3">
      <div>
        <SmallSpread levels={levels} />
        {consensus ? <StateMark state={consensus} /> : null}
      </div>
      <div className="min-w-0 max-w-md flex-1 basis-64">
        {consensus ? (
          <p className="mb-2">{stateInWords(consensus, rules)}</p>
        ) : (
          <p className="mb-2">Nobody gave a level.</p>
        )}
        <dl className="grid grid-cols-[max-content_1fr] gap-x-4">
          {facts.map(({ what, value }) => (
            <div key={what} className="contents">
              <dt className="text-secondary">{what}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}

const rounded = (value: number) => String(Math.round(value * 100) / 100)

function Agreed({ agreement }: { agreement: RecordedAgreement }) {
  const { level, ambition, reason, groupDissent, agreed, stands, minorityViews, statements, superseded } = agreement
  return (
    <div className={`flex flex-col gap-2 border-l-4 pl-4 ${superseded ? 'border-line' : 'border-done'}`}>
      <p className="flex flex-wrap items-center gap-x-3">
        <strong>{superseded ? 'Agreed, and later superseded' : 'Agreed'}</strong>
        <LevelMark level={level} ambition={ambition} words />
      </p>
      <p className="whitespace-pre-line">{reason}</p>
      <p className="text-sm text-secondary">
        Recorded <When {...agreed} />.
      </p>
      {groupDissent ? <p className="whitespace-pre-line">Dissent on record: {groupDissent}</p> : null}
      <p>
        {standWords(stands)}
        {stands.silent > 0 ? `, ${stands.silent} did not say` : ''}.
      </p>
      {stands.byRole.map(({ role, silent, ...stood }) => (
        <p key={role}>
          {role}: {standWords(stood)}, {silent} did not say.
        </p>
      ))}
      {stands.named.concur.length > 0 ? <p>Agree: {stands.named.concur.join('; ')}.</p> : null}
      {stands.named.dissent.length > 0 ? <p>Dissent by name: {stands.named.dissent.join('; ')}.</p> : null}
      {minorityViews.map(({ by, view }) => (
        <figure key={`${by} ${view}`}>
          <blockquote className="whitespace-pre-line">{view}</blockquote>
          <figcaption className="text-sm text-secondary">{by}, minority view</figcaption>
        </figure>
      ))}
      {statements.map((statement) => (
        <MinorityStatement key={`${statement.group} ${statement.by}`} statement={statement} />
      ))}
      {superseded ? (
        <p>
          Reopened <When {...superseded} />. {superseded.why ? `Why: ${superseded.why}` : ''}
        </p>
      ) : null}
    </div>
  )
}
