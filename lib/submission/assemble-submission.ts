import type { DocumentId } from '@/db/ids'
import { type Audience, isRestricted } from '../evidence/evidence'
import { assembleRecord, type KeptQuestion } from '../score/assemble-record'
import type { AsideRound } from '../score/consensus-record'
import { countLevels, coverage, levelsOf, type Score } from '../score/score'
import { voicesOf } from '../score/voices'
import { placeAnchors } from '../text/anchor/place-anchors'
import { readAnswer } from '../text/answer-text'
import type { SubmissionRows } from './load-submission'
import type { SigningNote } from './signing-note'
import { type SubmissionContent, submissionContent } from './submission'

/** Each text's Yjs state, by the code of its question or the number of its area. */
export type Texts = Map<string, { subjectId: DocumentId; state: Uint8Array }>
type Kept = KeptQuestion['kept'][number]

/** Everything that is signed, and each text's Yjs state beside it. The same rows always give the same content. */
export function assembleSubmission(rows: SubmissionRows): { content: SubmissionContent; texts: Texts } {
  const { assessment, council, framework, areas, people } = rows
  const texts: Texts = new Map()
  const take = (code: string, subjectId: DocumentId) => {
    const parts = rows.texts.filter(({ documentId }) => documentId === subjectId)
    const { answer, text, state } = readAnswer(parts.map(({ payload }) => payload))
    texts.set(code, { subjectId, state })
    return { written: answer, text, state }
  }
  const questions = assembleRecord(rows.record).map(({ id, code, area, question, leftOut, kept, aside }) => {
    const { written, text, state } = take(code, id)
    const files = rows.files.filter((file) => file.assessmentQuestionId === id)
    return {
      ...{ code, area, question, leftOut, answer: written, text },
      agreed: agreedIn(kept, aside, rows),
      evidence: files.map(shownOf),
      ...markedIn(state, rows, files),
    }
  })
  const notes = notesIn(rows.notes)
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
    areas: areas.map(({ number, title, statementId }) => {
      const { written, text } = statementId ? take(String(number), statementId) : { written: null, text: '' }
      return { number, title, statement: written, text }
    }),
    people: people.map((person) => namedAs(person, people)),
    questions,
    ...(notes.length > 0 ? { notes } : {}),
  })
  return { content, texts }
}

/** The notes that stand, without those that were withdrawn. */
export const notesIn = (rows: SubmissionRows['notes']): SigningNote[] =>
  rows.flatMap(({ office, authorName: by, post, words, writtenAt }) =>
    words === null ? [] : [{ office, by, post, words, at: writtenAt.toISOString() }],
  )

/** The level that stands, with who held otherwise and the rounds that led to it. */
function agreedIn(kept: Kept[], aside: AsideRound[], { assessment }: SubmissionRows) {
  const round = kept.find(({ state }) => state === 'agreed')
  if (!round?.agreement) return null
  const { consensus, stances } = round.agreement
  const assessors = round.seats.map((seat) => ({ ...seat, name: `${seat.name}, ${seat.post}` }))
  const followers = [...kept, ...aside]
  return {
    ...saidIn(round.agreement),
    consensus,
    round: round.number,
    ...countsOf(round.scores),
    assessors: assessors.length,
    concur: stances.filter(({ stance }) => stance === 'concur').length,
    dissent: stances.filter(({ stance }) => stance === 'dissent').length,
    minorityViews: voicesOf(stances, assessors, assessment.namingRule),
    ...statedIn(kept),
    ...letStandIn(kept),
    earlier: kept
      .filter(({ state }) => state === 'superseded')
      .map(({ number, scores, agreement }) => ({
        round: number,
        ...countsOf(scores),
        agreed: agreement ? saidIn(agreement) : null,
        followedBecause: followers.find((later) => later.number === number + 1)?.reason ?? null,
      })),
    ...(aside.length > 0 ? { putAside: aside.map(asideIn) } : {}),
  }
}

/** What a group's leader has said of a level stays with the question when that level is reopened: nobody but they takes it back. */
function statedIn(kept: Kept[]) {
  const minorityStatements = kept.flatMap(({ number, agreement }) =>
    (agreement?.statements ?? []).map(({ group, by, words }) => ({
      ...{ group, by, words, round: number, level: agreement?.level ?? 0 },
    })),
  )
  return minorityStatements.length > 0 ? { minorityStatements } : {}
}

/** What was decided about changes of the answer, of each round. */
function letStandIn(kept: Kept[]) {
  const letStand = kept.flatMap(({ number, letStand }) =>
    letStand.map(({ at, why }) => ({ round: number, at: at.toISOString(), why })),
  )
  return letStand.length > 0 ? { letStand } : {}
}

const asideIn = ({ number, putAside, why }: AsideRound) => ({ round: number, at: putAside.at.toISOString(), why })

/** A duty under the post of its time; where it changed hands, until when, why, and whom its holder followed. */
function namedAs(person: Named, people: readonly Named[]) {
  const { duty, name, post, endedAt, endReason, succeeds, startedAt, startReason } = person
  const before = people.find(({ id }) => id === succeeds)
  return {
    ...{ duty, name, post },
    ...(endedAt && endReason ? { until: endedAt.toISOString(), because: endReason } : {}),
    ...(before && startReason
      ? { follows: `${before.name}, ${before.post}`, from: startedAt.toISOString(), named: startReason }
      : {}),
  }
}

type Named = SubmissionRows['people'][number]

const saidIn = ({ level, ambition, reason, groupDissent, agreedAt }: NonNullable<Kept['agreement']>) => ({
  ...{ level, ambition, reason, groupDissent },
  agreedAt: agreedAt.toISOString(),
})

function countsOf(scores: Score[]) {
  const { cannotJudge, doesNotApply } = coverage(scores, 0)
  return { spread: countLevels(levelsOf(scores)), cannotJudge, doesNotApply }
}

/** Words that rest on what is shown of a question's evidence. */
function markedIn(state: Uint8Array, { marks }: SubmissionRows, files: SubmissionRows['files']) {
  const shown = marks.flatMap(({ evidenceId, start, end, isLost }) => {
    const at = files.findIndex(({ id, audience }) => id === evidenceId && isShown(audience))
    return at < 0 ? [] : [{ evidenceId, evidence: at + 1, start, end, isLost }]
  })
  const placed = placeAnchors(state, shown).map(({ from, to, words, evidence, evidenceId }) => ({
    ...{ from, to, words, evidence, evidenceId },
  }))
  return placed.length > 0 ? { marks: placed } : {}
}

const isShown = (audience: Audience) => !isRestricted(audience)

/** What is exempt or confidential appears as withheld, with its hash alone. */
function shownOf({ audience, sha256, ...file }: SubmissionRows['files'][number]) {
  return {
    audience,
    sha256,
    title: isShown(audience) ? file.title : null,
    speaksFor: isShown(audience) ? file.speaksFor : null,
    fileName: isShown(audience) ? file.fileName : null,
    url: isShown(audience) ? file.url : null,
  }
}
