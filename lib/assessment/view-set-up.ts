import { type Caller, inCouncil } from '@/db/gate'
import { may, NAMED_DUTIES, roleMay } from '../access/access'
import { ok, refuse } from '../result'
import { NAMINGS } from './assessment'
import { loadOverview } from './load-overview'
import { mayAssign, mayBeAssigned, mayChangeRules, mayNamePeople, mayStartPreparing, mayTightenNaming } from './policy'
import { loadAssessment, loadAssignments, loadDuties, loadPeople } from './store'

/** What the lead sets up: rules, dates, the people to choose from and those named, and who writes which answer. */
export const viewSetUp = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !may(actor, 'see-set-up')) return refuse({ kind: 'not-found' })
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment,
      people: (await loadPeople(tx)).map((person) => ({
        ...person,
        mayHold: NAMED_DUTIES.filter((duty) => roleMay(person.role, `be-${duty}`)),
        mayWrite: mayBeAssigned({ roles: [person.role] }),
      })),
      duties: await loadDuties(tx, assessment.id),
      questions: await loadOverview(tx, actor, assessment),
      assignments: await loadAssignments(tx, assessment.id),
      abilities: {
        changeRules: mayChangeRules(actor, assessment).ok,
        namePeople: mayNamePeople(actor, assessment, []).ok,
        tightenNaming: NAMINGS.filter((to) => mayTightenNaming(actor, assessment, to).ok),
        assign: mayAssign(actor, assessment, []).ok,
        startPreparing: mayStartPreparing(actor, assessment).ok,
      },
    })
  })

export type SetUp = Extract<Awaited<ReturnType<typeof viewSetUp>>, { ok: true }>['value']
