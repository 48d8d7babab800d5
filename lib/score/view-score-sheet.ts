import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { holds, may } from '../access/access'
import { loadDuties } from '../assessment/store-duties'
import { loadNamers } from '../people/load-namers'
import type { ScoreRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { BareWords } from '../text/bare-words'
import { consensusState, levelsByCell } from './consensus'
import { blocsOf, crossPartyConcerns, type Sided } from './cross-party'
import { hideSmallCells, placeOf, type ShownCells } from './hide-small-cells'
import { loadAnswer } from './load-answer'
import {
  mayAgreeScore,
  mayAttachMinorityStatement,
  mayOpenNextRound,
  mayPutRoundAside,
  mayRecordStance,
  mayReopenScore,
  mayRevealRound,
  maySeeQuorum,
  maySubmitScore,
  mayWithdrawMinorityStatement,
} from './policy'
import { coverage, describe, LEVELS, type Level, levelsOf } from './score'
import { shownChange } from './shown-change'
import { loadQuorum, loadScoreSheet, type ScoreSheet, type SheetAddress } from './store'
import { loadAgreement } from './store-agreement'
import { loadLeadership, loadMinorityStatements } from './store-minority'
import { type GivenScore, loadDrafts, loadScores } from './store-scores'
import { voicesOf } from './voices'

/**
 * One question's scoring as this reader may see it. Before the reveal that is their own score and, for the lead and
 * the chair, whether enough are in; not one fact about anybody else's. After it, everything that the naming rule allows.
 */
export const viewScoreSheet = (caller: Caller, input: SheetAddress) =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input)
    return sheet ? ok(await sheetWithAnswer(tx, actor, sheet)) : refuse({ kind: 'not-found' })
  })

/** The same, beside the answer that is judged. `words`: what that says, where it is read already. */
export async function sheetWithAnswer(tx: Tx, actor: Actor, sheet: ScoreSheet, words?: BareWords) {
  const shown = await shownSheet(tx, actor, sheet, await loadScores(tx, sheet))
  const duties = shown.revealed ? await loadDuties(tx, sheet.assessmentId) : []
  return {
    ...shown,
    changed: await shownChange(tx, actor, sheet, words),
    answer: shown.revealed && (await loadAnswer(tx, { id: sheet.questionId, code: sheet.code })),
    /** Who records the level, and for whoever is no assessor who could name them one, to be asked. */
    chairs: duties.flatMap(({ duty, isHeld, name }) => (duty === 'chair' && isHeld ? [name] : [])),
    namers: shown.duties.isAssessor || may(actor, 'name-people') ? [] : await loadNamers(tx),
  }
}

export type ScorePageView = Awaited<ReturnType<typeof sheetWithAnswer>>

/** A sheet as this reader may see it, with the scores that the database shows them. */
export async function shownSheet(tx: Tx, actor: Actor, sheet: ScoreSheet, visible: GivenScore[]) {
  const hasQuorum = maySeeQuorum(actor, sheet) && (await loadQuorum(tx, sheet))
  const current = visible.filter(({ roundId }) => roundId === sheet.round?.id)
  const mine = visible.filter(({ assessorId }) => assessorId === actor.userId)
  const isRevealed = sheet.round !== undefined && sheet.round.state !== 'open'
  const before = mine.filter(({ roundId }) => roundId !== sheet.round?.id)
  // They hang on a level that was agreed, in this round or in one before.
  const wasAgreed = sheet.rounds.some(({ agreementId }) => agreementId !== null)
  const statements = wasAgreed ? await loadMinorityStatements(tx, sheet.questionId) : []
  const leads = wasAgreed && may(actor, 'state-minority') ? await loadLeadership(tx, actor) : undefined
  return {
    reader: { userId: actor.userId as string },
    question: { id: sheet.questionId as string, code: sheet.code, ...sheet.asked },
    rule: ruleOf(sheet),
    round: sheet.round,
    seats: sheet.seats.length,
    duties: { isAssessor: holds(actor, sheet.myDuties, 'assessor'), isChair: holds(actor, sheet.myDuties, 'chair') },
    /** Who has left the open round, and how many rounds before were put aside. */
    vacated: sheet.round?.state === 'open' ? sheet.seats.flatMap(leftBy) : [],
    putAside: sheet.putAside,
    /** Whether any round of it stands in the record of consensus: one that was revealed, or put aside. */
    isOnRecord: sheet.rounds.some(({ revealedAt, putAsideAt }) => revealedAt !== null || putAsideAt !== null),
    mine: onlyScore(mine.find(({ roundId }) => roundId === sheet.round?.id)),
    draft: sheet.round && sheet.hasSeat ? (await loadDrafts(tx, [sheet.round.id]))[0]?.draft : undefined,
    mineBefore: scoreBefore(before.sort((a, b) => b.roundNumber - a.roundNumber)[0]),
    // only where it is needed to reveal: while people score alone it would step as somebody saves
    quorumReached:
      sheet.state === 'agreeing' && sheet.round?.state === 'open' && maySeeQuorum(actor, sheet) ? hasQuorum : undefined,
    revealed: isRevealed ? viewRevealed(actor, sheet, current) : undefined,
    agreement: isRevealed ? await viewAgreement(tx, actor, sheet) : undefined,
    /** What leaders of groups have stand beside the level, and beside one that was agreed before and reopened. */
    statements: statements.map((statement) => {
      const { id, group, by, words, statedAt, changedAt, round, level, agreementId } = statement
      return {
        ...{ id, group, by, words, statedAt, changedAt, round, level },
        isOfThisLevel: agreementId === sheet.agreementId,
        mayWithdraw: mayWithdrawMinorityStatement(actor, sheet, statement).ok,
      }
    }),
    leads: leads?.groupName,
    earlier: viewEarlier(actor, sheet, visible),
    abilities: {
      submitScore: ability(maySubmitScore(actor, sheet)),
      revealRound: ability(mayRevealRound(actor, sheet, hasQuorum)),
      openNextRound: ability(mayOpenNextRound(actor, sheet)),
      putRoundAside: ability(mayPutRoundAside(actor, sheet)),
      reopenScore: ability(mayReopenScore(actor, sheet)),
      agreeScore: ability(mayAgreeScore(actor, sheet)),
      attachStatement: ability(mayAttachMinorityStatement(actor, sheet, leads, statements)),
      recordStance: ability(mayRecordStance(actor, sheet)),
    },
  }
}

export type ScoreSheetView = Awaited<ReturnType<typeof shownSheet>>

/** A button and its refusal come from the same policy, so they cannot disagree. */
export type Ability = { may: true } | { may: false; because: ScoreRefusal }
const ability = (judged: Result<unknown, ScoreRefusal>): Ability =>
  judged.ok ? { may: true } : { may: false, because: judged.refusal }

const leftBy = ({ name, post, isVacated }: ScoreSheet['seats'][number]) => (isVacated ? [{ name, post }] : [])

const onlyScore = (given: GivenScore | undefined) => given && { score: given.score, submittedAt: given.submittedAt }

const scoreBefore = (given: GivenScore | undefined) => given && { score: given.score, round: given.roundNumber }

/** What was fixed before the first score, for `rulesInWords`. */
const ruleOf = ({ consensusRule, agreeShare, quorumShare, maxRounds, namingRule, crossParty }: ScoreSheet) => ({
  ...{ consensusRule, agreeShare, quorumShare, maxRounds, namingRule, crossParty },
})

function viewRevealed(actor: Actor, sheet: ScoreSheet, given: GivenScore[]) {
  const assessors = sheet.seats
  const scores = given.map(({ score }) => score)
  const levels = levelsOf(scores).sort((a, b) => a - b)
  const judged = given.flatMap(({ score, ...by }) =>
    score.kind === 'level'
      ? [{ group: by.group, inAdministration: by.inAdministration, level: score.current, place: placeOf(by) }]
      : [],
  )
  const shown = shownOf(sheet, assessors, given)
  const byTable = (table: 'role' | 'group') =>
    sheet.namingRule === 'anonymous'
      ? []
      : levelsByCell(
          judged.map(({ place, level }) => ({ label: place[table], level })),
          shown[table],
        )
  const groupsAgainst = (level: Level) => crossPartyConcerns(judged, level, sheet).map(({ called }) => called)
  return {
    coverage: coverage(scores, assessors.length),
    levels,
    spread: describe(levels),
    consensus: consensusState(levels, sheet),
    passedOver: holds(actor, sheet.myDuties, 'chair')
      ? LEVELS.map((level) => ({ level, groups: groupsAgainst(level) }))
      : [],
    breakdown: byTable('group'),
    byRole: byTable('role'),
    answers: answersOf(actor, sheet, given, shown),
  }
}

/** What was said in one round, each with as much of its author as the naming rule allows. */
const answersOf = (actor: Actor, sheet: ScoreSheet, given: GivenScore[], shown: ShownCells<'role' | 'group'>) =>
  given
    .map((one) => ({ score: one.score, isMine: one.assessorId === actor.userId, by: whoOf(one, sheet, shown) }))
    .sort((a, b) => order(a).localeCompare(order(b)))

/** What the cross-party rule says of the members outside the administration is known of them, and so nothing is shown from which theirs could be taken. */
function shownOf({ crossParty }: Pick<ScoreSheet, 'crossParty'>, assessors: readonly Placed[], given: GivenScore[]) {
  const speaksOfOutside = crossParty && blocsOf(assessors).some(({ kind }) => kind === 'outside')
  const place = (one: Placed) => ({
    ...placeOf(one),
    side: speaksOfOutside && one.inAdministration === false ? 'outside' : 'everybody else',
  })
  const levels = given.filter(({ score }) => score.kind === 'level')
  return hideSmallCells(assessors.map(place), levels.map(place), ['side'])
}
type Placed = Parameters<typeof placeOf>[0] & Sided

/** The finest cell that may be shown; its people cannot be told apart by any table beside it. */
function whoOf(one: GivenScore, sheet: ScoreSheet, shown: ShownCells<'role' | 'group'>): string | null {
  if (sheet.namingRule === 'names') return `${one.name}, ${one.post}`
  const { group, role } = placeOf(one)
  if (sheet.namingRule === 'anonymous') return null
  return shown.group.has(group) ? group : shown.role.has(role) ? role : null
}

/** By what was said, never by when: the order of arrival would tell who. */
const order = (answer: { score: GivenScore['score']; by: string | null }) =>
  `${answer.score.kind === 'level' ? answer.score.current : answer.score.kind} ${answer.by ?? '~'} ${answer.score.reason}`

async function viewAgreement(tx: Tx, actor: Actor, sheet: ScoreSheet) {
  const found = await loadAgreement(tx, sheet)
  if (!found) return undefined
  const { level, ambition, reason, groupDissent, consensus, agreedAt } = found.agreement
  const mine = found.stances.find(({ assessorId }) => assessorId === actor.userId)
  return {
    ...{ level, ambition, reason, groupDissent, consensus, agreedAt },
    concur: found.stances.filter(({ stance }) => stance === 'concur').length,
    dissent: found.stances.filter(({ stance }) => stance === 'dissent').length,
    /** How many have not said: each is asked, in their inbox and here. */
    silent: sheet.seats.length - found.stances.length,
    minorityViews: voicesOf(found.stances, sheet.seats, sheet.namingRule),
    mine: mine && { stance: mine.stance, minorityView: mine.minorityView, isNamed: mine.isNamed },
  }
}

/** How views moved: the rounds that this one followed, each as it was revealed. */
function viewEarlier(actor: Actor, sheet: ScoreSheet, visible: GivenScore[]) {
  const earlier = sheet.rounds.filter(({ state, revealedAt }) => state === 'superseded' && revealedAt !== null)
  return earlier.map(({ id, number, revealedAt }) => {
    const given = visible.filter(({ roundId }) => roundId === id)
    const levels = levelsOf(given.map(({ score }) => score))
    return {
      ...{ number, revealedAt, levels: levels.sort((a, b) => a - b), consensus: consensusState(levels, sheet) },
      answers: answersOf(
        actor,
        sheet,
        given,
        shownOf(
          sheet,
          sheet.seatsBefore.filter(({ roundId }) => roundId === id),
          given,
        ),
      ),
    }
  })
}
