import { Details } from '@/app/_ui/details'
import type { AreaView } from '@/lib/score/view-area'

const percent = (share: number) => `${Math.round(share * 100)}%`
const NAMING: Record<AreaView['rules']['namingRule'], string> = {
  names: 'After the reveal each score stands beside its author’s name.',
  roles: 'After the reveal scores stand beside a role or group where three or more share it, never beside a name.',
  anonymous: 'After the reveal scores stand beside no name and no role.',
}

/** What was fixed before anybody scored, so that everybody knows what their score will be used for. */
export function RulesInWords({ rules }: { rules: AreaView['rules'] }) {
  const { agreeShare, quorumShare, maxRounds, namingRule, crossParty } = rules
  return (
    <Details summary="The rules, fixed before the first score">
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>A level is agreed when {percent(agreeShare)} choose it and all are within one level of each other.</li>
        <li>Scores are revealed once {percent(quorumShare)} of the assessors have scored, all at the same moment.</li>
        <li>
          {maxRounds === 1
            ? 'There is one round for each question.'
            : `There are at most ${maxRounds} rounds for each question, each as blind as the first.`}
        </li>
        <li>{NAMING[namingRule]}</li>
        {crossParty ? (
          <li>A level two or more away from a political group’s median needs that group’s dissent on record.</li>
        ) : null}
        <li>Nothing is averaged. The meeting agrees a level, and the chair records it with its reason.</li>
      </ul>
    </Details>
  )
}
