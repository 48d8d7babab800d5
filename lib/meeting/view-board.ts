import { type Caller, inCouncil, type Tx } from '@/db/gate'
import { ok } from '../result'
import { consensusState } from '../score/consensus'
import { describe, type Level } from '../score/score'
import { loadAgenda } from './load-agenda'
import { clockOf, stageOf, timeBudget } from './meeting'
import { mayFollow } from './policy'
import { loadMeeting, type MeetingRow } from './store'
import { countQuestions, type ItemRow } from './store-agenda'
import { loadBoardAgreement, loadBoardRounds, loadLevelWords } from './store-board'
import { loadHands } from './store-hands'

/**
 * What everybody in the meeting and the screen of the room see: one thing for all, sent to all at once. It reads no name
 * and no hidden score, so it can show neither; not how many have scored either.
 */
export const viewBoard = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId)
    const permit = mayFollow(actor, meeting)
    if (!permit.ok) return permit
    const m = permit.value.thing
    const items = await loadAgenda(tx, m)
    const minutes = minutesOf(items, m.minutes)
    const hands = await loadHands(tx, m)
    const item = items.find(({ questionId }) => questionId === m.itemId)
    return ok({
      assessmentId: m.assessmentId as string,
      councilId: actor.councilId as string,
      questionIds: items.map(({ questionId }) => questionId as string),
      version: m.version,
      title: m.title,
      state: m.state,
      startsAt: m.startsAt?.toISOString() ?? null,
      minutes: m.minutes,
      place: m.place,
      maxRounds: m.maxRounds,
      hasFacilitator: m.facilitatorId !== null,
      isFacilitatorHere: m.isFacilitatorHere,
      /** All questions of the assessment, of which the agenda has those that are scored. */
      questions: await countQuestions(tx, m),
      agenda: items.map((one) => ({
        code: one.code,
        shortName: one.shortName,
        question: one.question,
        round: one.round,
        consensus: one.round === 'open' ? null : (one.consensus ?? null),
        level: one.level,
        ambition: one.ambition,
        minutes: minutes.get(one.code) ?? 0,
        isOnConsent: isOnConsent(one),
      })),
      item: item ? await viewItem(tx, m, item) : null,
      clock: clockOf(m, actor.now),
      hands: hands.filter(({ calledAt, endedAt }) => !calledAt && !endedAt).length,
      isSomebodySpeaking: hands.some(({ calledAt, endedAt }) => calledAt && !endedAt),
    })
  })

export type Board = Extract<Awaited<ReturnType<typeof viewBoard>>, { ok: true }>['value']

export const isOnConsent = (item: ItemRow) => item.consentLevel !== null && item.objectedAt === null

/** Minutes by code, for what is still to be talked about. */
export function minutesOf(items: ItemRow[], minutes: number): Map<string, number> {
  const open = items.filter((item) => item.round !== 'agreed' && !isOnConsent(item))
  const budget = timeBudget(open, minutes)
  return new Map(open.map(({ code }, at) => [code, budget[at] ?? 0]))
}

async function viewItem(tx: Tx, m: MeetingRow, item: ItemRow) {
  const stage = stageOf({ round: item.round, isBegun: m.isBegun })
  const rounds = await loadBoardRounds(tx, item.questionId)
  const current = rounds.find(({ state }) => state !== 'superseded')
  const isShown = stage === 'result' || stage === 'agreed'
  const shown = rounds.filter((one) => one.levels !== null && (isShown || (stage === 'scoring' && one !== current)))
  return {
    questionId: item.questionId as string,
    code: item.code,
    shortName: item.shortName,
    question: item.question,
    levels: await loadLevelWords(tx, item.questionId),
    stage,
    roundId: current?.id ?? null,
    roundNumber: current?.number ?? 0,
    why: current?.reason ?? null,
    part: m.answerPart,
    results: shown.map((round) => resultOf(round, m)),
    agreement: stage === 'agreed' ? ((await loadBoardAgreement(tx, item.questionId)) ?? null) : null,
  }
}

/** One revealed round in numbers. */
function resultOf(
  round: { number: number; seats: number; levels: Level[] | null; cannotJudge: number; doesNotApply: number },
  m: MeetingRow,
) {
  const levels = round.levels ?? []
  const spread = describe(levels)
  return {
    number: round.number,
    levels,
    median: spread?.median ?? null,
    quartiles: spread?.quartiles ?? null,
    consensus: consensusState(levels, m) ?? null,
    assessors: round.seats,
    cannotJudge: round.cannotJudge,
    doesNotApply: round.doesNotApply,
  }
}
export type RoundResult = ReturnType<typeof resultOf>
