import { type Actor, type Caller, inCouncil } from '@/db/gate'
import { mayInAssessment } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadLastLevels } from '../assessment/store-following'
import { loadAreas } from '../framework/load-areas'
import { ok, refuse } from '../result'
import { changedSinceMine } from './changed-answer'
import { maySubmitScore } from './policy'
import { fixedRulesOf } from './rule-words'
import { loadSheetsOfArea, type ScoreSheet } from './store'
import { loadJudged, loadRead } from './store-judged'
import { loadElsewhere, loadMine, loadProgress } from './store-scores'

/**
 * An assessor's score sheet of one area: its questions with what they have submitted and put down themselves, the rules
 * that were fixed before the first score, and how far they are in every area. Holds nothing of anybody else.
 */
export const viewArea = (caller: Caller, input: { assessmentId: string; area: number }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !mayInAssessment(actor, assessment.myDuties, 'score')) return refuse({ kind: 'not-found' })
    const areas = await loadAreas(tx, assessment.frameworkVersionId)
    const area = areas.find(({ number }) => number === input.area)
    if (!area) return refuse({ kind: 'not-found' })
    const sheets = await loadSheetsOfArea(tx, actor, assessment.id, area.number)
    const mine = await loadMine(tx, actor, sheets)
    const open = sheets.filter(({ round }) => round?.state === 'open')
    const judged = await loadJudged(
      tx,
      actor,
      open.flatMap(({ round }) => round?.id ?? []),
    )
    const read = await loadRead(
      tx,
      open.map(({ questionId }) => questionId),
    )
    const progress = await loadProgress(tx, actor, assessment.id)
    const last = new Map(
      (assessment.followsId ? await loadLastLevels(tx, assessment.id) : []).map((one) => [one.code, one]),
    )
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: { userId: actor.userId },
      assessment: { id: assessment.id, title: assessment.title, scoresDueOn: assessment.scoresDueOn },
      rules: fixedRulesOf(assessment),
      area,
      progress: areas.map(({ number, title }) => ({
        number,
        title,
        asked: progress.get(number)?.asked ?? 0,
        submitted: progress.get(number)?.submitted ?? 0,
      })),
      questions: sheets.map((sheet) => ({
        ...viewQuestion(actor, sheet, mine),
        last: lastOf(last.get(sheet.code), assessment.hidesLastLevels && !hasScored(sheet, mine)),
        /** Since the reader scored it, and what of it. */
        changed: changedSinceMine(
          judged.filter(({ roundId }) => roundId === sheet.round?.id),
          read.get(sheet.questionId) ?? UNREAD,
        ),
      })),
      /** Where scoring goes on once this area is done. */
      elsewhere: await loadElsewhere(tx, actor, assessment.id, area.number),
    })
  })

export type AreaView = Extract<Awaited<ReturnType<typeof viewArea>>, { ok: true }>['value']
export type AreaQuestion = AreaView['questions'][number]

type Last = { level: number; ambition: number }
/** What was agreed the last time; hidden, only that it is, so that it leads nobody who has still to judge. */
const lastOf = (last: Last | undefined, isHidden: boolean) => last && (isHidden ? ('hidden' as const) : last)
const hasScored = ({ questionId }: ScoreSheet, { submitted }: Awaited<ReturnType<typeof loadMine>>) =>
  submitted.some((one) => one.questionId === questionId)

/** What nobody has edited since it is read. */
const UNREAD = { words: '', seq: 0 }

function viewQuestion(actor: Actor, sheet: ScoreSheet, { submitted, drafts }: Awaited<ReturnType<typeof loadMine>>) {
  const { round } = sheet
  const own = submitted.filter(({ questionId }) => questionId === sheet.questionId)
  const given = own.find(({ roundId }) => roundId === round?.id)
  const earlier = own.find(({ roundId }) => roundId !== round?.id)
  return {
    code: sheet.code,
    ...sheet.asked,
    submitted: given && { score: given.score, submittedAt: given.submittedAt },
    draft: drafts.find(({ roundId }) => roundId === round?.id)?.draft,
    round: round && { id: round.id, number: round.number, state: round.state, reason: round.reason },
    before: earlier?.score,
    beforeRound: sheet.rounds.find(({ id }) => id === earlier?.roundId)?.number,
    maySubmit: maySubmitScore(actor, sheet).ok,
  }
}
