import { assembleRecord } from '../score/assemble-record'
import { recordOf } from '../score/consensus-record'
import { fixedRulesOf, rulesInWords } from '../score/rule-words'
import { placeAnchors } from '../text/anchor/place-anchors'
import { readAnswer } from '../text/answer-text'
import type { PaperRows } from './load-rows'
import type { PaperContent, PaperRound, PaperThread } from './shape/content'
import { readAtOf } from './shape/mark'

/** Nothing of an assessment changes any more. */
const IS_OVER: readonly string[] = ['submitted', 'reviewed', 'closed']

/** What stands now, for whoever could read these rows. Of an open round nothing but its number. */
export function contentFromRows(rows: PaperRows): PaperContent {
  const { assessment, council, framework, sight, meeting } = rows
  const readOf = (id: string) => {
    const parts = rows.texts.filter(({ documentId }) => documentId === id)
    return parts.length === 0
      ? null
      : { ...readAnswer(parts.map(({ payload }) => payload)), seq: parts.at(-1)?.seq ?? 0 }
  }
  const textOf = (id: string) => readOf(id)?.answer ?? null
  const areStandsClosed = assessment.state !== 'agreeing'
  return {
    ...{ format: 'concord-document/1', kind: 'whole', area: null, seal: null, submittedAt: null },
    isDraft: !IS_OVER.includes(assessment.state),
    ...{ sight, council, framework, levelNames: [...rows.levelNames] },
    assessment: { title: assessment.title, version: assessment.version },
    rules: sight.of === 'assigned' ? [] : rulesInWords(fixedRulesOf(assessment)),
    people: rows.people.map(({ duty, name, post, endedAt }) => ({
      ...{ duty, name, post, until: endedAt?.toISOString() ?? null },
    })),
    signatures: rows.signatures.map(({ name, post, signedAt }) => ({ name, post, signedAt: signedAt.toISOString() })),
    notes: rows.notes,
    areas: rows.areas.map(({ number, title, statementId }) => ({
      ...{ number, title, statement: statementId ? textOf(statementId) : null },
      threads: statementId ? threadsOn(rows, statementId, 'text') : [],
    })),
    questions: assembleRecord(rows.record).map(
      ({ id, code, area, shortName, question, leftOut, kept, aside, open }) => {
        const asked = rows.asked.get(code)
        const pieces = rows.evidence.filter((one) => one.code === code && one.removedAt === null)
        const read = readOf(id)
        return {
          ...{ code, area, shortName, question, leftOut },
          ...{ levels: asked?.levels ?? [], help: asked?.help ?? null },
          answer: read?.answer ?? null,
          ...(read ? { readAt: readAtOf(read.seq, id) } : {}),
          rounds: [
            ...recordOf(kept, open, assessment, areStandsClosed, aside).map(heldRound),
            ...aside.map(({ number, why }): PaperRound => ({ ...UNSEEN, round: number, putAsideBecause: why })),
          ].sort((a, b) => a.round - b.round),
          open: open?.number ?? null,
          evidence: pieces.map(({ title, speaksFor, audience, exemptParagraph, fileName, url, sha256 }) => ({
            ...{ title, speaksFor, audience, exemptParagraph, fileName, url, sha256 },
          })),
          ...(read ? markedIn(read.state, rows, pieces) : {}),
          threads: [
            ...threadsOn(rows, id, 'text'),
            ...pieces.flatMap((one) => threadsOn(rows, one.id, 'evidence', one.title)),
          ],
        }
      },
    ),
    ...{ order: null, route: [] },
    meeting: meeting && {
      startsAt: meeting.startsAt?.toISOString() ?? null,
      ...{ on: meeting.on, place: meeting.place, facilitator: meeting.facilitator },
      order: meeting.order,
      notes: meeting.notes.map(({ kind, words, ownerName, dueOn, on }) => ({
        ...{ kind, words, owner: ownerName, dueOn, code: on?.code ?? null },
      })),
    },
  }
}

/** Numbers at the words that rest on these, in the order of the text. */
function markedIn(state: Uint8Array, { marks }: PaperRows, pieces: PaperRows['evidence']) {
  const own = marks.flatMap(({ evidenceId, start, end, isLost }) => {
    const at = pieces.findIndex(({ id }) => id === evidenceId)
    return at < 0 ? [] : [{ evidence: at + 1, start, end, isLost }]
  })
  const placed = placeAnchors(state, own).map(({ to, evidence }, at) => ({ to, evidence, number: at + 1 }))
  return placed.length > 0 ? { marks: placed } : {}
}

const UNSEEN = { spread: null, cannotJudge: 0, doesNotApply: 0, consensus: null, agreement: null }

const heldRound = (one: ReturnType<typeof recordOf>[number]): PaperRound => ({
  ...{ round: one.number, putAsideBecause: null, spread: one.counts },
  ...{ cannotJudge: one.cannotJudge, doesNotApply: one.doesNotApply, consensus: one.consensus ?? null },
  agreement: one.agreement
    ? {
        ...{ level: one.agreement.level, ambition: one.agreement.ambition, reason: one.agreement.reason },
        ...{ groupDissent: one.agreement.groupDissent, agreedAt: one.agreement.agreed.at.toISOString() },
        ...{ concur: one.agreement.stands.concur, dissent: one.agreement.stands.dissent },
        dissentByName: one.agreement.stands.named.dissent,
        minorityViews: one.agreement.minorityViews.map(({ by, view }) => ({ by, words: view })),
        statements: one.agreement.statements.map(({ group, by, words }) => ({
          ...{ group, by, words, level: one.agreement?.level ?? 1 },
        })),
        reopenedBecause: one.agreement.superseded ? (one.agreement.superseded.why ?? '') : null,
      }
    : null,
})

function threadsOn(rows: PaperRows, subjectId: string, on: PaperThread['on'], quote?: string): PaperThread[] {
  return rows.threads
    .filter((thread) => thread.subjectId === subjectId)
    .map((thread) => ({
      ...{ on, quote: thread.quote ?? quote ?? null, isResolved: thread.resolvedAt !== null },
      said: thread.said.map(({ authorName, authorPost, createdAt, body }) => ({
        ...{ by: authorName, post: authorPost, at: createdAt.toISOString(), words: body },
      })),
    }))
}
