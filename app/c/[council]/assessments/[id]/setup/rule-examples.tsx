import { SmallSpread } from '@/app/_ui/small-spread'
import { StateMark } from '@/app/_ui/state-mark'
import type { RuleKind } from '@/lib/assessment/assessment'
import { consensusState } from '@/lib/score/consensus'
import { crossPartyConcerns } from '@/lib/score/cross-party'
import type { Level } from '@/lib/score/score'

const EXAMPLES: Level[][] = [
  [3, 3, 3, 3, 3, 3, 3, 1],
  [1, 2, 2, 3, 3, 3, 4, 4],
  [1, 1, 1, 2, 3, 3, 4, 4],
]

/** The same three spreads under each rule, with the state that the rule gives them. */
export const RuleExamples = ({ consensusRule, agreeShare }: { consensusRule: RuleKind; agreeShare: number }) => (
  <span className="mt-2 flex flex-wrap gap-x-6 gap-y-3">
    {EXAMPLES.map((levels) => {
      const state = consensusState(levels, { consensusRule, agreeShare })
      return (
        <span key={levels.join()} className="flex flex-col items-center text-text">
          <SmallSpread levels={levels} />
          {state ? <StateMark state={state} /> : null}
        </span>
      )
    })}
  </span>
)

const HILL: Level[] = [1, 1, 1]
const OTHERS: Level[] = [3, 3, 3, 3, 3]

/** What the cross-party rule does, drawn from one made-up round. */
export function CrossPartyExample() {
  const round = [
    ...HILL.map((level) => ({ group: 'Hill group', inAdministration: null, level })),
    ...OTHERS.map((level) => ({ group: 'Vale group', inAdministration: null, level })),
  ]
  const [concern] = crossPartyConcerns(round, 3, { crossParty: true })
  return (
    <span className="mt-2 flex flex-col gap-1 text-text">
      <SmallSpread levels={[...HILL, ...OTHERS]} />
      {concern ? (
        <span>
          For example: the {concern.called} has {concern.assessors} assessors, and the middle of its scores is{' '}
          {concern.median}. Level 3 can be agreed only with that group’s dissent on record.
        </span>
      ) : null}
    </span>
  )
}
