import type { KeptRound } from './consensus-record'
import type { RecordRows } from './load-record'
import { scoreFromRow } from './store'

/** The rounds of one question as they were stored, the oldest first: the revealed ones, and of the open one only that it is open. */
export type KeptQuestion = ReturnType<typeof assembleRecord>[number]

/** Each question with its rounds, from their rows. */
export const assembleRecord = (rows: RecordRows) =>
  rows.questions.map((question) => {
    const own = rows.held.filter(({ round }) => round.assessmentQuestionId === question.id)
    const open = own.find(({ round }) => round.state === 'open')
    return {
      ...question,
      kept: own.flatMap((held) => keptRound(held, rows) ?? []),
      open: open && {
        number: open.round.number,
        reason: open.round.reason,
        opened: { at: open.round.openedAt, by: open.openedBy },
      },
    }
  })

function keptRound({ round, openedBy, revealedBy, agreement, agreedBy }: Held, { given, said }: RecordRows) {
  if (!round.revealedAt) return undefined
  const own = given.filter(({ roundId }) => roundId === round.id)
  return {
    number: round.number,
    state: round.state,
    reason: round.reason,
    opened: { at: round.openedAt, by: openedBy },
    revealed: { at: round.revealedAt, by: revealedBy },
    scores: own.map(scoreFromRow),
    given: own.flatMap(({ assessorId, current }) => (current === null ? [] : [{ assessorId, level: current }])),
    agreement: agreement
      ? {
          ...agreement,
          agreed: { at: agreement.agreedAt, by: agreedBy },
          stances: said.filter(({ agreementId }) => agreementId === agreement.id),
        }
      : undefined,
  } satisfies KeptRound & Record<string, unknown>
}

type Held = RecordRows['held'][number]
