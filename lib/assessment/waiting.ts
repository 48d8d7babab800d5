import type { NamedQuestion } from '../framework/named-question'
import { type Line, linesOfActs, type Wait } from '../notice/line'

/** What can wait for the reader on a question, in the words of the pages that list questions. */
export const QUESTION_ACTS = {
  write: 'Write the answer to',
  score: 'Give your score on',
  'look-again': 'The answer changed since you scored',
  reveal: 'Enough scores are in: reveal',
  agree: 'Record the agreed level of',
  'decide-change': 'The answer changed: decide whether the level stays, on',
  'say-concur': 'Say whether you agree with the level of',
} as const
export type QuestionAct = keyof typeof QUESTION_ACTS

const isOfQuestion = (wait: Wait): wait is Wait & { kind: QuestionAct; code: string } => wait.kind in QUESTION_ACTS

/** What waits for the reader in an assessment: each thing on a question with that question, all else as the inbox says it. */
export type Waiting = { kind: QuestionAct; question: NamedQuestion } | (Line & { question?: undefined })

/** The same that their inbox has. */
export const waitingOf = (waits: readonly Wait[]): Waiting[] => [
  ...linesOfActs(waits.filter((wait) => !isOfQuestion(wait))),
  ...waits.flatMap((wait): Waiting[] =>
    isOfQuestion(wait) ? [{ kind: wait.kind, question: { code: wait.code, shortName: wait.short_name ?? '' } }] : [],
  ),
]

/** How many things they are. */
export const countWaiting = (all: readonly Waiting[]): number =>
  all.reduce((sum, one) => sum + (one.question ? 1 : one.count), 0)

/** What waits on a question. */
export const waitingOn = (waits: readonly Wait[], code: string): QuestionAct | null =>
  waits.filter(isOfQuestion).find((wait) => wait.code === code)?.kind ?? null
