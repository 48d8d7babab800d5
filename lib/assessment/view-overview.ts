import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadAreas } from '../framework/load-areas'
import { loadWaitsOf } from '../notice/store'
import { ok, refuse } from '../result'
import { countUnanswered } from '../review/store'
import { isOpenForWork, isRunning } from './assessment'
import { loadOverview } from './load-overview'
import { loadReviewing } from './load-reviewing'
import { notesAs } from './notes-as'
import {
  mayChangeRules,
  mayNameSuccessors,
  mayOpenMeeting,
  mayOpenScoring,
  maySeeCoverage,
  maySeeWhole,
  mayStartPreparing,
} from './policy'
import { nextStep } from './stages'
import { loadAssessment } from './store'
import { loadDuties } from './store-duties'
import { loadAssignments } from './store-questions'
import { vacanciesOf } from './vacancies'
import { waitingOf, waitingOn } from './waiting'

/** The overview: areas and questions with their states, who writes and who has which duty, what waits for the reader, and what they may do. */
export const viewOverview = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const areas = await loadAreas(tx, assessment.frameworkVersionId)
    const questions = await loadOverview(tx, actor, assessment)
    const waits = await loadWaitsOf(tx, { assessmentId: assessment.id })
    const writers = await loadAssignments(tx, assessment.id)
    const duties = await loadDuties(tx, assessment.id)
    const isIn = questions.filter((q) => q.leftOut === null)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment,
      areas,
      questions: questions.map((q) => ({
        ...q,
        waiting: waitingOn(waits, q.code),
        writers: writers.flatMap(({ questionId, name }) => (questionId === q.id ? [name] : [])),
      })),
      duties: duties.filter(({ isHeld }) => isHeld),
      vacancies: mayNameSuccessors(actor, assessment) ? vacanciesOf(duties, assessment.state) : [],
      waiting: waitingOf(waits),
      ready: isIn.filter((q) => q.progress === 'ready').length,
      /** Who is named and has still to accept: until then scoring does not open. */
      stillInvited: new Set(assessment.promised.map(({ invitationId }) => invitationId)).size,
      next: nextStep(actor, assessment, {
        ...{ duties, toAgree: isIn.filter((q) => q.level === null).length },
        reviewing: await loadReviewing(tx, assessment),
      }),
      /** Comments of peers that nobody has answered for the council. */
      peersWait: maySeeWhole(actor) && !isRunning(assessment.state) ? await countUnanswered(tx, assessment.id) : 0,
      /** As which statutory officer the reader may add a note when it is signed. */
      notesAs: isRunning(assessment.state) ? await notesAs(tx, actor) : null,
      isOpenForWork: isOpenForWork(assessment.state),
      isRunning: isRunning(assessment.state),
      abilities: {
        setUp: mayChangeRules(actor, assessment).ok,
        startPreparing: mayStartPreparing(actor, assessment, []).ok,
        openScoring: mayOpenScoring(actor, assessment, {
          ready: isIn.filter((q) => q.progress === 'ready').length,
          invited: assessment.promised.map(() => ({ name: '' })),
        }).ok,
        openMeeting: mayOpenMeeting(actor, assessment).ok,
        remind: maySeeCoverage(actor, assessment),
        readWhole: maySeeWhole(actor),
        answerPeers: may(actor, 'answer-peers'),
      },
    })
  })

export type Overview = Extract<Awaited<ReturnType<typeof viewOverview>>, { ok: true }>['value']
