import { type FixedRules, rulesInWords } from '@/lib/score/rule-words'
import { Details } from './details'

/** The rules that were fixed before the first score, where somebody scores or reads scores. */
export const RulesInWords = ({ rules }: { rules: FixedRules }) => (
  <Details summary="The rules, fixed before the first score">
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {rulesInWords(rules).map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  </Details>
)
