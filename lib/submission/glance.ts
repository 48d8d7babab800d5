import { AUDIENCE_WORDS, type Audience } from '../evidence/evidence'
import type { SubmissionContent } from './submission'

type Question = SubmissionContent['questions'][number]
export type Glance = ReturnType<typeof glanceOf>

/**
 * What whoever signs has to see at one look: how many questions stand at each level, where somebody holds otherwise and what they say, what was
 * left out and why, and how much evidence there is for whom to read. Nothing is averaged.
 */
export function glanceOf({ questions }: SubmissionContent) {
  const agreed = questions.flatMap(({ code, agreed }) => (agreed ? [{ code, ...agreed }] : []))
  const evidence = questions.flatMap((question) => question.evidence)
  return {
    levels: ([4, 3, 2, 1] as const).map((level) => ({
      level,
      count: agreed.filter((one) => one.level === level).length,
    })),
    assessors: Math.max(0, ...agreed.map(({ assessors }) => assessors)),
    disagreements: questions.filter(hasDisagreement).map(({ code, agreed }) => ({
      ...{ code, level: agreed?.level ?? null, dissent: agreed?.dissent ?? 0 },
      ...{ group: agreed?.groupDissent ?? null, views: agreed?.minorityViews ?? [] },
      /** In full; `was` of one that was said of a level that was reopened. */
      statements: statementsOf(agreed).map(({ group, by, words, round, level }) => ({
        ...{ group, by, words },
        was: round === agreed?.round ? undefined : { round, level },
      })),
    })),
    leftOut: questions.flatMap(({ code, leftOut }) => (leftOut === null ? [] : [{ code, because: leftOut }])),
    evidence: (Object.keys(AUDIENCE_WORDS) as Audience[])
      .map((audience) => ({
        audience,
        count: evidence.filter((one) => one.audience === audience).length,
      }))
      .filter(({ count }) => count > 0),
  }
}

/** Somebody holds otherwise than the level that was agreed: an assessor, a group by its own words, or its leader by a statement. */
export const hasDisagreement = ({ agreed }: Question): boolean =>
  agreed !== null && (agreed.dissent > 0 || agreed.groupDissent !== null || statementsOf(agreed).length > 0)

const statementsOf = (agreed: Question['agreed']) => agreed?.minorityStatements ?? []
