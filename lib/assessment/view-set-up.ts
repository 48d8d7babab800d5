import { type Caller, inCouncil } from '@/db/gate'
import { loadPeople } from '../people/load-people'
import { ok, refuse } from '../result'
import { NAMINGS } from './assessment'
import { loadOverview } from './load-overview'
import {
  mayAssign,
  mayChangeRules,
  mayNamePeople,
  mayNameSuccessors,
  mayStartPreparing,
  mayTightenNaming,
} from './policy'
import { loadAssessment, loadAssignments, loadDuties } from './store'
import { vacanciesOf } from './vacancies'

/** What the lead sets up: rules, dates, the people to choose from and those named, and who writes which answer. */
export const viewSetUp = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !actor.roles.includes('lead')) return refuse({ kind: 'not-found' as const })
    const duties = await loadDuties(tx, assessment.id)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment,
      people: await loadPeople(tx),
      duties: duties.filter(({ endedAt }) => endedAt === null),
      former: duties.filter(({ endedAt }) => endedAt !== null),
      vacancies: vacanciesOf(duties, assessment.state),
      questions: await loadOverview(tx, actor, assessment),
      assignments: await loadAssignments(tx, assessment.id),
      abilities: {
        changeRules: mayChangeRules(actor, assessment).ok,
        namePeople: mayNamePeople(actor, assessment).ok,
        tightenNaming: NAMINGS.filter((to) => mayTightenNaming(actor, assessment, to).ok),
        nameSuccessor: mayNameSuccessors(actor, assessment),
        assign: mayAssign(actor, assessment).ok,
        startPreparing: mayStartPreparing(actor, assessment).ok,
      },
    })
  })

export type SetUp = Extract<Awaited<ReturnType<typeof viewSetUp>>, { ok: true }>['value']
