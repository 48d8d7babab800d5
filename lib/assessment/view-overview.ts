import { type Caller, inCouncil } from '@/db/gate'
import { mayInAssessment } from '../access/access'
import { loadAreas } from '../framework/load-areas'
import { ok, refuse } from '../result'
import { isBeingScored, isOpenForWork, type Waiting } from './assessment'
import { loadOverview, waitingOnWhole } from './load-overview'
import {
  mayAssign,
  mayChangeRules,
  mayNameSuccessors,
  mayOpenMeeting,
  mayOpenScoring,
  maySeeCoverage,
  maySeeWhole,
  mayStartPreparing,
} from './policy'
import { loadAssessment } from './store'
import { loadDuties } from './store-duties'
import { vacanciesOf } from './vacancies'

/** The overview: areas and questions with their states, who has which duty, what waits for the reader and what they may do. */
export const viewOverview = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const areas = await loadAreas(tx, assessment.frameworkVersionId)
    const questions = await loadOverview(tx, actor, assessment)
    const duties = await loadDuties(tx, assessment.id)
    const mayName = mayNameSuccessors(actor, assessment)
    const ready = questions.filter((q) => q.progress === 'ready').length
    const waiting: Waiting[] = [
      ...waitingOnWhole(actor, assessment),
      ...questions.flatMap((q) =>
        q.waiting ? [{ kind: q.waiting, question: { code: q.code, shortName: q.shortName } }] : [],
      ),
    ]
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment,
      areas,
      questions,
      duties: duties.filter(({ isHeld }) => isHeld),
      vacancies: mayName ? vacanciesOf(duties, assessment.state) : [],
      waiting,
      isOpenForWork: isOpenForWork(assessment.state),
      abilities: {
        setUp: mayChangeRules(actor, assessment).ok,
        assign: mayAssign(actor, assessment, []).ok,
        nameSuccessor: mayName,
        startPreparing: mayStartPreparing(actor, assessment).ok,
        openScoring: mayOpenScoring(actor, assessment, ready).ok,
        openMeeting: mayOpenMeeting(actor, assessment).ok,
        score: mayInAssessment(actor, assessment.myDuties, 'score') && isBeingScored(assessment.state),
        viewCoverage: maySeeCoverage(actor, assessment) && isBeingScored(assessment.state),
        viewSubmission: maySeeWhole(actor),
        readStatements: maySeeWhole(actor),
      },
    })
  })

export type Overview = Extract<Awaited<ReturnType<typeof viewOverview>>, { ok: true }>['value']
