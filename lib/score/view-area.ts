import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { mayInAssessment } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadAreas } from '../framework/load-areas'
import { ok, refuse } from '../result'
import { maySubmitScore } from './policy'
import { fixedRulesOf } from './rule-words'
import { loadAsked, loadCodes, loadScoreSheet, type ScoreSheet } from './store'
import { loadMine, loadProgress, loadScores } from './store-scores'

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
    const questions = []
    for (const code of await loadCodes(tx, assessment.id, area.number)) {
      const sheet = await loadScoreSheet(tx, actor, { assessmentId: assessment.id, code })
      if (sheet) questions.push(await viewQuestion(tx, actor, sheet))
    }
    const progress = await loadProgress(tx, actor, assessment.id)
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
      questions,
    })
  })

export type AreaView = Extract<Awaited<ReturnType<typeof viewArea>>, { ok: true }>['value']
export type AreaQuestion = AreaView['questions'][number]

async function viewQuestion(tx: Tx, actor: Actor, sheet: ScoreSheet) {
  const earlier = (await loadScores(tx, sheet))
    .filter((given) => given.assessorId === actor.userId && given.roundId !== sheet.round?.id)
    .sort((a, b) => b.roundNumber - a.roundNumber)
  return {
    code: sheet.code,
    ...(await loadMine(tx, actor, sheet)),
    ...(await loadAsked(tx, sheet)),
    round: sheet.round && { id: sheet.round.id, number: sheet.round.number, state: sheet.round.state },
    before: earlier[0]?.score,
    maySubmit: maySubmitScore(actor, sheet).ok,
  }
}
