import type { Consensus, Suggestion } from '../score/consensus'
import { consensusState, suggestedLevel } from '../score/consensus'
import { describe, type Level, levelsOf } from '../score/score'
import type { SubmissionContent } from '../submission/submission'

/** Who agrees to levels of the peer team, and to what: that they are given, and once the report is published that the council has them. */
export const SIDES = ['council', 'team'] as const
export type Side = (typeof SIDES)[number]
export const AGREED_STAGES = ['scoping', 'publishing'] as const
export type AgreedStage = (typeof AGREED_STAGES)[number]

type Given = { by: string; at: Date }
export type Agreement = Record<AgreedStage, Record<Side, Given | null> & { stands: boolean }>

/** What stands once both have said so, and not before. */
export function agreementOf(
  consents: readonly { side: Side; stage: AgreedStage; authorName: string; createdAt: Date }[],
): Agreement {
  const of = (stage: AgreedStage) => {
    const by = (side: Side) => {
      const one = consents.find((consent) => consent.stage === stage && consent.side === side)
      return one ? { by: one.authorName, at: one.createdAt } : null
    }
    const [council, team] = [by('council'), by('team')]
    return { council, team, stands: council !== null && team !== null }
  }
  return { scoping: of('scoping'), publishing: of('publishing') }
}

/** How far both are, in one word. */
export function howFarAgreed({ scoping, publishing }: Agreement) {
  if (publishing.stands) return 'published'
  if (scoping.stands) return 'agreed'
  return scoping.council ? 'council' : scoping.team ? 'team' : 'without'
}

/** What one peer says of a question: what cannot be judged carries no number. */
export type PeerScore = { kind: 'level'; current: Level; reason: string } | { kind: 'cannot-judge'; reason: string }

type Rule = Parameters<typeof consensusState>[1]
export type PeerSpread = {
  levels: Level[]
  median: number
  quartiles: [number, number]
  state: Consensus
  suggestion: Suggestion
}

/** How the team stands on a question, by the rule by which the council's own assessors were judged; nothing where nobody gave a level. */
export function peerSpread(scores: readonly PeerScore[], rule: Rule): PeerSpread | null {
  const levels = levelsOf(scores)
  const spread = describe(levels)
  const [state, suggestion] = [consensusState(levels, rule), suggestedLevel(levels)]
  if (!spread || !state || !suggestion) return null
  return {
    levels,
    median: spread.median,
    quartiles: [spread.quartiles.lower, spread.quartiles.upper],
    state,
    suggestion,
  }
}

export type PeerDissent = { words: string; ofLevel: number; by: string | null }
/** What a team recorded of a question. */
export type Recorded = { code: string; level: Level; reason: string; dissents: PeerDissent[] }
/** The council's own level, the team's and what the council aims for. */
export type Beside = Recorded & { shortName: string; self: Level | null; ambition: Level | null }
export type BesideArea = { number: number; title: string; questions: Beside[] }

/** Question by question as the areas have them, and nothing that would make one number of them. */
export const besideEachOther = (
  { areas, questions }: Pick<SubmissionContent, 'areas' | 'questions'>,
  recorded: readonly Recorded[],
  shortName: (code: string) => string,
): BesideArea[] =>
  areas
    .map(({ number, title }) => ({
      ...{ number, title },
      questions: questions.flatMap(({ code, area, agreed }) => {
        const peers = area === number ? recorded.find((one) => one.code === code) : undefined
        const self = (agreed?.level ?? null) as Level | null
        return peers
          ? [{ ...peers, shortName: shortName(code), self, ambition: (agreed?.ambition ?? null) as Level | null }]
          : []
      }),
    }))
    .filter((area) => area.questions.length > 0)
