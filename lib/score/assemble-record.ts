import type { AsideRound, KeptRound } from './consensus-record'
import type { RecordRows } from './load-record'
import { scoreFromRow } from './store-scores'

/** The rounds of one question as they were stored, the oldest first: the revealed ones; of one put aside and of the open one only that they are. */
export type KeptQuestion = ReturnType<typeof assembleRecord>[number]

/** Each question with its rounds, from their rows. */
export const assembleRecord = (rows: RecordRows) =>
  rows.questions.map((question) => {
    const own = rows.held.filter(({ round }) => round.assessmentQuestionId === question.id)
    const open = own.find(({ round }) => round.state === 'open')
    return {
      ...question,
      kept: own.flatMap((held) => keptRound(held, rows) ?? []),
      aside: own.flatMap((held) => asideRound(held) ?? []),
      open: open && {
        number: open.round.number,
        reason: open.round.reason,
        opened: { at: open.round.openedAt, by: open.openedBy },
      },
    }
  })

function keptRound(
  { round, openedBy, revealedBy, agreement, agreedBy }: Held,
  { given, said, seats, statements, letStand }: RecordRows,
) {
  if (!round.revealedAt) return undefined
  const own = given.filter(({ roundId }) => roundId === round.id)
  return {
    number: round.number,
    state: round.state,
    reason: round.reason,
    opened: { at: round.openedAt, by: openedBy },
    revealed: { at: round.revealedAt, by: revealedBy },
    scores: own.map(scoreFromRow),
    seats: seats.filter(({ roundId }) => roundId === round.id),
    letStand: letStand.flatMap(({ roundId, at, by, why }) => (roundId === round.id && why ? [{ at, by, why }] : [])),
    given: own.flatMap(({ assessorId, current }) => (current === null ? [] : [{ assessorId, level: current }])),
    agreement: agreement
      ? {
          ...agreement,
          agreed: { at: agreement.agreedAt, by: agreedBy },
          stances: said.filter(({ agreementId }) => agreementId === agreement.id),
          statements: statements.filter(({ agreementId }) => agreementId === agreement.id).map(statementIn),
        }
      : undefined,
  } satisfies KeptRound & Record<string, unknown>
}

const statementIn = ({ groupName, authorName, words, statedAt, changedAt }: RecordRows['statements'][number]) => ({
  ...{ group: groupName, by: authorName, words, at: changedAt ?? statedAt },
})

/** Of a round that was put aside only that it was, and why. */
function asideRound({ round, openedBy, putAsideBy }: Held): AsideRound | undefined {
  if (!round.putAsideAt) return undefined
  return {
    number: round.number,
    reason: round.reason,
    opened: { at: round.openedAt, by: openedBy },
    putAside: { at: round.putAsideAt, by: putAsideBy },
    why: round.putAsideReason ?? '',
  }
}

type Held = RecordRows['held'][number]
