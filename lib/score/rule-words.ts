import type { NamingRule, RuleKind } from '../assessment/assessment'
import type { Consensus } from './consensus'

/** What an assessment fixes before its first score. Shares are between 0 and 1. */
export type FixedRules = {
  consensusRule: RuleKind
  agreeShare: number
  quorumShare: number
  maxRounds: number
  namingRule: NamingRule
  crossParty: boolean
}

/** The rules of an assessment's row, or of its frozen copy. */
export const fixedRulesOf = (a: Omit<FixedRules, 'crossParty'> & { crossPartyRule: boolean }): FixedRules => {
  const { consensusRule, agreeShare, quorumShare, maxRounds, namingRule, crossPartyRule } = a
  return { consensusRule, agreeShare, quorumShare, maxRounds, namingRule, crossParty: crossPartyRule }
}

export const RULE_NAMES: Record<RuleKind, string> = {
  standard: 'Share and distance',
  percent: 'Share alone',
  rand: 'No real disagreement',
}

const percent = (share: number) => `${Math.round(share * 100)}%`

/** When a question counts as agreed, in a sentence or two. */
export function agreedInWords({ consensusRule, agreeShare }: Pick<FixedRules, 'consensusRule' | 'agreeShare'>): string {
  const words: Record<RuleKind, string> = {
    standard: `Agreed means that at least ${percent(agreeShare)} give one level and nobody is more than one level from another.`,
    percent: `Agreed means that at least ${percent(agreeShare)}, and more than half, give one level. A few far voices do not stop it.`,
    rand: 'Agreed means that there are no two camps and only a few stand off the middle level: 1 of 5 to 7 people, 2 of 8 to 10, 3 of 11 to 13.',
  }
  return words[consensusRule]
}

export const NAMING_WORDS: Record<NamingRule, string> = {
  names: 'After the reveal everybody sees who gave which score.',
  roles: 'After the reveal a score carries a role or group, where three or more share it. It never carries a name.',
  anonymous: 'After the reveal scores are shown without a name, a role or a group.',
}

/** All rules of an assessment in plain sentences, for whoever is asked to score under them. */
export const rulesInWords = (rules: FixedRules): string[] => [
  agreedInWords(rules),
  `Scores can be revealed when ${percent(rules.quorumShare)} of the assessors have scored. Where they come from two political groups or more, two groups must have scored.`,
  rules.maxRounds === 1
    ? 'Each question has one round of scoring.'
    : `Each question has at most ${rules.maxRounds} rounds of scoring.`,
  NAMING_WORDS[rules.namingRule],
  rules.crossParty
    ? 'A level that is two or more away from the middle of a political group of three or more needs that group’s dissent on record. Where a group was marked as the administration, the members outside it count together in the same way.'
    : 'The cross-party rule is off: a level may be agreed against the middle of a political group, or of the members outside the administration.',
  'Nothing is averaged. The meeting agrees a level, and the chair records it with its reason.',
]

/** What a round's state means under its rule. */
export function stateInWords(state: Consensus, rule: Pick<FixedRules, 'consensusRule' | 'agreeShare'>): string {
  if (state === 'polarised') return 'Two camps, each at least a third of the scores, stand two or more levels apart.'
  const share = percent(rule.agreeShare)
  const words: Record<RuleKind, Record<Exclude<Consensus, 'polarised'>, string>> = {
    standard: {
      agreed: `At least ${share} gave the same level, and all are within one level of each other.`,
      close: 'Half of the scores lie within one level, and nobody is two or more from the median.',
      split: 'The scores lie too far apart to agree without talking.',
    },
    percent: {
      agreed: `At least ${share}, and more than half, gave the same level.`,
      close: `At least ${share}, and more than half, stand on two neighbouring levels.`,
      split: `No level, and no two neighbouring levels, hold ${share} of the scores.`,
    },
    rand: {
      agreed: 'Few enough stand off the middle level, and the middle of the scores lies close together.',
      close: 'The middle of the scores lies close together, but too many stand off one level.',
      split: 'The middle of the scores lies too far apart for such scores.',
    },
  }
  return words[rule.consensusRule][state]
}
