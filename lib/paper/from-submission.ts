import type { ShownComment } from '../review/shown-comment'
import { type Consensus, consensusState } from '../score/consensus'
import { rulesInWords } from '../score/rule-words'
import { LEVELS, type Level } from '../score/score'
import { rulesOf, type SubmittedFile, type SubmittedQuestion, sealIn } from '../submission/submission'
import type { AskedOf } from './load-asked'
import type { PaperContent, PaperRound, PaperThread } from './shape/content'

type Beside = {
  sight: PaperContent['sight']
  levelNames: readonly string[]
  asked: AskedOf
  comments: readonly ShownComment[]
}

/** A sealed copy as this reader may see it: what was signed, with the peers' comments that are open to them. */
export function contentFromSubmission(
  { content, signatures, submittedAt }: SubmittedFile,
  beside: Beside,
): PaperContent {
  const { sight, levelNames, asked, comments } = beside
  const threadsOf = (code: string): PaperThread[] =>
    comments
      .filter((one) => one.code === code)
      .map(({ anchor, author, at, body }) => ({
        ...{ quote: anchor?.quote ?? null, on: 'review' as const, isResolved: false },
        said: [{ by: author, post: null, at: at.toISOString(), words: body }],
      }))
  const rules = rulesOf(content)
  return {
    ...{
      format: 'concord-document/1',
      kind: 'whole',
      area: null,
      isDraft: false,
      seal: sealIn({ signatures }),
      submittedAt,
      sight,
    },
    ...{ council: content.council, framework: content.framework, levelNames: [...levelNames] },
    assessment: { title: content.assessment.title, version: content.assessment.version },
    rules: rulesInWords(rules),
    people: content.people.map(({ duty, name, post, until }) => ({ duty, name, post, until: until ?? null })),
    signatures: signatures.map(({ name, post, signedAt }) => ({ name, post, signedAt })),
    notes: content.notes ?? [],
    areas: content.areas.map(({ number, title, statement }) => ({
      ...{ number, title, statement, threads: threadsOf(String(number)) },
    })),
    questions: content.questions.map((one) => ({
      ...{ code: one.code, area: one.area, question: one.question, leftOut: one.leftOut, answer: one.answer },
      shortName: asked.get(one.code)?.shortName ?? '',
      levels: asked.get(one.code)?.levels ?? [],
      help: asked.get(one.code)?.help ?? null,
      rounds: roundsOf(one, (levels) => consensusState(levels, rules) ?? null),
      open: null,
      evidence: one.evidence.map((piece) => ({ ...piece, exemptParagraph: null })),
      ...(one.marks ? { marks: one.marks.map(({ to, evidence }, at) => ({ to, evidence, number: at + 1 })) } : {}),
      threads: threadsOf(one.code),
    })),
    ...{ meeting: null, order: null, route: [] },
  }
}

function roundsOf({ agreed }: SubmittedQuestion, stateOf: (levels: Level[]) => Consensus | null): PaperRound[] {
  if (!agreed) return []
  const statementsIn = (round: number) =>
    (agreed.minorityStatements ?? [])
      .filter((one) => one.round === round)
      .map(({ group, by, words, level }) => ({ group, by, words, level }))
  const nobody = { concur: null, dissent: null, dissentByName: [], minorityViews: [] }
  const earlier = (agreed.earlier ?? []).map(
    (one): PaperRound => ({
      ...{ round: one.round, putAsideBecause: null, spread: one.spread },
      ...{ cannotJudge: one.cannotJudge, doesNotApply: one.doesNotApply },
      consensus: stateOf(LEVELS.flatMap((level) => Array<Level>(one.spread[level]).fill(level))),
      agreement: one.agreed && {
        ...one.agreed,
        ...nobody,
        statements: statementsIn(one.round),
        reopenedBecause: one.followedBecause ?? '',
      },
    }),
  )
  const aside = (agreed.putAside ?? []).map(
    ({ round, why }): PaperRound => ({
      ...{
        round,
        putAsideBecause: why,
        spread: null,
        cannotJudge: 0,
        doesNotApply: 0,
        consensus: null,
        agreement: null,
      },
    }),
  )
  const last: PaperRound = {
    ...{ round: agreed.round, putAsideBecause: null, spread: agreed.spread },
    ...{ cannotJudge: agreed.cannotJudge, doesNotApply: agreed.doesNotApply, consensus: agreed.consensus },
    agreement: {
      ...{ level: agreed.level, ambition: agreed.ambition, reason: agreed.reason, groupDissent: agreed.groupDissent },
      ...{ agreedAt: agreed.agreedAt ?? null, concur: agreed.concur, dissent: agreed.dissent, dissentByName: [] },
      minorityViews: agreed.minorityViews.map(({ by, view }) => ({ by, words: view })),
      statements: statementsIn(agreed.round),
      reopenedBecause: null,
    },
  }
  return [...earlier, ...aside, last].sort((a, b) => a.round - b.round)
}
