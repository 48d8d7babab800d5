import type { AssessmentQuestionId } from '@/db/ids'
import { assembleRecord, type KeptQuestion } from '../score/assemble-record'
import { countLevels, coverage, levelsOf, type Score } from '../score/score'
import { voicesOf } from '../score/voices'
import { readAnswer } from '../text/answer-text'
import type { SubmissionRows } from './load-submission'
import { type SubmissionContent, submissionContent } from './submission'

/** Each answer's Yjs state, by the code of its question. */
export type Answers = Map<string, { questionId: AssessmentQuestionId; state: Uint8Array }>
type Kept = KeptQuestion['kept'][number]

/** Everything that is signed, and each answer's Yjs state beside it. The same rows always give the same content. */
export function assembleSubmission(rows: SubmissionRows): { content: SubmissionContent; answers: Answers } {
  const { assessment, council, framework, areas, people } = rows
  const answers: Answers = new Map()
  const questions = assembleRecord(rows.record).map(({ id, code, area, question, leftOut, kept }) => {
    const { answer, text, state } = readAnswer(
      rows.texts.filter(({ questionId }) => questionId === id).map(({ payload }) => payload),
    )
    answers.set(code, { questionId: id, state })
    return {
      ...{ code, area, question, leftOut, answer, text },
      agreed: agreedIn(kept, rows),
      evidence: rows.files.filter((file) => file.assessmentQuestionId === id).map(shownOf),
    }
  })
  const content = submissionContent.parse({
    format: 'concord-submission/1',
    council,
    framework,
    assessment: { id: assessment.id, title: assessment.title, version: assessment.version },
    rules: {
      consensusRule: assessment.consensusRule,
      agreeShare: assessment.agreeShare,
      quorumShare: assessment.quorumShare,
      maxRounds: assessment.maxRounds,
      namingRule: assessment.namingRule,
      crossPartyRule: assessment.crossPartyRule,
    },
    areas,
    people: people.map(({ duty, name, post }) => ({ duty, name, post })),
    questions,
  })
  return { content, answers }
}

/** The level that stands, with who held otherwise and the rounds that led to it. */
function agreedIn(kept: Kept[], { people, assessment }: SubmissionRows) {
  const round = kept.find(({ state }) => state === 'agreed')
  if (!round?.agreement) return null
  const { consensus, stances } = round.agreement
  const assessors = people
    .filter(({ duty }) => duty === 'assessor')
    .map((person) => ({ ...person, name: `${person.name}, ${person.post}`, group: person.groupName }))
  return {
    ...saidIn(round.agreement),
    consensus,
    round: round.number,
    ...countsOf(round.scores),
    assessors: assessors.length,
    concur: stances.filter(({ stance }) => stance === 'concur').length,
    dissent: stances.filter(({ stance }) => stance === 'dissent').length,
    minorityViews: voicesOf(stances, assessors, assessment.namingRule),
    earlier: kept
      .filter(({ state }) => state === 'superseded')
      .map(({ number, scores, agreement }) => ({
        round: number,
        ...countsOf(scores),
        agreed: agreement ? saidIn(agreement) : null,
        followedBecause: kept.find((later) => later.number === number + 1)?.reason ?? null,
      })),
  }
}

const saidIn = ({ level, ambition, reason, groupDissent, agreedAt }: NonNullable<Kept['agreement']>) => ({
  ...{ level, ambition, reason, groupDissent },
  agreedAt: agreedAt.toISOString(),
})

function countsOf(scores: Score[]) {
  const { cannotJudge, doesNotApply } = coverage(scores, 0)
  return { spread: countLevels(levelsOf(scores)), cannotJudge, doesNotApply }
}

/** What is exempt or confidential appears as withheld, with its hash alone. */
function shownOf({ audience, sha256, ...file }: SubmissionRows['files'][number]) {
  const isShown = audience === 'public' || audience === 'council'
  return {
    audience,
    sha256,
    title: isShown ? file.title : null,
    speaksFor: isShown ? file.speaksFor : null,
    fileName: isShown ? file.fileName : null,
    url: isShown ? file.url : null,
  }
}
